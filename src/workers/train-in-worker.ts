import type { Network } from "../network/network";
import type { Dataset } from "../data/dataset";
import { createTask, type WorkerTrainingOptions } from "./training-task";
import { TrainingThread } from "./training-thread";
import type { WorkerTraining } from "./worker-training";

/**
 * Trains a network in a worker, which leaves the calling thread free: the data are sent once,
 * and in the end parameters and running statistics come back into the network. They have the bits that
 * `new Trainer(network, options).fit(data, options)` gives. Meanwhile the network may predict, as it
 * was before; it cannot be fitted, and what is loaded into it is lost in the end.
 *
 * Layers, optimizer and schedule must be the library's own.
 *
 * @param options - Those of a trainer and of `fit` but `metrics` and `callbacks`, whose functions a
 *   worker cannot be sent.
 * @throws TypeError, RangeError for arguments that are not valid; StateError for a network that is disposed of or
 *   being fitted.
 *
 * @example
 * ```ts
 * const training = trainInWorker(network, { inputs, targets }, {
 *   loss: "crossEntropy",
 *   optimizer: new Adam({ learningRate: 1e-2 }),
 *   epochs: 20,
 *   onEpoch: ({ epoch, loss }) => console.log(epoch, loss),
 * });
 * training.pause();
 * training.resume();
 * const { loss } = await training.history;
 * ```
 */
export function trainInWorker(network: Network, data: Dataset, options: WorkerTrainingOptions): WorkerTraining {
  const task = createTask("trainInWorker", network, data, options);
  return new TrainingThread(network, task, options);
}
