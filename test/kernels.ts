/**
 * What the kernel tests stand on: the three builds of the kernels as `npm run build:wasm`
 * left them, blocks of their memory with poison around each, and comparisons that say where
 * they failed.
 */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Kernels } from "../src/wasm/kernels";
import type { ExtraKernels } from "../src/wasm/extra-kernels";
import { createMemory, instantiate, instantiateKernels, kernelsOf, supportsRelaxedSimd } from "../src/wasm/module";
import type { Memory } from "../src/wasm/memory";

export interface KernelModule {
  readonly name: string;
  readonly kernels: Kernels;
  /** May round a multiply-add once instead of twice: no twin has its bits. */
  readonly isFused: boolean;
}

const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(`../build/wasm/${name}.wasm`, import.meta.url)));

/** A module of its own: on a page, where all test files share `modules`, nothing else grows or writes its memory. */
export function loadModule(name: string): KernelModule {
  return { name, kernels: instantiateKernels(bytesOf(name), createMemory()), isFused: false };
}

function loadFastModule(): KernelModule {
  const kernels = kernelsOf({ strict: bytesOf("strict"), fast: bytesOf("fast") }, createMemory());
  return { name: "fast", kernels, isFused: true };
}

/** Every build that this engine runs; fast needs relaxed SIMD (Node 20: behind a flag). */
export const modules = [
  loadModule("debug"),
  loadModule("strict"),
  ...(supportsRelaxedSimd() ? [loadFastModule()] : []),
];

/** The same builds with the extras on their memory: those of the debug build with the debug one. */
export const modulesWithExtras = modules.map(({ name, kernels }) => {
  const extras = instantiate(bytesOf(name === "debug" ? "extras-debug" : "extras"), kernels.memory) as ExtraKernels;
  // Static data of both modules end where blocks may begin.
  const heapBase = Math.max(kernels.heapBase(), extras.heapBase());
  return { name, kernels: { ...extras, ...kernels, heapBase: () => heapBase } };
});

/** Round one vector (4), four vectors (16) and more, with every length of tail. */
export const SIZES = [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 67];

/** A quiet NaN: a kernel that writes it over is caught, and one that computes with it too. */
const POISON = 0x7fc0dead;
/** Elements of poison on each side of a block. The kernels may read 60 bytes past one. */
const GUARD = 16;
const PAGE_BYTES = 65536;

/** A block of 4-byte elements in a module's memory. */
export class Block {
  constructor(
    private readonly memory: Memory,
    readonly ptr: number,
    readonly length: number,
    /** What is tested with it, for messages. */
    readonly where: string,
  ) {}

  get f32(): Float32Array {
    return new Float32Array(this.memory.buffer, this.ptr, this.length);
  }
  get i32(): Int32Array {
    return new Int32Array(this.memory.buffer, this.ptr, this.length);
  }
  get u32(): Uint32Array {
    return new Uint32Array(this.memory.buffer, this.ptr, this.length);
  }
  /** The block with the poison around it. */
  get guarded(): Uint32Array {
    return new Uint32Array(this.memory.buffer, this.ptr - 4 * GUARD, this.length + 2 * GUARD);
  }
}

/** Hands out blocks from the start of a module's free memory; a new arena begins there again. */
export class TestArena {
  readonly #blocks: { block: Block; constant: Uint32Array | undefined }[] = [];
  #next: number;

  /** Blocks begin `shift` elements behind a cache line. */
  constructor(
    private readonly kernels: Kernels,
    private readonly shift = 0,
    private readonly where = "",
  ) {
    this.#next = kernels.heapBase();
  }

  /** Values that the kernel may change. */
  inOut(values: ArrayLike<number>): Block {
    const block = this.output(values.length);
    block.f32.set(values);
    return block;
  }

  /** Values that must be as they were at `expectPoison`. */
  input(values: ArrayLike<number>): Block {
    const block = this.inOut(values);
    this.#blocks.at(-1)!.constant = block.u32.slice();
    return block;
  }

  /** Class indices, row indices or any words, which must not change either. */
  words(values: ArrayLike<number>): Block {
    const block = this.output(values.length);
    block.u32.set(values);
    this.#blocks.at(-1)!.constant = block.u32.slice();
    return block;
  }

