/** Settings to layers, and layers to what is known of their neurons. */
import { perceptronLayers, type LayerConfig, type NetworkConfig } from "wasm-mlp";
import type { Settings } from "../settings/settings";
import { isSingle, type Shape } from "./plan";
import { headOf } from "./value-answer";

/** Neurons of each layer: inputs, hidden layers, outputs. */
export function sizesOf(settings: Settings, shape: Shape): number[] {
  const { classes } = shape;
  const outputs = classes === undefined ? headOf(settings).width : isSingle(settings, shape) ? 1 : classes;
  return [shape.inputs, ...settings.hidden, outputs];
}

export function networkConfig(settings: Settings, shape: Shape): NetworkConfig {
  const { activation, initializer, normalization, dropout, seed, precision } = settings;
  const layers = perceptronLayers(sizesOf(settings, shape), {
    activation,
    normalization,
    dropout,
    initializer: initializer === "auto" ? undefined : initializer,
    outputActivation: outputActivation(settings, shape),
  });
  return { layers, seed, precision };
}

/** Networks of classes end in probabilities if their loss is of these, else in logits. */
function outputActivation(settings: Settings, shape: Shape): "softmax" | "sigmoid" | "none" {
  if (isSingle(settings, shape)) return "sigmoid";
  return shape.classes !== undefined && settings.classLoss === "crossEntropy" ? "softmax" : "none";
}

/** The layers, one block for each layer of neurons: what is linear, what follows it. */
export function blocksOf(layers: readonly LayerConfig[]): LayerConfig[][] {
  const starts = linearIndices(layers);
  return starts.map((start, i) => layers.slice(start, starts[i + 1]));
}

/** Places of the linear layers among all layers. */
export function linearIndices(layers: readonly LayerConfig[]): number[] {
  return layers.flatMap(({ type }, index) => (type === "Linear" ? [index] : []));
}
