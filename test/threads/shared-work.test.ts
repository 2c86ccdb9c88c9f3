/** Work in parts has the bits of the whole, its parts cover it once, and a part that was left half done is made whole. */
import { describe, expect, test } from "vitest";
import { DIVISIBLE, sharedKernels, type AllKernels, type SharedKernel } from "../../src/threads/division";
import type { Gate } from "../../src/threads/gate";
import { SharedWork } from "../../src/threads/shared-work";
import * as ActivationCode from "../../src/wasm/activation-code";
import { Start } from "../../src/wasm/kernels";
import { expectBits, modulesWithExtras, sample, sampleIntegers, TestArena, type Block } from "../kernels";

const GAP = 3;
const THREAD = 1;

/** What SharedWork needs of the gate. */
function copierIn({ memory }: AllKernels): Gate {
  const copy = (to: number, from: number, bytes: number) => {
    new Uint8Array(memory.buffer).copyWithin(to, from, from + bytes);
  };
  return { copy } as Gate;
}

/** Divides a call as the pool does, and passes each of its parts to `visit`, the last first. */
function eachPart(
  work: SharedWork,
  name: SharedKernel,
  args: readonly number[],
  parts: number,
  visit: (part: number) => void,
): number {
  const division = DIVISIBLE[name].divide(...args);
  work.describe(name, division, parts, args);
  let count = 0;
  for (let first = 0; first < args[division.count];) {
    const begun = work.begin(first);
    for (let part = begun - 1; part >= 0; part--) visit(part);
    first += work.unitsOf(begun);
    count += begun;
  }
  return count;
}

/** Kernels that note their arguments instead of computing, with a work that calls them. */
function noted(): { work: SharedWork; calls: number[][] } {
  const calls: number[][] = [];
  const note = (...args: number[]) => void calls.push(args);
  const functions = Object.fromEntries(Object.keys(DIVISIBLE).map((name) => [name, note]));
  const memory = new WebAssembly.Memory({ initial: 1 });
  return { work: new SharedWork({ ...functions, memory } as unknown as AllKernels, 64), calls };
}

/** Elements [begin, end) of rows of `ld` that a call of a product with C at 0 writes. */
function countWrites(m: number, n: number, ldc: number, parts: number): { counts: Uint8Array; parts: number } {
  const { work, calls } = noted();
  const counts = new Uint8Array(m * ldc);
  const args = [m, n, 5, 0, 5, 0, n, 0, ldc, Start.zero, 0, 0];
  const done = eachPart(work, "gemmNN", args, parts, (part) => {
    work.compute(part, 0);
  });
  for (const [rows, columns, , , , , , c] of calls) {
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) counts[c / 4 + i * ldc + j]++;
  }
  return { counts, parts: done };
}

describe("cutting", () => {
  test("every element of a product is in one part, for all sizes to 70", () => {
    for (let m = 1; m <= 70; m += 3) {
      for (let n = 1; n <= 70; n++) {
        for (const asked of [2, 4, 6, 8, 16]) {
          const { counts, parts } = countWrites(m, n, n + 1, asked);
          const wrong = counts.findIndex((count, at) => count !== Number(at % (n + 1) < n));
          if (wrong >= 0)
            expect.fail(`${m} x ${n}, ${asked} parts: element ${wrong} is written ${counts[wrong]} times`);
          if (parts > asked) expect.fail(`${m} x ${n}: ${parts} parts instead of ${asked}`);
        }
      }
    }
  });

  test("as many parts as asked for, where they come out even", () => {
    expect(countWrites(256, 240, 240, 8).parts).toBe(8);
    expect(countWrites(240, 256, 256, 8).parts).toBe(8);
  });

  test("every element of a block is in one part, from 1 element to several rounds", () => {
    for (const n of [1, 4, 15, 16, 17, 64, 1000, 8192, 8193, 64 * 8192, 64 * 8192 + 4, 200 * 8192]) {
      const { work, calls } = noted();
      eachPart(work, "adamStep", [0, 1e9, 2e9, 3e9, n, 1, 2, 3, 4, 5, 6, 7], 4, (part) => {
        work.compute(part, 0);
      });
      const sorted = calls.toSorted(([a], [b]) => a - b);
      let next = 0;
      for (const [p, g, m, v, count, ...rest] of sorted) {
        expect([p, g, m, v]).toStrictEqual([next, 1e9 + next, 2e9 + next, 3e9 + next]);
        expect(rest).toStrictEqual([1, 2, 3, 4, 5, 6, 7]);
        expect(count).toBeLessThanOrEqual(8192);
        next += 4 * count;
      }
      expect(next).toBe(4 * n);
    }
  });

  test("addresses above 2 GiB stay what they are", () => {
    const { work, calls } = noted();
    const high = 3 * 2 ** 30;
    const args = [60, 8, 4, high, 4, high + 64, 8, high + 128, 8, Start.zero, 0, 0];
    const parts = eachPart(work, "gemmNN", args, 2, (part) => {
      if (part === 1) work.compute(part, 77);
    });
    expect(parts).toBe(2);
    const [rows, ...rest] = calls[0];
    expect(rows).toBe(28);
    expect(rest).toStrictEqual([8, 4, high + 512, 4, high + 64, 8, high + 128 + 1024, 8, Start.zero, 0, 77]);
  });
});

