import { isInstance } from "../core/kind";
import { assertNonNegative, assertPositive, show, typeError } from "../core/check";
import {
  anything,
  defineOptions,
  oneOf,
  REQUIRED,
  single,
  type Check,
  type RowsFor,
  type SettingsOf,
} from "../core/option-table";
import { createLoss } from "../losses/create-loss";
import type { Loss, LossSpec, Reduction, LossPlace } from "../losses/loss";
import type { LayerStack } from "../network/layer-stack";
import { Adam } from "../optimizers/adam";
import { Optimizer } from "../optimizers/optimizer";
import { assertClassWeights } from "../data/assert-weights";
import type { Averaging } from "./averaging-option";
import { follower } from "./followers";
import { scheduleOf, type Schedule } from "./schedules/schedule";

/** Options of a trainer. */
export interface TrainerOptions {
  /** What to minimize: a name, a name with options as `{ type: "huber", delta: 2 }`, or a loss of your own. */
  readonly loss: LossSpec;
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
  /**
   * The weights into each unit, a row of a matrix of the state dict, are scaled down to this L2 norm after each update, as by
   * Keras' `MaxNorm`. Above 0; default none.
   */
  readonly maxNorm?: number;
  /** Gives the network an average of its parameters between steps and epochs. Default none. */
  readonly averaging?: Averaging;
  /** Whether the loss of a batch is the (weighted) mean of its terms or their sum. Default `"mean"`. */
  readonly reduction?: Reduction;
}

const optimizerOf: Check<Optimizer> = (who, name, value) => {
  if (isInstance(value, Optimizer)) return;
  throw typeError(who, `${name} is ${show(value)}`, "pass an optimizer such as new Adam()");
};

/**
 * The options of a trainer; `optimizer` is `new Adam()` by default, a new one for each trainer. Loss and class weights
 * are checked where the network is known.
 */
export const TRAINER_OPTIONS = defineOptions({
  loss: [anything, REQUIRED],
  optimizer: [optimizerOf],
  schedule: [scheduleOf],
  clipNorm: [assertPositive, Infinity],
  clipValue: [single(assertPositive), Infinity],
  l1: [single(assertNonNegative), 0],
  classWeights: [anything],
  maxNorm: [follower],
  averaging: [follower],
  reduction: [oneOf<Reduction>("mean", "sum"), "mean"],
} satisfies RowsFor<TrainerOptions>);

/** The options of a trainer with their defaults. */
export interface TrainerSettings extends Omit<
  SettingsOf<typeof TRAINER_OPTIONS.rows>,
  "loss" | "optimizer" | "classWeights"
> {
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly classWeights: readonly number[] | undefined;
}

/** Where the loss of a network stands. */
export function placeOf(who: string, { layers, fanOut }: LayerStack): LossPlace {
  return { who, lastLayer: layers[layers.length - 1], fanOut };
}

/** Checks the options of a trainer and fills in the defaults. */
export function completeTrainerOptions(options: TrainerOptions, stack: LayerStack, who = "Trainer"): TrainerSettings {
  const { optimizer = new Adam(), classWeights, ...rest } = TRAINER_OPTIONS.complete(who, options);
  const loss = createLoss(rest.loss, placeOf(who, stack));
  if (classWeights !== undefined) assertClassWeights(who, classWeights, Math.max(2, stack.fanOut));
  return { ...rest, loss, optimizer, classWeights };
}
