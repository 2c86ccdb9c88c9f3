import { engineFor, type Engine } from "./engine";

/**
 * What a stream of random numbers is for: part of the counter of the generator, so that no
 * two uses share numbers. The numbers are part of what a seed fixes: never renumber.
 */
export const RandomUse = {
  initialWeights: 1,
  dropout: 2,
  shuffle: 3,
  data: 4,
  split: 5,
  member: 6,
  direction: 7,
  study: 8,
  noise: 9,
} as const;

export type RandomUse = (typeof RandomUse)[keyof typeof RandomUse];

const LAYER_BITS = 16;

/** One stream: a seed (any safe integer), its use, which layer it is for, and an index (step, epoch). */
export interface RandomStream {
  readonly seed: number;
  readonly use: RandomUse;
  readonly layer?: number;
  readonly index?: number;
}

/** Lower 32 bits of a seed. */
export function seedLow(seed: number): number {
  return seed % 2 ** 32;
}

/** The bits of a seed above the lower 32. */
export function seedHigh(seed: number): number {
  return Math.floor(seed / 2 ** 32);
}

/** The generator's word for a use and a layer. */
export function streamUse(use: RandomUse, layer = 0): number {
  return (layer << LAYER_BITS) | use;
}

/** `n` numbers uniform from low to high; rounding may give `high` itself. */
export function randomUniform(stream: RandomStream, n: number, low = 0, high = 1): Float32Array {
  return fill(n, (engine, out) => {
    engine.kernels.randomUniform(out, n, low, high, ...counter(stream));
  });
}

/** `n` numbers from N(0, 1). */
export function randomNormal(stream: RandomStream, n: number): Float32Array {
  return fill(n, (engine, out) => {
    engine.kernels.randomNormal(out, n, ...counter(stream));
  });
}

/** The integers 0 to n - 1 in random order. */
export function randomPermutation(stream: RandomStream, n: number): Int32Array {
  const values = fill(n, (engine, out) => {
    engine.kernels.randomPermutation(out, n, ...counter(stream));
  });
  return new Int32Array(values.buffer);
}

/** A seed drawn from a stream: its first 53 bits. */
export function randomSeed(stream: RandomStream): number {
  const words = fill(2, (engine, out) => {
    engine.kernels.randomWords(out, 2, ...counter(stream));
  });
  const [low, high] = new Uint32Array(words.buffer);
  return (high >>> 11) * 2 ** 32 + low;
}

function counter({ seed, use, layer, index = 0 }: RandomStream): [number, number, number, number] {
  return [seedLow(seed), seedHigh(seed), streamUse(use, layer), index];
}

/** Runs a kernel of the strict engine on a block of its own and returns a copy of the block. */
function fill(n: number, kernel: (engine: Engine, out: number) => void): Float32Array<ArrayBuffer> {
  const engine = engineFor("strict");
  const out = engine.arena.allocate(4 * n);
  try {
    kernel(engine, out);
    return new Float32Array(engine.kernels.memory.buffer, out, n).slice();
  } finally {
    engine.arena.free(out);
  }
}