/** Arguments of a call, made twice with blocks of their own, and the blocks that it writes. */
interface Call {
  readonly args: readonly number[];
  readonly written: readonly Block[];
}

type MakeCall = (arena: TestArena, rows: number, columns: number, kernels: AllKernels) => Call;

/** Blocks of `sample` values; those at the places of `written` may change. */
function blocks(arena: TestArena, n: number, count: number, written: readonly number[]): [number[], Block[]] {
  const all = Array.from({ length: count }, (_, i) => {
    const values = sample(n, i + 1).map((x) => (i === count - 1 ? Math.abs(x) : x));
    return written.includes(i) ? arena.inOut(values) : arena.input(values);
  });
  return [all.map(({ ptr }) => ptr), written.map((i) => all[i])];
}

function elementCall(count: number, written: readonly number[], ...rest: readonly number[]): MakeCall {
  return (arena, rows, columns) => {
    // The blocks of optimizers are whole vectors.
    const n = rest.length > 1 ? 4 * Math.ceil((rows * columns) / 4) : rows * columns;
    const [pointers, changed] = blocks(arena, n, count, written);
    return { args: [...pointers, n, ...rest], written: changed };
  };
}

function productCall(transposesA: boolean, transposesB: boolean, start: number): MakeCall {
  return (arena, m, n, kernels) => {
    const k = 37;
    const [lda, ldb, ldc] = [(transposesA ? m : k) + GAP, (transposesB ? k : n) + GAP, n + GAP];
    const a = arena.input(sample((transposesA ? k : m) * lda, 1));
    const b = arena.input(sample((transposesB ? n : k) * ldb, 2));
    const c = arena.inOut(sample(m * ldc, 4));
    const row = arena.input(sample(n, 3));
    const scratch = arena.output(kernels.gemmScratchBytes() / 4);
    return { args: [m, n, k, a.ptr, lda, b.ptr, ldb, c.ptr, ldc, start, row.ptr, scratch.ptr], written: [c] };
  };
}

const SPATIAL = 3;

/** Blocks of rows x columns x SPATIAL, then values of each channel; `written` are places among both. */
function normCall(
  count: number,
  values: number,
  written: readonly number[],
  hasLd: boolean,
  isBackward = false,
): MakeCall {
  return (arena, rows, channels) => {
    const n = rows * channels * SPATIAL;
    const sizes = [...Array<number>(count).fill(n), ...Array<number>(values).fill(channels)];
    const all = sizes.map((size, i) => {
      const values = sample(size, i);
      return written.includes(i) ? arena.inOut(values) : arena.input(values);
    });
    const pointers = all.map(({ ptr }) => ptr);
    const shape = [rows, channels, SPATIAL, ...(hasLd ? [channels * SPATIAL] : [])];
    const args = [
      ...pointers.slice(0, count),
      ...shape,
      ...pointers.slice(count),
      ...(isBackward ? [rows * SPATIAL] : []),
    ];
    return { args, written: written.map((i) => all[i]) };
  };
}

const CODES = [ActivationCode.gelu, ActivationCode.hardSigmoid];

/** An activation by its code, its blocks and alpha. */
function activationCall(code: number, count: number): MakeCall {
  return (arena, rows, columns) => {
    const [pointers, written] = blocks(arena, rows * columns, count, [count - 1]);
    return { args: [code, ...pointers, rows * columns, 0.5], written };
  };
}

/** PReLU's blocks, their size, and the address of its slope. */
function slopeCall(count: number): MakeCall {
  return (arena, rows, columns) => {
    const [pointers, written] = blocks(arena, rows * columns, count, [count - 1]);
    return { args: [...pointers, rows * columns, arena.input([0.25]).ptr], written };
  };
}

