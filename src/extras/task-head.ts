/** What the outputs of networks stand for by the loss of a task. */
import { rangeError, show } from "../core/check";
import type { DoubleMatrix, Matrix } from "../core/matrix";
import { completeLoss } from "../losses/create-loss";
import { lossNameOf, TASK_LOSSES, type TaskLoss } from "./task-loss";
import { PLAIN_HEAD, valueHead, type ValueHead } from "./value-head/index";

/** What a loss of values makes of outputs. @throws TypeError, RangeError for what is none. */
export function headOf(loss: TaskLoss | undefined): ValueHead {
  if (loss === undefined) return PLAIN_HEAD;
  const { type, settings } = completeLoss("headOf", loss, TASK_LOSSES);
  const { levels = [] } = settings as { readonly levels?: readonly number[] };
  return valueHead(type, levels);
}

/** @throws RangeError for targets below 0 where the loss is one of counts. */
export function assertCounts(
  who: string,
  name: string,
  { data, columns }: Matrix | DoubleMatrix,
  loss: TaskLoss | undefined,
): void {
  if (!headOf(loss).isCount) return;
  const i = data.findIndex((value) => value < 0);
  if (i < 0) return;
  const got = `${name} at row ${Math.floor(i / columns)} are ${data[i]}, loss is ${show(lossNameOf(loss!))}`;
  throw rangeError(who, got, "pass counts of 0 or more, or choose another loss");
}
