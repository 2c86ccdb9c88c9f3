/** The figures of the visualizer that the page shows. */
export { drawConfusionMatrix } from "wasm-mlp/visualizer";
