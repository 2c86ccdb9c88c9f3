import type { LayerStack } from "./layer-stack";
/** L2 norms of the weights and of the biases of one layer. */
export interface LayerNorms {
  readonly weights: number;
  readonly biases: number;
}
/** L2 norms of a network's parameters. */
export interface Norms {
  /** Of all parameters. */
  readonly total: number;
  readonly weights: number;
  readonly biases: number;
  /** One entry for each layer that has parameters, in their order. */
  readonly layers: readonly LayerNorms[];
}
/** Norms over the parameter block; BatchNorm's scale counts as weights, its shift as biases. */
export declare function normsOf(stack: LayerStack): Norms;
