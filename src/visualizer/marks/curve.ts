import * as Plot from "@observablehq/plot";

/** A line over epochs; a single epoch is a dot. */
export function curve(epochs: Float64Array, values: Float64Array, look: Plot.LineYOptions): Plot.Markish {
  if (values.length === 1) return Plot.dot(values, { x: epochs, y: values, fill: look.stroke, r: 3 });
  return Plot.line(values, { x: epochs, y: values, strokeWidth: 1.75, ...look });
}
