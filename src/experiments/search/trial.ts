import type { Matrix } from "../../core/matrix";
import { loadCheckpoint, saveCheckpoint } from "../../files/checkpoint-file";
import { Network } from "../../network/network";
import { perceptronLayers, type Normalization } from "../../network/perceptron";
import type { ActivationName } from "../../network/activations";
import { chosenOptimizer, type OptimizerChoice } from "../../extras/optimizer-choice";
import type { Initializer } from "../../layers/initializers";
import { endsInOneRow } from "../../training/minibatches";
import { CosineSchedule } from "../../training/schedules/cosine-schedule";
import { Trainer } from "../../training/trainer";
import type { Averaging } from "../../training/averaging-option";
import { installExtras } from "../../extras/index";
import type { TaskLoss } from "../../extras/task-loss";
import { headOf } from "../../extras/task-head";
import { DivergenceError } from "../../core/errors";
import type { Dataset } from "../../data/dataset";
import { take } from "../../data/samples";
import { isInt32Array } from "../../core/typed-array";
import type { Precision } from "../../wasm/engine";
import { scoreBy, type SearchMetric } from "./search-metric";

/** What a search tries out. */
export interface Configuration {
  /** Widths of the hidden layers. */
  readonly layers: readonly number[];
  /** Activation after each hidden layer. */
  readonly activation: ActivationName;
  /** Learning rate at the first epoch, above 0; the search's `schedule` may lower it. */
  readonly learningRate: number;
  /** The optimizer's `weightDecay`, 0 or more: an L2 term in the gradient, for AdamW and Lion decay apart from it. */
  readonly l2: number;
  /** Samples of an update, 1 or more. */
  readonly batchSize: number;
  /** Share of the hidden units left out at random in training, 0 to below 1. */
  readonly dropout: number;
  /** Rule of the updates: a name, or an object with options of its own; others keep their defaults. */
  readonly optimizer: OptimizerChoice;
  /** Limit of the L2 norm of the weights into each unit; 0 for none. */
  readonly maxNorm: number;
  /** Average of the parameters with which the network answers; `"none"` where it answers with the last ones. */
  readonly averaging: "none" | Averaging;
  /** How the weights of all layers begin; `"auto"` is as suits the activation. */
  readonly initializer: "auto" | Initializer;
  /** By what each hidden layer is normalized. */
  readonly normalization: Normalization;
}

/** A configuration trained on one fold. */
export interface Trial {
  readonly configuration: Configuration;
  /** Seed of the network. */
  readonly seed: number;
  /** Epochs after which it is scored. */
  readonly epochs: number;
  /** The checkpoint from which it goes on. */
  readonly from?: Uint8Array | undefined;
  /** Whether its result has a checkpoint to go on from. */
  readonly isKept: boolean;
  /** Rows to train on and to validate on. */
  readonly train: Int32Array;
  readonly validation: Int32Array;
}

/** How the learning rate goes over the epochs: it stays, or falls to 0 as half a cosine wave. */
export type SearchSchedule = "constant" | "cosine";

/** What all trials of a search share. */
export interface TrialTask {
  readonly inputs: Matrix;
  /** Class indices, or values by rows. */
  readonly targets: Int32Array | Matrix;
  /** Weights of the samples. */
  readonly sampleWeights: Float64Array | undefined;
  /** Outputs of the networks. */
  readonly outputs: number;
  readonly loss: TaskLoss;
  /** What trials are scored by. */
  readonly metric: SearchMetric;
  /** Of the learning rate, over all epochs of the search. */
  readonly schedule: SearchSchedule;
  readonly epochs: number;
  readonly precision: Precision;
}

/** Scores of a trial; a loss of Infinity says that training diverged. */
export interface TrialResult {
  readonly loss: number;
  /** NaN for values. */
  readonly accuracy: number;
  /** By the metric of the search, the more the better. */
  readonly score: number;
  readonly checkpoint?: Uint8Array;
}

/** Trains a configuration, or trains it on, and scores it on the rows that were held out. */
export async function runTrial(task: TrialTask, trial: Trial, signal?: AbortSignal): Promise<TrialResult> {
  const { configuration, seed } = trial;
  installExtras();
  const network = Network.fromConfig({ layers: layersOf(task, configuration), seed, precision: task.precision });
  try {
    return await runWith(network, task, trial, signal);
  } finally {
    network.dispose();
  }
}

async function runWith(
  network: Network,
  task: TrialTask,
  { configuration, train, validation, epochs, from, isKept }: Trial,
  signal: AbortSignal | undefined,
): Promise<TrialResult> {
  const trainer = trainerOf(network, task, configuration);
  if (from !== undefined) await loadCheckpoint(trainer, from);
  try {
    const { batchSize } = configuration;
    const dropLast = configuration.normalization === "batch" && endsInOneRow(train.length, batchSize);
    await trainer.fit(subset(task, train), { epochs: epochs - trainer.epochCount, batchSize, dropLast, signal });
  } catch (error) {
    if (error instanceof DivergenceError) return DIVERGED;
    throw error;
  }
  const held = subset(task, validation);
  const { loss, accuracy = NaN } = trainer.evaluate(held);
  if (!Number.isFinite(loss)) return DIVERGED;
  const outputs = () => answersOf(network.predict(held.inputs), task);
  const score = scoreBy(task.metric, outputs, held.targets as Int32Array | Matrix, { loss, accuracy });
  return { loss, accuracy, score, ...(isKept && { checkpoint: await saveCheckpoint(trainer) }) };
}

/** Logits, or the values that outputs stand for. */
function answersOf(outputs: Matrix, { loss, targets }: TrialTask): Matrix {
  if (isInt32Array(targets)) return outputs;
  return headOf(loss).predicted([outputs], new Float64Array(targets.columns).fill(1)).values;
}

const DIVERGED: TrialResult = { loss: Infinity, accuracy: NaN, score: -Infinity };

function layersOf({ inputs, outputs }: TrialTask, { layers, initializer, ...configuration }: Configuration) {
  const { activation, normalization, dropout } = configuration;
  const options = { activation, normalization, dropout, ...(initializer !== "auto" && { initializer }) };
  return perceptronLayers([inputs.columns, ...layers, outputs], options);
}

function trainerOf(
  network: Network,
  { loss, schedule, epochs }: TrialTask,
  { optimizer, learningRate, l2, maxNorm, averaging }: Configuration,
): Trainer {
  return new Trainer(network, {
    loss,
    optimizer: chosenOptimizer(optimizer, { learningRate, weightDecay: l2 }),
    ...(maxNorm > 0 && { maxNorm }),
    ...(averaging !== "none" && { averaging }),
    ...(schedule === "cosine" && { schedule: new CosineSchedule({ length: epochs }) }),
  });
}

function subset({ inputs, targets, sampleWeights }: TrialTask, rows: Int32Array): Dataset {
  return take({ inputs, targets, ...(sampleWeights && { sampleWeights }) }, rows);
}
