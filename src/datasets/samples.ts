import { rowsOf } from "../core/matrix";
import type { ClassificationDataset, RegressionDataset } from "./dataset";

export function hasClasses(dataset: ClassificationDataset | RegressionDataset): dataset is ClassificationDataset {
  return dataset.targets instanceof Int32Array;
}

/** A copy of the samples at `indices`. */
export function take<Data extends ClassificationDataset | RegressionDataset>(dataset: Data, indices: Int32Array): Data {
  const targets = hasClasses(dataset) ? indices.map((row) => dataset.targets[row]) : rowsOf(dataset.targets, indices);
  const { sampleWeights } = dataset;
  const weights = sampleWeights && { sampleWeights: Float32Array.from(indices, (row) => sampleWeights[row]) };
  return { ...dataset, inputs: rowsOf(dataset.inputs, indices), targets, ...weights };
}
