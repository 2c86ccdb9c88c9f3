import { beforeEach, describe, expect, test } from "vitest";
import { WasmError } from "../../src/core/errors";
import { Arena } from "../../src/wasm/arena";
import { expectThrow } from "../core/throwing";

const PAGE_BYTES = 65536;
const HEAP_BASE = 100;

let memory: WebAssembly.Memory;
let arena: Arena;

beforeEach(() => {
  memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
  arena = new Arena(memory, HEAP_BASE);
});

describe("allocate", () => {
  test.each([0, 1, 63, 64, 65, 1000])("blocks of %i bytes begin on cache lines behind the heap's base", (bytes) => {
    const starts = [arena.allocate(bytes), arena.allocate(bytes)];
    for (const start of starts) expect(start % 64).toBe(0);
    expect(starts[0]).toBeGreaterThanOrEqual(HEAP_BASE);
    expect(starts[1] - starts[0]).toBeGreaterThanOrEqual(Math.max(bytes, 1));
  });

  test("counts the bytes of whole cache lines as live", () => {
    arena.allocate(1);
    arena.allocate(65);
    expect(arena.liveBytes).toBe(64 + 128);
  });

  test("grows memory, with room to read past the last block", () => {
    const start = arena.allocate(PAGE_BYTES);
    expect(memory.buffer.byteLength).toBe(2 * PAGE_BYTES);
    arena.free(start);
    arena.allocate(2 * PAGE_BYTES - 128);
    expect(memory.buffer.byteLength).toBe(3 * PAGE_BYTES);
  });

  test("takes the first free block that is large enough, and leaves the rest of it free", () => {
    const [a, b, c] = [256, 64, 256].map((bytes) => arena.allocate(bytes));
    arena.allocate(64);
    arena.free(a);
    arena.free(c);
    expect(arena.allocate(128)).toBe(a);
    expect(arena.allocate(256)).toBe(c);
    expect(arena.allocate(128)).toBe(a + 128);
    expect(b).toBe(a + 256);
  });
});

describe("what is no size", () => {
  test.each([NaN, -1, 0.5, Infinity, -Infinity, 2 ** 53])("%d is refused, and nothing has changed", (bytes) => {
    const start = arena.allocate(64);
    expect(() => arena.allocate(bytes)).toThrow(bytes === 2 ** 53 ? WasmError : RangeError);
    expect(arena.liveBytes).toBe(64);
    expect(arena.allocate(64)).toBe(start + 64);
  });

  test.each([undefined, null, "64", 64n, {}])("%o is refused", (bytes) => {
    expect(() => arena.allocate(bytes as never)).toThrow(TypeError);
    expect(arena.allocate(0)).toBe(128);
  });
});

describe("free", () => {
  test("joins neighbors, in any order of giving back", () => {
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const blocks = [64, 128, 64].map((bytes) => arena.allocate(bytes));
      const fence = arena.allocate(64);
      for (const i of order) arena.free(blocks[i]);
      expect(arena.allocate(256)).toBe(blocks[0]);
      arena.free(blocks[0]);
      arena.free(fence);
    }
  });

  test("gives the end of memory back", () => {
    const first = arena.allocate(64);
    const second = arena.allocate(64);
    arena.free(first);
    arena.free(second);
    expect(arena.liveBytes).toBe(0);
    expect(arena.allocate(3 * PAGE_BYTES)).toBe(first);
  });

  test("refuses what is no block, and a second time", () => {
    const start = arena.allocate(64);
    const free = (address: number) => () => {
      arena.free(address);
    };
    expectThrow(free(start + 4), WasmError, `Arena.free: ${start + 4} is no block of this arena.`);
    arena.free(start);
    expectThrow(free(start), WasmError, `Arena.free: ${start} is no block of this arena.`);
  });
});

describe("when memory is out", () => {
  const message =
    "wasm-mlp: no memory for a block of 262144 bytes beside the 64 in use; " +
    "dispose of networks, or train on smaller batches or parts of the data.";

  test("an error says so and nothing has changed", () => {
    const before = arena.allocate(64);
    expectThrow(() => arena.allocate(4 * PAGE_BYTES), WasmError, message);
    expect(arena.liveBytes).toBe(64);
    expect(memory.buffer.byteLength).toBe(PAGE_BYTES);
    expect(arena.allocate(64)).toBe(before + 64);
    arena.free(before);
  });

  test("4 GiB is the limit, whatever the memory says", () => {
    expect(() => new Arena(new WebAssembly.Memory({ initial: 1 }), 0).allocate(2 ** 33)).toThrow(WasmError);
  });
});

/** A memory that only counts. */
function countingMemory(pages: number, mostPages: number) {
  const buffer = { byteLength: pages * PAGE_BYTES };
  let growths = 0;
  const grow = (added: number) => {
    if (buffer.byteLength / PAGE_BYTES + added > mostPages) throw new RangeError("no more");
    growths++;
    buffer.byteLength += added * PAGE_BYTES;
    return 0;
  };
  return { buffer: buffer as ArrayBuffer, grow, growths: () => growths };
}

describe("a large memory", () => {
  test("grows by a share of itself: from 1 to 4 GiB in a dozen steps, not page by page", () => {
    const large = countingMemory(16384, 65536);
    const crowded = new Arena(large, 0);
    let pages = 0;
    // The last page holds the room behind the last block.
    for (; pages < 65535; pages++) crowded.allocate(PAGE_BYTES);
    expect(large.buffer.byteLength).toBe(65536 * PAGE_BYTES);
    expect(large.growths()).toBe(12);
    expect(() => crowded.allocate(PAGE_BYTES)).toThrow(WasmError);
  });

  test("grows page by page where a share of it is not to be had", () => {
    const large = countingMemory(16384, 16384 + 100);
    const crowded = new Arena(large, 0);
    for (let pages = 0; pages < 16384 + 99; pages++) crowded.allocate(PAGE_BYTES);
    expect(large.buffer.byteLength).toBe((16384 + 100) * PAGE_BYTES);
  });
});

test("random allocations never overlap and all bytes come back", () => {
  const blocks = new Map<number, number>();
  let state = 1;
  const next = (limit: number) => (state = (state * 48271) % 2147483647) % limit;
  for (let i = 0; i < 2000; i++) {
    if (blocks.size > 20 || (blocks.size > 0 && next(2) === 0)) {
      const start = [...blocks.keys()][next(blocks.size)];
      arena.free(start);
      blocks.delete(start);
    } else {
      const bytes = 1 + next(3000);
      const start = arena.allocate(bytes);
      for (const [other, length] of blocks) expect(start + bytes <= other || other + length <= start).toBe(true);
      blocks.set(start, bytes);
    }
  }
  for (const start of blocks.keys()) arena.free(start);
  expect(arena.liveBytes).toBe(0);
  expect(arena.allocate(3 * PAGE_BYTES)).toBe(128);
});
