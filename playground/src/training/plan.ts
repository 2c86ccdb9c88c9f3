/** Settings to what a trainer is given, as names and plain options: programs are written from it too. */
import type { Averaging, LayerConfig, LossConfig, LossName, TrainerOptions } from "wasm-mlp";
import { LOSSES_OF_DISTRIBUTIONS } from "wasm-mlp/losses/task-losses";
import { OPTIMIZER_CLASSES } from "wasm-mlp/optimizers/optimizer-table";
import type { FieldName } from "../settings/fields";
import { LOSS_OPTIONS, OPTIMIZER_OPTIONS } from "../settings/options";
import { defaultsFor, type Settings } from "../settings/settings";

/** Columns of the data. */
export interface Shape {
  readonly inputs: number;
  /** Number of classes; undefined for regression. */
  readonly classes?: number;
}

/** Whether two classes are told apart by one output. */
export function isSingle({ output, classLoss }: Settings, { classes }: Pick<Shape, "classes">): boolean {
  return output === "sigmoid" && classLoss === "crossEntropy" && classes === 2;
}

/** The loss: a name, or an object where its option is not the usual one. */
export function lossOf(settings: Settings, shape: Pick<Shape, "classes">): LossName | LossConfig {
  if (isSingle(settings, shape)) return "binaryCrossEntropy";
  const type = shape.classes === undefined ? settings.valueLoss : settings.classLoss;
  const option = LOSS_OPTIONS[type];
  if (option === undefined || settings[option] === defaultsFor(settings.set)[option]) return type;
  const own = option === "level" ? { levels: [settings.level] } : { [option]: settings[option] };
  return { type, ...own };
}

/** Whether the loss is a logarithm of a likelihood, which may be below 0. */
export function isOfDistribution({ valueLoss }: Settings, { classes }: Pick<Shape, "classes">): boolean {
  return classes === undefined && (LOSSES_OF_DISTRIBUTIONS as readonly string[]).includes(valueLoss);
}

/** The layers of a network with those that make probabilities of its logits. */
export function answeringLayers(layers: readonly LayerConfig[], { classes }: Pick<Shape, "classes">): LayerConfig[] {
  const isLogits = classes !== undefined && layers.at(-1)?.type === "Linear";
  return [...layers, ...(isLogits ? [{ type: "Softmax" } as const] : [])];
}

/** Whether layers for two classes give one output, the probability of the second. */
export function isOneSigmoid(layers: readonly LayerConfig[]): boolean {
  const last = layers.findLast((layer) => layer.type === "Linear");
  return last?.fanOut === 1;
}

/** Name of an optimizer's class and the options it is made with. */
export interface OptimizerPlan {
  readonly type: (typeof OPTIMIZER_CLASSES)[Settings["optimizer"]];
  readonly options: Readonly<Record<string, number | boolean>>;
}

/** The rate, the L2 term, and those options of its own that are not the usual ones. */
export function optimizerPlan(settings: Settings): OptimizerPlan {
  const { optimizer, learningRate, l2 } = settings;
  const own = Object.entries(OPTIMIZER_OPTIONS[optimizer]).flatMap(([name, usual]) => {
    const value = settings[name as FieldName] as number | boolean;
    return value === usual ? [] : [[name, value] as const];
  });
  return {
    type: OPTIMIZER_CLASSES[optimizer],
    options: { learningRate, weightDecay: l2, ...Object.fromEntries(own) },
  };
}

/** Options of a trainer beside loss, optimizer and schedule, where they are not the usual ones. */
export function trainerPlan(
  settings: Settings,
): Pick<TrainerOptions, "reduction" | "l1" | "clipNorm" | "maxNorm" | "averaging"> {
  const { reduction, l1, clipNorm, maxNorm } = settings;
  const averaging = averagingOf(settings);
  return {
    ...(reduction === "mean" ? {} : { reduction }),
    ...(l1 > 0 ? { l1 } : {}),
    ...(clipNorm > 0 ? { clipNorm } : {}),
    ...(maxNorm > 0 ? { maxNorm } : {}),
    ...(averaging && { averaging }),
  };
}

function averagingOf({ averaging, averagingDecay, averagingStart }: Settings): Averaging | undefined {
  switch (averaging) {
    case "none":
      return undefined;
    case "ema":
      return { type: "ema", decay: averagingDecay };
    case "swa":
      return { type: "swa", start: averagingStart };
  }
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