/** Blocks of rows x features, these sizes, further numbers (or the distance of rows), and values of each row or feature. */
function rowNormCall(
  count: number,
  written: readonly number[],
  rest: readonly number[] | "ld",
  values: readonly ("rows" | "features")[],
): MakeCall {
  return (arena, rows, features) => {
    const sizes = [...Array<number>(count).fill(rows * features), ...values.map((of) => ({ rows, features })[of])];
    const all = sizes.map((size, i) =>
      written.includes(i) ? arena.inOut(sample(size, i)) : arena.input(sample(size, i)),
    );
    const pointers = all.map(({ ptr }) => ptr);
    const numbers = rest === "ld" ? [features] : rest;
    const args = [...pointers.slice(0, count), rows, features, ...numbers, ...pointers.slice(count)];
    return { args, written: written.map((i) => all[i]) };
  };
}

const CALLS: Record<SharedKernel, readonly MakeCall[]> = {
  gemmNN: Object.values(Start).map((start) => productCall(false, false, start)),
  gemmTN: Object.values(Start).map((start) => productCall(true, false, start)),
  gemmNT: Object.values(Start).map((start) => productCall(false, true, start)),
  sgdStep: [elementCall(2, [0], 0.1, 0.01, 0.5)],
  momentumStep: [elementCall(3, [0, 2], 0.1, 0.9, 1, 0.01, 0.5)],
  rmspropStep: [elementCall(3, [0, 2], 0.1, 0.9, 0.1, 1e-3, 0.01, 0.5)],
  adagradStep: [elementCall(3, [0, 2], 0.1, 1e-3, 0.01, 0.5)],
  adamStep: [elementCall(4, [0, 2, 3], 10, 0.1, 0.1, 0.001, 0.01, 0.99, 0.5)],
  multiply: [elementCall(3, [2])],
  reluForward: [elementCall(2, [1])],
  reluBackward: [elementCall(3, [2])],
  leakyReluForward: [elementCall(2, [1], 0.25)],
  leakyReluBackward: [elementCall(3, [2], 0.25)],
  sigmoidForward: [elementCall(2, [1])],
  sigmoidBackward: [elementCall(3, [2])],
  tanhForward: [elementCall(2, [1])],
  tanhBackward: [elementCall(3, [2])],
  batchNormStatistics: [normCall(1, 2, [1, 2], true)],
  batchNormForward: [normCall(2, 4, [1], false)],
  batchNormParameterGradients: [normCall(2, 4, [4, 5], true)],
  batchNormInputGradients: [normCall(3, 5, [2], false, true)],
  columnSums: [
    (arena, rows, columns) => {
      const [x, out] = [arena.input(sample(rows * columns)), arena.output(columns)];
      return { args: [x.ptr, out.ptr, rows, columns, columns], written: [out] };
    },
  ],
  activationForward: CODES.map((code) => activationCall(code, 2)),
  activationBackward: CODES.map((code) => activationCall(code, 3)),
  preluForward: [slopeCall(2)],
  preluBackward: [slopeCall(3)],
  addScaled: [elementCall(3, [2], 0.5)],
  alphaDropout: [
    (arena, rows, columns) => {
      const [[x, mask, y], written] = blocks(arena, rows * columns, 3, [2]);
      return { args: [x, mask, y, rows * columns, -1.75, 0.9, 0.3], written };
    },
  ],
  rowNormForward: [0, 1].map((centered) =>
    rowNormCall(2, [1, 4, 5], [centered, 1e-5], ["features", "features", "rows", "rows"]),
  ),
  rowNormParameterGradients: [rowNormCall(2, [4, 5], "ld", ["rows", "rows", "features", "features"])],
  rowNormInputGradients: [0, 1].map((centered) => rowNormCall(3, [2], [centered], ["features", "rows", "rows"])),
  amsgradStep: [elementCall(5, [0, 2, 3, 4], 0.1, 1, 1e-8, 0.1, 0.001, 0.01, 0.99, 0.5)],
  nadamStep: [elementCall(4, [0, 2, 3], 0.1, 0.1, 1, 1e-8, 0.1, 0.001, 0.01, 0.5)],
  adadeltaStep: [elementCall(4, [0, 2, 3], 0.1, 0.1, 1e-6, 0.01, 0.5)],
  lionStep: [elementCall(3, [0, 2], 0.1, 0.1, 0.01, 0.99, 0.5)],
  centeredRmspropStep: [elementCall(4, [0, 2, 3], 0.1, 0.9, 0.1, 1e-3, 0.01, 0.5)],
  gatherRows: [
    (arena, rows, columns) => {
      const [x, indices] = [arena.input(sample(9 * columns)), arena.words(sampleIntegers(rows, 9))];
      const out = arena.output(rows * columns);
      return { args: [x.ptr, indices.ptr, out.ptr, rows, columns], written: [out] };
    },
  ],
};

