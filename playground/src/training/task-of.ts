import type { Prepared } from "../data/prepare";
import type { Settings } from "../settings/settings";
import type { Task } from "./messages";
import { sizesOf, type Shape } from "./plan";

/** What is learned and by how large a network, as the page shows it. */
export function taskOf(settings: Settings, shape: Shape, data: Prepared, parameterCount: number): Task {
  const { features, inputs, classes, rawTrain, rawValidation, imageSide, axes } = data;
  return {
    features,
    inputs,
    classes,
    imageSide,
    axes,
    train: rawTrain,
    validation: rawValidation,
    sizes: sizesOf(settings, shape),
    parameterCount,
    batchesPerEpoch: Math.ceil(rawTrain.rows / batchSizeOf(settings, data)),
  };
}

/** Samples of a batch; 0 among the settings stands for all. */
export function batchSizeOf({ batchSize }: Settings, { train }: Prepared): number {
  const { rows } = train.inputs;
  return batchSize === 0 ? rows : Math.min(batchSize, rows);
}
