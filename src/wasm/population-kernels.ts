import type { Memory } from "./memory";

/**
 * The exports of the population modules (assembly/population/index.ts) that the library calls.
 * A group is four networks in the lanes of a vector; `group` is the address of its record
 * (group-record.ts). The other numbers are addresses, counts and values, as in kernels.ts.
 */
export interface PopulationKernels {
  readonly memory: Memory;

  heapBase(): number;
  sigmoidScratchBytes(): number;

  /** Up to `updates` epochs; returns how many were made. */
  trainGroup(group: number, updates: number): number;
  /** One epoch in mini-batches, copied into the group at `batch`; returns bits of the lanes that diverged. */
  trainBatches(
    group: number,
    batch: number,
    orders: number,
    batchSize: number,
    scale: number,
    restScale: number,
  ): number;
  /** Outputs of all layers with the present parameters. */
  forwardGroup(group: number): void;
  /** Gradients with the present parameters. */
  differentiateGroup(group: number): void;

  /** Bits of the lanes in which all of `n` vectors are 0. */
  silentLanes(vectors: number, n: number): number;

  scatterLane(plain: number, vectors: number, lane: number, n: number): void;
  gatherLane(vectors: number, plain: number, lane: number, n: number): void;
  clearLane(vectors: number, lane: number, n: number): void;
  gatherOutputs(group: number, lane: number): void;
  gatheredLoss(group: number, lane: number): number;
  gatheredCorrect(group: number, lane: number): number;

  /** out = H v, v of the parameters' layout; `saved` is room for the parameters. */
  hessianVector(group: number, v: number, out: number, saved: number, step: number): void;
  /** v = x / |x| in each lane. */
  normalizeLanes(x: number, v: number, n: number): void;
  /** Turns v to the eigenvector of largest magnitude; its eigenvalue into `values`, a lane each. */
  powerIteration(
    group: number,
    v: number,
    product: number,
    saved: number,
    step: number,
    iterations: number,
    values: number,
  ): void;

  randomWords: RandomFill;
  randomNormal: RandomFill;
  randomPermutation: RandomFill;
  randomUniform(
    out: number,
    n: number,
    low: number,
    high: number,
    seedLow: number,
    seedHigh: number,
    use: number,
    index: number,
  ): void;
  sumOfSquares(x: number, n: number): number;
}

type RandomFill = (out: number, n: number, seedLow: number, seedHigh: number, use: number, index: number) => void;
