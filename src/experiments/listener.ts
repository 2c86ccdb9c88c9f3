import { Abortion } from "../core/abortion";
import { isThenable } from "../core/thenable";
import { unlessAborted } from "../core/unless-aborted";
import type { RunOptions } from "./study-options";

/**
 * Work that reports to the listener of its options. What the listener throws, or its promise
 * rejects with, ends the work, as an abort of the options' signal does.
 *
 * @param work - Gets the function that reports and the signal to obey.
 * @throws (rejects) the listener's error, the signal's reason, or what the work throws.
 */
export async function withListener<Event, Result>(
  { onProgress, signal }: RunOptions<Event>,
  work: (report: (event: Event) => void, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const abortion = new Abortion();
  const forget = abortion.follow(signal);
  const answers: Promise<void>[] = [];
  const report = (event: Event) => {
    const answer: unknown = onProgress?.(event);
    if (isThenable(answer)) answers.push(endOnRejection(answer, abortion));
  };
  try {
    const result = await work(report, abortion.signal);
    await unlessAborted(Promise.all(answers), abortion.signal);
    return result;
  } finally {
    forget();
  }
}

async function endOnRejection(answer: PromiseLike<unknown>, abortion: Abortion): Promise<void> {
  try {
    await answer;
  } catch (error) {
    abortion.abort(error);
  }
}
