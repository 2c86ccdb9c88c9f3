import type { PopulationEngine } from "../wasm/population-engine";
import { type Member, type PopulationTask } from "./task";
/** Networks of a group, one in each lane of a vector. */
export declare const LANES = 4;
/**
 * Four networks in wasm memory that are trained in lockstep, on data they share. Knows lanes,
 * not studies: networks are put into lanes and read out of them between calls of `train`.
 *
 *   parameters, gradients, moments   [parameter][4 lanes], blocks of one layout
 *   values                           [unit][sample][4 lanes]: inputs, then each layer
 */
export declare class LaneGroup {
  #private;
  private readonly task;
  constructor(engine: PopulationEngine, task: PopulationTask);
  /** Number of parameters of a network. */
  get parameterCount(): number;
  /** Puts a network into a lane, with its initial parameters. */
  load(lane: number, { seed, learningRate, l2 }: Member): void;
  /** Fills a lane with zeros that nothing moves. */
  clear(lane: number): void;
  /** Says which lanes (bits) end a `train` when they succeed. */
  watch(lanes: number): void;
  /** Bits of the watched lanes that had succeeded at the end of the last `train`. */
  get succeeded(): number;
  /** Up to `updates` epochs of all lanes; returns how many were made before a watched lane succeeded. */
  train(updates: number): number;
  /** Loss of a lane after `train`, and its share of samples classified right (NaN without classes). */
  evaluate(lane: number): {
    readonly loss: number;
    readonly accuracy: number;
  };
  /**
   * L2 norms of a lane's parameters into `out` at `at`: total, weights, biases, then weights
   * and biases of each layer. As `Network.norms`.
   */
  writeNorms(lane: number, out: Float64Array, at: number): void;
  /** A copy of a lane's parameters: weights (fanIn x fanOut) and biases, layer by layer. */
  parametersOf(lane: number): Float32Array;
  dispose(): void;
}
