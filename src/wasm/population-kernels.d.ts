/**
 * The exports of the population modules (assembly/population/index.ts) that the library calls.
 * A group is four networks in the lanes of a vector; `group` is the address of its record
 * (group-record.ts). The other numbers are addresses, counts and values, as in kernels.ts.
 */
export interface PopulationKernels {
  readonly memory: WebAssembly.Memory;
  heapBase(): number;
  sigmoidScratchBytes(): number;
  /** Up to `updates` epochs; returns how many were made. */
  trainGroup(group: number, updates: number): number;
  scatterLane(plain: number, vectors: number, lane: number, n: number): void;
  gatherLane(vectors: number, plain: number, lane: number, n: number): void;
  clearLane(vectors: number, lane: number, n: number): void;
  gatherOutputs(group: number, lane: number): void;
  gatheredLoss(group: number): number;
  gatheredCorrect(group: number): number;
  randomWords: RandomFill;
  randomNormal: RandomFill;
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
export {};
