/** Losses of tasks: classes with an output for each, or values with an output for each. */
import { rangeError, show } from "../core/check";
import { asOptionError } from "../core/words";
import { completeLoss } from "../losses/create-loss";
import type { LossConfig } from "../losses/loss";
import { LOSSES_OF_TASKS } from "../losses/task-losses/index";
import { installExtras } from "./index";

/** Name of a loss that suits classes or values with an output for each. */
export type TaskLossName =
  "crossEntropy" | "focal" | "hinge" | "meanSquaredError" | "meanAbsoluteError" | "huber" | "quantile";

/**
 * What the networks of a task make small. Of classes: `"crossEntropy"`, `"focal"`, `"hinge"`; of values: `"meanSquaredError"`,
 * `"meanAbsoluteError"`, `"huber"`, `"quantile"` of one level.
 */
export type TaskLoss =
  | TaskLossName
  | (LossConfig & {
      /** Name of the loss; the other properties are its options. */
      readonly type: TaskLossName;
    });

/** What targets are. */
export type TaskKind = "classes" | "values";

const LOSSES: Readonly<Record<TaskKind, readonly TaskLossName[]>> = LOSSES_OF_TASKS;

/** Names of the losses of tasks, for lists of choices. */
export const TASK_LOSSES: readonly TaskLossName[] = [...LOSSES.classes, ...LOSSES.values];

/** @throws TypeError, RangeError for what is no loss of a task. */
export function assertTaskLoss(who: string, name: string, value: unknown): asserts value is TaskLoss {
  installExtras();
  const { settings } = completeLoss(who, value, TASK_LOSSES, name);
  const { levels } = settings as { readonly levels?: readonly number[] };
  if (levels === undefined || levels.length === 1) return;
  throw rangeError(`${who}: quantile`, `levels are ${levels.length}`, "pass one: each target has one output here");
}

/** What the targets of a loss are. */
export function kindOfLoss(loss: TaskLoss): TaskKind {
  const type = nameOf(loss);
  return LOSSES.values.some((name) => name === type) ? "values" : "classes";
}

/**
 * The loss of a task: the one that was asked for, or cross-entropy and the mean squared error.
 *
 * @throws RangeError for one that does not suit the targets.
 */
export function taskLoss(who: string, asked: TaskLoss | undefined, kind: TaskKind): TaskLoss {
  if (asked === undefined || kindOfLoss(asked) === kind) return asked ?? LOSSES[kind][0];
  const known = LOSSES[kind].map(show).join(", ");
  const got = `loss is ${show(nameOf(asked))}, the targets are ${kind}`;
  throw asOptionError(rangeError(who, got, `choose one of ${known}`));
}

function nameOf(loss: TaskLoss): string {
  return typeof loss === "object" ? loss.type : loss;
}
