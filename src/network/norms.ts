import type { LayerStack } from "./layer-stack";

/** L2 norms of the weights and of the biases of one layer. */
export interface LayerNorms {
  /** Of the weights; of a scale too. */
  readonly weights: number;
  /** Of the biases; of a shift too. */
  readonly biases: number;
}

/** L2 norms of a network's parameters. */
export interface Norms {
  /** Of all parameters. */
  readonly total: number;
  /** Of the weights of all layers together. */
  readonly weights: number;
  /** Of the biases of all layers together. */
  readonly biases: number;
  /** One entry for each layer that has parameters, in their order. */
  readonly layers: readonly LayerNorms[];
}

/** Norms over the parameter block; BatchNorm's scale counts as weights, its shift as biases. */
export function normsOf(stack: LayerStack): Norms {
  const squares = { weights: 0, biases: 0 };
  const layers = new Map<number, { weights: number; biases: number }>();
  const { kernels } = stack.engine;
  for (const { layer, spec, offset, length } of stack.layout.slots) {
    const { pointer } = stack.parameters.slice(offset, length);
    const sum = kernels.sumOfSquares(pointer, length);
    const own = layers.get(layer) ?? { weights: 0, biases: 0 };
    own[spec.kind] += sum;
    squares[spec.kind] += sum;
    layers.set(layer, own);
  }
  return {
    total: Math.sqrt(squares.weights + squares.biases),
    weights: Math.sqrt(squares.weights),
    biases: Math.sqrt(squares.biases),
    layers: [...layers.values()].map(({ weights, biases }) => ({
      weights: Math.sqrt(weights),
      biases: Math.sqrt(biases),
    })),
  };
}
