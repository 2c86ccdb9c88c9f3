import type { NeuralLayer, ParameterSpec } from "../layers/neural-layer";
/** Where a parameter stands in the block of all parameters; gradients and moments have the same layout. */
export interface ParameterSlot {
  readonly layer: number;
  readonly spec: ParameterSpec;
  /** First element in the block, a multiple of 4. */
  readonly offset: number;
  /** Number of elements. */
  readonly length: number;
}
/** The block of all parameters of a network. */
export interface ParameterLayout {
  readonly slots: readonly ParameterSlot[];
  /** Elements of the block, a multiple of 4; the padding between parameters stays zero. */
  readonly length: number;
  /** Trained values among them. */
  readonly count: number;
}
/** Lays the parameters of all layers out one after the other. The only place that computes offsets. */
export declare function layoutParameters(layers: readonly NeuralLayer[]): ParameterLayout;
