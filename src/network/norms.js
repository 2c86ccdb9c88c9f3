/** Norms over the parameter block; BatchNorm's scale counts as weights, its shift as biases. */
export function normsOf(stack) {
  const squares = { weights: 0, biases: 0 };
  const layers = new Map();
  for (const { layer, spec, offset, length } of stack.layout.slots) {
    const { pointer } = stack.parameters.slice(offset, length);
    const sum = stack.engine.kernels.sumOfSquares(pointer, length);
    const norms = layers.get(layer) ?? { weights: 0, biases: 0 };
    norms[spec.kind] = Math.sqrt(sum);
    squares[spec.kind] += sum;
    layers.set(layer, norms);
  }
  return {
    total: Math.sqrt(squares.weights + squares.biases),
    weights: Math.sqrt(squares.weights),
    biases: Math.sqrt(squares.biases),
    layers: [...layers.values()],
  };
}
