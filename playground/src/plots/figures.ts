/** The figures of the visualizer that the page shows. */
export { drawCapacityCurve, drawConfusionMatrix, drawHeatMap, drawNormScatter } from "wasm-mlp/visualizer";