/** Round the multiples at which parts are cut (4 rows, 8 columns, 16 elements) and the micro-tiles. */
const SHAPES = [
  [1, 1],
  [1, 300],
  [300, 1],
  [29, 7],
  [30, 30],
  [31, 33],
  [61, 60],
  [128, 96],
  [7, 259],
] as const;

describe.each(modulesWithExtras)("$name", ({ kernels }) => {
  const gate = copierIn(kernels);
  // All the memory that is needed: a description's views end when memory grows.
  new TestArena(kernels).output(2 ** 21);

  /** Room for a description and for what a thread keeps. */
  function room(arena: TestArena): { work: SharedWork; description: number; scratch: number } {
    const description = arena.output(SharedWork.bytes / 4).ptr;
    const scratch = arena.output(Math.max(kernels.gemmScratchBytes() / 4, 3 * 8192)).ptr;
    return { work: new SharedWork(kernels, description), description, scratch };
  }

  test.each(Object.keys(CALLS) as SharedKernel[])("%s: parts have the bits of the whole", (name) => {
    for (const [rows, columns] of SHAPES) {
      for (const make of CALLS[name]) {
        for (const parts of [2, 5]) {
          const arena = new TestArena(kernels, 0, `${name} ${rows} x ${columns} in ${parts}`);
          const { work, scratch } = room(arena);
          const [whole, inParts] = [make(arena, rows, columns, kernels), make(arena, rows, columns, kernels)];
          const before = inParts.written.map(({ u32 }) => u32.slice());
          sharedKernels(kernels)[name](...whole.args);
          eachPart(work, name, inParts.args, parts, (part) => {
            work.computeSafely(part, THREAD, scratch, gate);
          });
          inParts.written.forEach((block, i) => {
            if (block.u32.every((word, at) => word === before[i][at]))
              expect.fail(`${block.where}: nothing was computed`);
            expectBits(block, whole.written[i].f32);
          });
          arena.expectPoison();
        }
      }
    }
  });

  test.each((Object.keys(CALLS) as SharedKernel[]).filter((name) => DIVISIBLE[name].divide().changes !== undefined))(
    "%s: parts that a thread left are taken over, to the bits of the whole",
    (name) => {
      const arena = new TestArena(kernels, 0, name);
      const { work, description, scratch } = room(arena);
      const own = arena.output(kernels.gemmScratchBytes() / 4).ptr;
      const [rows, columns] = [100, 40];
      const [[make], parts] = [CALLS[name], 5];
      const [whole, inParts] = [make(arena, rows, columns, kernels), make(arena, rows, columns, kernels)];
      sharedKernels(kernels)[name](...whole.args);

      work.describe(name, DIVISIBLE[name].divide(...inParts.args), parts, inParts.args);
      const begun = work.begin(0);
      expect(begun).toBe(parts);
      work.compute(0, own);
      work.computeSafely(3, THREAD, scratch, gate);
      // Part 1 was not touched; part 4 is left with its first half as it should be, the other half spoilt.
      const dying = new SharedWork({ ...kernels, [name]: leftHalfDone(kernels, name, inParts.written) }, description);
      expect(() => {
        dying.computeSafely(4, THREAD, scratch, gate);
      }).toThrow("the thread died");
      work.takeOver(begun, own, () => scratch, gate);
      inParts.written.forEach((block, i) => {
        expectBits(block, whole.written[i].f32);
      });
      arena.expectPoison();
    },
  );
});

/** A kernel that computes half of its elements, spoils the next, and dies. */
function leftHalfDone(kernels: AllKernels, name: SharedKernel, written: readonly Block[]) {
  const { count } = DIVISIBLE[name].divide();
  return (...args: number[]) => {
    const half = 4 * Math.floor(args[count] / 8);
    sharedKernels(kernels)[name](...args.with(count, half));
    for (const { ptr, length } of written) {
      const start = args.find((address) => address >= ptr && address < ptr + 4 * length)!;
      new Float32Array(kernels.memory.buffer, start + 4 * half, 4).fill(123);
    }
    throw new Error("the thread died");
  };
}
