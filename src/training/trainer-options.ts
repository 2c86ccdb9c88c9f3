import {
  assertNonNegative,
  assertOneOf,
  assertOptions,
  assertPositive,
  assertSingle,
  show,
  typeError,
} from "../core/check";
import { createLoss } from "../losses/create-loss";
import type { Loss, LossName, Reduction } from "../losses/loss";
import type { LayerStack } from "../network/layer-stack";
import { Adam } from "../optimizers/adam";
import { Optimizer } from "../optimizers/optimizer";
import { assertClassWeights } from "../data/assert-weights";
import { Schedule } from "./schedules/schedule";

const REDUCTIONS: readonly Reduction[] = ["mean", "sum"];
const NAMES = [
  "loss",
  "optimizer",
  "schedule",
  "clipNorm",
  "clipValue",
  "l1",
  "classWeights",
  "reduction",
] satisfies (keyof TrainerOptions)[];

/** Options of a trainer. */
export interface TrainerOptions {
  /** What to make small. */
  readonly loss: LossName;
  /** Default `new Adam()`. */
  readonly optimizer?: Optimizer;
  /** How the learning rate goes on from the optimizer's. Default: it stays. */
  readonly schedule?: Schedule;
  /** Gradients whose L2 norm is above this are scaled down to it. Above 0; default none. */
  readonly clipNorm?: number;
  /** Elements of the gradient are limited to this size, after `clipNorm`. Above 0; default none. */
  readonly clipValue?: number;
  /**
   * L1 term: this times the sign of each parameter is added to its gradient, after clipping. 0 or more,
   * default 0. Its counterpart L2 is the optimizer's `weightDecay`; the loss that is reported has neither.
   */
  readonly l1?: number;
  /**
   * Weight of the samples of each class, by index: 0 or more, one for each output, two for a
   * single output. They are multiplied by the samples' own. Default all 1.
   */
  readonly classWeights?: readonly number[];
  /** Whether the loss of a batch is the (weighted) mean of its terms or their sum. Default `"mean"`. */
  readonly reduction?: Reduction;
}

/** The options of a trainer with their defaults. */
export interface TrainerSettings {
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly schedule: Schedule | undefined;
  readonly clipNorm: number;
  readonly clipValue: number;
  readonly l1: number;
  readonly classWeights: readonly number[] | undefined;
  readonly reduction: Reduction;
}

/** Checks the options of a trainer and fills in the defaults. */
export function completeTrainerOptions(options: TrainerOptions, stack: LayerStack): TrainerSettings {
  const who = "Trainer";
  assertOptions(who, options, NAMES);
  const { optimizer = new Adam(), schedule, clipNorm, clipValue, l1 = 0, classWeights, reduction = "mean" } = options;
  const loss = createLoss(options.loss, stack.layers[stack.layers.length - 1], stack.fanOut);
  if (!(optimizer instanceof Optimizer)) {
    throw typeError(who, `optimizer is ${show(optimizer)}`, "pass an optimizer such as new Adam()");
  }
  if (schedule !== undefined && !(schedule instanceof Schedule)) {
    throw typeError(
      who,
      `schedule is ${show(schedule)}`,
      "pass a schedule such as new CosineSchedule({ length: 100 })",
    );
  }
  if (clipNorm !== undefined) assertPositive(who, "clipNorm", clipNorm);
  if (clipValue !== undefined) {
    assertPositive(who, "clipValue", clipValue);
    assertSingle(who, "clipValue", clipValue);
  }
  assertNonNegative(who, "l1", l1);
  assertSingle(who, "l1", l1);
  if (classWeights !== undefined) assertClassWeights(who, classWeights, Math.max(2, stack.fanOut));
  assertOneOf(who, "reduction", reduction, REDUCTIONS);
  return {
    loss,
    optimizer,
    schedule,
    clipNorm: clipNorm ?? Infinity,
    clipValue: clipValue ?? Infinity,
    l1,
    classWeights: classWeights && [...classWeights],
    reduction,
  };
}