  /** `length` elements of poison. */
  output(length: number): Block {
    const start = Math.ceil(this.#next / 64) * 64 + 4 * (GUARD + this.shift);
    this.#next = start + 4 * (length + GUARD);
    const { memory } = this.kernels;
    const missing = Math.ceil(this.#next / PAGE_BYTES) - memory.buffer.byteLength / PAGE_BYTES;
    if (missing > 0) memory.grow(missing);
    const block = new Block(memory, start, length, this.where);
    block.guarded.fill(POISON);
    this.#blocks.push({ block, constant: undefined });
    return block;
  }

  /** Nothing outside the blocks was written, and nothing in the constant ones. */
  expectPoison(): void {
    this.#blocks.forEach(({ block, constant }, i) => {
      const { guarded } = block;
      const words = [...guarded.subarray(0, GUARD), ...guarded.subarray(GUARD + block.length)];
      const broken = words.findIndex((word) => word !== POISON);
      if (broken >= 0)
        expect.fail(`${this.where}: the poison of block ${i} is broken (word ${broken} of ${2 * GUARD})`);
      if (constant && !equalWords(block.u32, constant)) expect.fail(`${this.where}: input ${i} was written`);
    });
  }
}

function equalWords(a: Uint32Array, b: Uint32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Runs `body` for each size, aligned and not, and checks the poison. */
export function overSizes(kernels: Kernels, body: (n: number, arena: TestArena) => void, sizes = SIZES): void {
  overShapes(
    kernels,
    (_rows, n, arena) => {
      body(n, arena);
    },
    [1],
    sizes,
  );
}

/** Runs `body` for each number of rows and columns, aligned and not, and checks the poison. */
export function overShapes(
  kernels: Kernels,
  body: (rows: number, columns: number, arena: TestArena) => void,
  rowCounts = [0, 1, 2, 5],
  columnCounts = SIZES.slice(1),
): void {
  for (const rows of rowCounts) {
    for (const columns of columnCounts) {
      for (const shift of [0, 1]) {
        const arena = new TestArena(kernels, shift, `${rows} x ${columns}, shift ${shift}`);
        body(rows, columns, arena);
        arena.expectPoison();
      }
    }
  }
}

export interface Tolerance {
  readonly relative?: number;
  readonly absolute?: number;
}

/** Few units in the last place of f32. */
export const F32: Tolerance = { relative: 1e-6, absolute: 1e-7 };

function isNear(actual: number, expected: number, { relative = 0, absolute = 0 }: Tolerance): boolean {
  if (Object.is(actual, expected) || actual === expected) return true;
  return Math.abs(actual - expected) <= absolute + relative * Math.abs(expected) && Number.isFinite(expected);
}

/** Each element is near the expected one; NaN is near NaN, an infinity near itself. */
export function expectClose(actual: Block, expected: ArrayLike<number>, tolerance: Tolerance = F32): void {
  expect(actual.length).toBe(expected.length);
  const values = actual.f32;
  for (let i = 0; i < values.length; i++)
    expectNear(values[i], expected[i], tolerance, `${actual.where}, element ${i}`);
}

/** One number is near another. */
export function expectNear(actual: number, expected: number, tolerance: Tolerance = F32, where = ""): void {
  if (!isNear(actual, expected, tolerance)) expect.fail(`${where}: ${actual} is not near ${expected}`);
}

/** Each element has the bits of the expected f32 (any NaN for NaN). */
export function expectBits(actual: Block, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  const values = actual.f32;
  for (let i = 0; i < values.length; i++) {
    if (!Object.is(values[i], expected[i])) {
      expect.fail(`${actual.where}, element ${i}: ${values[i]} is not ${expected[i]} to the bit`);
    }
  }
}

/** `n` f32 numbers between -scale and scale, the same for the same seed (Park and Miller's generator). */
export function sample(n: number, seed = 1, scale = 2): Float32Array {
  let state = (seed * 48271 + 11) % 2147483647;
  return Float32Array.from({ length: n }, () => {
    state = (state * 48271) % 2147483647;
    return scale * ((2 * state) / 2147483647 - 1);
  });
}

/** `n` integers from 0 to below `limit`. */
export function sampleIntegers(n: number, limit: number, seed = 1): number[] {
  return Array.from(sample(n, seed, 0.5), (x) => Math.min(Math.floor((x + 0.5) * limit), limit - 1));
}

/** Central difference of `f` with respect to each of `x`, in double precision. */
export function centralDifferences(f: (x: number[]) => number, x: ArrayLike<number>, step = 1e-4): number[] {
  return Array.from(x, (_, i) => {
    const moved = (by: number) => f(Array.from(x, (value, j) => (i === j ? value + by : value)));
    return (moved(step) - moved(-step)) / (2 * step);
  });
}
