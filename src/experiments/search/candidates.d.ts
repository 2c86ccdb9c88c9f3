import type { ActivationName } from "../../network/network-config";
import type { Configuration } from "./trial";
/** A range from which random search draws, on a logarithmic scale. */
export interface LogRange {
  /** Above 0. */
  readonly min: number;
  readonly max: number;
}
/** What a search may try; a list gives choices. */
export interface SearchSpace {
  /** Widths of the hidden layers. Default `[[32], [64], [64, 64]]`. */
  readonly layers?: readonly (readonly number[])[];
  /** Default `["relu"]`. */
  readonly activation?: readonly ActivationName[];
  /** Default from 1e-4 to 1e-1. A range is for random search. */
  readonly learningRate?: readonly number[] | LogRange;
  /** Default `[0]`. */
  readonly l2?: readonly number[] | LogRange;
  /** Default `[32]`. */
  readonly batchSize?: readonly number[];
}
/** A search space with its defaults. */
export type CompleteSpace = Required<SearchSpace>;
/** Checks a search space and fills in the defaults. */
export declare function completeSpace(who: string, space: SearchSpace, isGrid: boolean): CompleteSpace;
/** Every combination of the choices. */
export declare function gridOf(space: CompleteSpace): Configuration[];
/** `count` combinations at random; the first of a longer search are those of a shorter one. */
export declare function randomConfigurations(space: CompleteSpace, count: number, seed: number): Configuration[];
