/** What needs no types of an engine: compiled without those of pages and of Node. */
import { accuracy, confusionMatrix } from "wasm-mlp/metrics";

export const score: number = accuracy([1, 0], [1, 1]);
export const matrix: number[][] = confusionMatrix([1, 0], [1, 1]);
