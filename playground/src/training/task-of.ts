import type { Network } from "wasm-mlp";
import type { Prepared } from "../data/prepare";
import type { Settings } from "../settings/settings";
import type { Task } from "./messages";
import { sizesOf } from "./architecture";
import type { Shape } from "./plan";

/** What is learned and by how large a network, as the page shows it. */
export function taskOf(settings: Settings, shape: Shape, data: Prepared, network: Network): Task {
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
    layers: network.config.layers,
    parameterCount: network.parameterCount,
    batchesPerEpoch: Math.ceil(rawTrain.rows / batchSizeOf(settings, data)),
  };
}

/** Samples of a batch; 0 among the settings stands for all. */
export function batchSizeOf({ batchSize }: Settings, { train }: Prepared): number {
  const { rows } = train.inputs;
  return batchSize === 0 ? rows : Math.min(batchSize, rows);
}
