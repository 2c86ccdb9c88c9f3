import { plainCopy } from "../core/plain-copy";
import { now } from "../core/clock";
import type { Network } from "../network/network";
import { createHistory, record, type EpochRecord } from "../training/history";
import { fitLBFGS } from "../training/lbfgs";
import type { Member, Trained, Training } from "./member";
import { penaltyOf } from "./perceptron";

/**
 * Trains a network by L-BFGS, or trains it on. An iteration is an epoch of the history; its loss has the L2 term, which is what is made small.
 *
 * @throws (rejects) as `fitLBFGS`.
 */
export async function trainFullBatch(
  { settings, dataset, loss, classWeights, fanOut, watch: { signal, onEpoch } }: Training,
  network: Network,
  before: Pick<Member, "history" | "lbfgs"> | undefined,
): Promise<Trained> {
  const history = before === undefined ? createHistory() : plainCopy(before.history);
  const first = history.epoch.at(-1) ?? 0;
  let start = now();
  const lbfgs = await fitLBFGS(network, dataset, {
    loss,
    ...(classWeights && { classWeights }),
    iterations: settings.maxIter,
    l2: penaltyOf(settings.alpha, dataset.inputs.rows, loss, fanOut),
    tolerance: settings.tol,
    ...(before?.lbfgs && { state: before.lbfgs.state }),
    ...(signal && { signal }),
    onIteration: (iteration, value) => {
      const end = now();
      const epoch = { epoch: first + iteration, loss: value, learningRate: 1, durationMs: end - start };
      start = end;
      record(history, epoch);
      return onEpoch?.(Object.freeze<EpochRecord>(epoch));
    },
  });
  return { history, lbfgs };
}
