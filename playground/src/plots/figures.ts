/** The figures of the visualizer that the page shows. */
export {
  drawCapacityCurve,
  drawConfusionMatrix,
  drawHeatMap,
  drawNormScatter,
  drawRunCurves,
} from "wasm-mlp/visualizer";
