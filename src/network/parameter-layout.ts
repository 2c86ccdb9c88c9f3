import { assertInteger } from "../core/check";
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

/** Vectors of the optimizer kernels are four elements; a parameter that begins one needs no tail. */
const ALIGNMENT = 4;

/**
 * Lays the parameters of all layers out one after the other. The only place that computes offsets.
 *
 * @throws TypeError, RangeError for a shape that is none.
 */
export function layoutParameters(layers: readonly NeuralLayer[]): ParameterLayout {
  const slots: ParameterSlot[] = [];
  let offset = 0;
  let count = 0;
  layers.forEach((layer, index) => {
    for (const spec of layer.parameterSpecs) {
      for (const size of spec.shape) assertInteger("Network", `a size of ${index}.${spec.key}`, size, 0);
      const length = spec.shape.reduce((product, size) => product * size, 1);
      assertInteger("Network", `the length of ${index}.${spec.key}`, length, 0, Number.MAX_SAFE_INTEGER);
      slots.push({ layer: index, spec, offset, length });
      count += length;
      offset += Math.ceil(length / ALIGNMENT) * ALIGNMENT;
    }
  });
  return { slots, length: offset, count };
}

/** Name of a parameter in a state dict. */
export function nameOf({ layer, spec }: ParameterSlot): string {
  return `${layer}.${spec.key}`;
}
