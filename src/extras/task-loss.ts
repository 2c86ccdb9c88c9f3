/** Losses of tasks: classes with an output for each, or values with as many outputs as the loss needs. */
import { isKeyed, rangeError, show, typeError } from "../core/check";
import { isObject } from "../core/kind";
import { asOptionError, withCommandLine, type Words } from "../core/words";
import { valueOf } from "../core/option-table";
import { completeLoss } from "../losses/create-loss";
import type { LossConfig } from "../losses/loss";
import { LOSSES_OF_DISTRIBUTIONS, LOSSES_OF_TASKS } from "../losses/task-losses/index";
import { installExtras } from "./index";

/** Name of a loss that suits classes or values. */
export type TaskLossName = (typeof LOSSES_OF_TASKS)[TaskKind][number] | (typeof LOSSES_OF_DISTRIBUTIONS)[number];

/**
 * What the networks of a task minimize. Of classes: `"crossEntropy"`, `"focal"`, `"hinge"`; of values: `"meanSquaredError"`,
 * `"meanAbsoluteError"`, `"huber"`, `"quantile"` of one level or several, `"poisson"` (counts), `"gaussian"` (values and their deviations).
 */
export type TaskLoss =
  | TaskLossName
  | (LossConfig & {
      /** Name of the loss; the other properties are its options. */
      readonly type: TaskLossName;
    });

/** What targets are. */
export type TaskKind = "classes" | "values";

/** Names of the losses by what targets are, the usual one first. */
export const LOSSES: Readonly<Record<TaskKind, readonly TaskLossName[]>> = {
  classes: LOSSES_OF_TASKS.classes,
  values: [...LOSSES_OF_TASKS.values, ...LOSSES_OF_DISTRIBUTIONS],
};

/** Names of the losses of tasks, for lists of choices. */
export const TASK_LOSSES: readonly TaskLossName[] = [...LOSSES.classes, ...LOSSES.values];

/**
 * @param known - Names that are offered instead of what is no loss.
 * @throws TypeError, RangeError for what is no loss of a task.
 */
export function assertTaskLoss(
  who: string,
  name: string,
  value: unknown,
  known: readonly string[] = TASK_LOSSES,
): asserts value is TaskLoss {
  installExtras();
  const type = isKeyed(value) ? valueOf(who, "type", value, `${name}.type`) : value;
  refuseTrainerLoss(who, name, value, type, known);
  completeLoss(who, value, TASK_LOSSES.some((one) => one === type) ? TASK_LOSSES : known, name);
}

/** @throws TypeError, RangeError for losses that only a trainer takes: they do not say what outputs and targets are. */
function refuseTrainerLoss(who: string, name: string, value: unknown, type: unknown, known: readonly string[]): void {
  const needed = `choose one of ${known.map(show).join(", ")}`;
  if (typeof value === "function" || (isObject(value) && "evaluate" in value)) {
    const got = typeof value === "function" ? show(value) : "a loss of your own";
    throw typeError(
      who,
      `${name} is ${got}`,
      `${needed}; for losses of your own use a Trainer, which takes { name, evaluate }`,
    );
  }
  if (type !== "binaryCrossEntropy") return;
  const others = 'of several labels MLPClassifier takes "binaryCrossEntropyFromLogits"';
  throw rangeError(
    who,
    `${name} is ${show(type)}`,
    `${needed}; ${others}, and a Trainer of a network that ends in Sigmoid this one`,
  );
}

/** What the targets of a loss are. */
export function kindOfLoss(loss: TaskLoss): TaskKind {
  const type = lossNameOf(loss);
  return LOSSES.values.some((name) => name === type) ? "values" : "classes";
}

/** What to do where a column of a few numbers is taken for classes. */
export const IF_NUMBERS: Words = {
  program: 'pass task: "regression" if they are numbers',
  commandLine: "--task regression if they are numbers",
};

/**
 * The loss of a task: the one that was asked for, or cross-entropy and the mean squared error.
 *
 * @param ifNumbers - What else to do where targets are classes.
 * @throws RangeError for one that does not suit the targets.
 */
export function taskLoss(who: string, asked: TaskLoss | undefined, kind: TaskKind, ifNumbers?: Words): TaskLoss {
  if (asked === undefined || kindOfLoss(asked) === kind) return asked ?? LOSSES[kind][0];
  const needed = `choose one of ${LOSSES[kind].map(show).join(", ")}`;
  const got = `loss is ${show(lossNameOf(asked))}, the targets are ${kind}`;
  if (kind === "values" || ifNumbers === undefined) throw asOptionError(rangeError(who, got, needed));
  const error = rangeError(who, got, `${needed}, or ${ifNumbers.program}`);
  throw asOptionError(withCommandLine(error, `${got}; ${needed}, or ${ifNumbers.commandLine}.`));
}

/** The name of a loss. */
export function lossNameOf(loss: TaskLoss): string {
  return typeof loss === "object" ? loss.type : loss;
}
