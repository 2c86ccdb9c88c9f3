/** Mean over all elements of (y - t)². */
export const meanSquaredError = {
  name: "meanSquaredError",
  targetKind: "rows",
  takesProbabilities: false,
  fusedLayers: 0,
  count: (rows, columns) => rows * columns,
  evaluate: (kernels, outputs, targets, _labels, dOutputs, rows, columns, scale) =>
    kernels.squaredError(outputs, targets, dOutputs, rows * columns, scale),
};
