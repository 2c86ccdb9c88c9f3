/**
 * What a stream of random numbers is for: part of the counter of the generator, so that no
 * two uses share numbers. The numbers are part of what a seed fixes: never renumber.
 */
export declare const RandomUse: {
  readonly initialWeights: 1;
  readonly dropout: 2;
  readonly shuffle: 3;
  readonly data: 4;
  readonly split: 5;
  readonly member: 6;
};
export type RandomUse = (typeof RandomUse)[keyof typeof RandomUse];
/** One stream: a seed (any safe integer), its use, which layer it is for, and an index (step, epoch). */
export interface RandomStream {
  readonly seed: number;
  readonly use: RandomUse;
  readonly layer?: number;
  readonly index?: number;
}
/** Lower 32 bits of a seed. */
export declare function seedLow(seed: number): number;
/** The bits of a seed above the lower 32. */
export declare function seedHigh(seed: number): number;
/** The generator's word for a use and a layer. */
export declare function streamUse(use: RandomUse, layer?: number): number;
/** `n` numbers uniform from low to high; rounding may give `high` itself. */
export declare function randomUniform(stream: RandomStream, n: number, low?: number, high?: number): Float32Array;
/** `n` numbers from N(0, 1). */
export declare function randomNormal(stream: RandomStream, n: number): Float32Array;
/** The integers 0 to n - 1 in random order. */
export declare function randomPermutation(stream: RandomStream, n: number): Int32Array;
/** A seed drawn from a stream: its first 53 bits. */
export declare function randomSeed(stream: RandomStream): number;
