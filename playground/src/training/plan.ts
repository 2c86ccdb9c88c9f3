/** Settings to what the library is given: the network's configuration and the trainer's options. */
import type { LayerConfig, LossName, NetworkConfig } from "wasm-mlp";
import { ACTIVATIONS, initializerFor } from "wasm-mlp/layers/activation-table";
import { OPTIMIZERS } from "../settings/optimizers";
import type { Settings } from "../settings/settings";

/** Columns of the data. */
export interface Shape {
  readonly inputs: number;
  /** Number of classes; undefined for regression. */
  readonly classes?: number;
}

/** Whether two classes are told apart by one output. */
function isSingle({ output }: Settings, { classes }: Shape): boolean {
  return output === "sigmoid" && classes === 2;
}

/** Neurons of each layer: inputs, hidden layers, outputs. */
export function sizesOf(settings: Settings, shape: Shape): number[] {
  const outputs = shape.classes === undefined || isSingle(settings, shape) ? 1 : shape.classes;
  return [shape.inputs, ...settings.hidden, outputs];
}

/** The layers, one block for each layer of neurons: what is linear, what follows it. */
export function blocksOf(settings: Settings, shape: Shape): LayerConfig[][] {
  const { activation, batchNorm, dropout } = settings;
  const sizes = sizesOf(settings, shape);
  const initializer = settings.initializer === "auto" ? initializerFor(activation) : settings.initializer;
  const activated: LayerConfig[] = activation === "none" ? [] : [{ ...ACTIVATIONS[activation].layer }];
  return sizes.slice(1).map((fanOut, i): LayerConfig[] => {
    const linear: LayerConfig = { type: "Linear", fanIn: sizes[i], fanOut, bias: true, initializer };
    if (i === sizes.length - 2) return [linear, ...outputLayers(settings, shape)];
    const normalized: LayerConfig[] = batchNorm
      ? [{ type: "BatchNorm1d", features: fanOut, momentum: 0.1, epsilon: 1e-5, affine: true }]
      : [];
    const dropped: LayerConfig[] = dropout > 0 ? [{ type: "Dropout", rate: dropout }] : [];
    return [linear, ...normalized, ...activated, ...dropped];
  });
}

function outputLayers(settings: Settings, shape: Shape): LayerConfig[] {
  if (shape.classes === undefined) return [];
  return [{ type: isSingle(settings, shape) ? "Sigmoid" : "Softmax" }];
}

export function networkConfig(settings: Settings, shape: Shape): NetworkConfig {
  return { layers: blocksOf(settings, shape).flat(), seed: settings.seed, precision: settings.precision };
}

export function lossOf(settings: Settings, shape: Shape): LossName {
  if (shape.classes === undefined) return "meanSquaredError";
  return isSingle(settings, shape) ? "binaryCrossEntropy" : "crossEntropy";
}

/** Name of an optimizer's class and the options it is made with. */
export interface OptimizerPlan {
  readonly type: (typeof OPTIMIZERS)[Settings["optimizer"]];
  readonly options: Readonly<Record<string, number>>;
}

export function optimizerPlan({ optimizer, learningRate, l2 }: Settings): OptimizerPlan {
  return { type: OPTIMIZERS[optimizer], options: { learningRate, weightDecay: l2 } };
}

/** Name of a schedule's class and the options it is made with. */
export interface SchedulePlan {
  readonly type: "StepSchedule" | "CosineSchedule" | "WarmUpSchedule";
  readonly options: Readonly<Record<string, number | string>>;
}

/** How the learning rate goes on; undefined when it stays. */
export function schedulePlan({ schedule }: Settings): SchedulePlan | undefined {
  switch (schedule) {
    case "constant":
      return undefined;
    case "halving":
      return { type: "StepSchedule", options: { size: 100, factor: 0.5 } };
    case "cosine":
      return { type: "CosineSchedule", options: { length: 500, minRate: 1e-5 } };
    case "warmup":
      return { type: "WarmUpSchedule", options: { length: 20, unit: "epoch" } };
  }
}

/** Places of the linear layers among all layers. */
export function linearIndices(settings: Settings, shape: Shape): number[] {
  const types = blocksOf(settings, shape).flat();
  return types.flatMap(({ type }, index) => (type === "Linear" ? [index] : []));
}
