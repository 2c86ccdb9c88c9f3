import type { LayerStack } from "./layer-stack";
/** One entry of a state dict: numbers in row-major order of `shape`. */
export interface StateTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
/**
 * The parameters and running statistics of a network under the names and in the layouts of
 * PyTorch's `nn.Sequential`: `"0.weight"` has shape `[fanOut, fanIn]`.
 */
export type StateDict = Record<string, StateTensor>;
/** Whether an entry is passed over. */
export declare function isIgnored(name: string): boolean;
/** A copy of everything that training has learned. */
export declare function readStateDict(stack: LayerStack): StateDict;
/**
 * Copies a state dict into the network.
 *
 * @throws TypeError, RangeError for missing, unknown or misshapen entries and numbers that
 *   are not finite; the network is unchanged then.
 */
export declare function writeStateDict(stack: LayerStack, dict: StateDict): void;
