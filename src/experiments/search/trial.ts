import type { Matrix } from "../../core/matrix";
import type { LossName } from "../../losses/loss";
import { Network } from "../../network/network";
import type { ActivationName } from "../../network/activations";
import { createOptimizer, type OptimizerName } from "../../optimizers/create-optimizer";
import { Trainer } from "../../training/trainer";
import { installExtras } from "../../extras/index";
import { DivergenceError } from "../../core/errors";
import type { Dataset } from "../../data/dataset";
import { take } from "../../data/samples";
import type { Precision } from "../../wasm/engine";

/** What a search tries out. */
export interface Configuration {
  /** Widths of the hidden layers. */
  readonly layers: readonly number[];
  readonly activation: ActivationName;
  readonly learningRate: number;
  readonly l2: number;
  readonly batchSize: number;
}

/** A configuration trained on one fold. */
export interface Trial {
  readonly configuration: Configuration;
  /** Seed of the network. */
  readonly seed: number;
  /** Rows to train on and to validate on. */
  readonly train: Int32Array;
  readonly validation: Int32Array;
}

/** What all trials of a search share. */
export interface TrialTask {
  readonly inputs: Matrix;
  /** Class indices, or values by rows. */
  readonly targets: Int32Array | Matrix;
  /** Weights of the samples. */
  readonly sampleWeights: Float64Array | undefined;
  /** Outputs of the networks. */
  readonly outputs: number;
  readonly loss: LossName;
  readonly optimizer: OptimizerName;
  readonly epochs: number;
  readonly precision: Precision;
}

/** Scores of a trial; a loss of Infinity says that training diverged. */
export interface TrialResult {
  readonly loss: number;
  /** NaN for values. */
  readonly accuracy: number;
}

/** Trains a configuration and scores it on the rows that were held out. */
export async function runTrial(task: TrialTask, trial: Trial, signal?: AbortSignal): Promise<TrialResult> {
  const { configuration, seed } = trial;
  const { layers, activation, learningRate, l2 } = configuration;
  const outputActivation = task.loss === "binaryCrossEntropy" ? "sigmoid" : "none";
  const sizes = [task.inputs.columns, ...layers, task.outputs];
  installExtras();
  using network = Network.mlp(sizes, { activation, outputActivation, seed, precision: task.precision });
  const optimizer = createOptimizer(task.optimizer, { learningRate, weightDecay: l2 });
  const trainer = new Trainer(network, { loss: task.loss, optimizer });
  try {
    await trainer.fit(subset(task, trial.train), { epochs: task.epochs, batchSize: configuration.batchSize, signal });
  } catch (error) {
    if (error instanceof DivergenceError) return { loss: Infinity, accuracy: NaN };
    throw error;
  }
  const { loss, accuracy = NaN } = trainer.evaluate(subset(task, trial.validation));
  return Number.isFinite(loss) ? { loss, accuracy } : { loss: Infinity, accuracy: NaN };
}

function subset({ inputs, targets, sampleWeights }: TrialTask, rows: Int32Array): Dataset {
  return take({ inputs, targets, ...(sampleWeights && { sampleWeights }) }, rows);
}
