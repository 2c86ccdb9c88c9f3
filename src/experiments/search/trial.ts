import type { Matrix } from "../../core/matrix";
import { Linear } from "../../layers/linear";
import { LeakyReLU } from "../../layers/leaky-relu";
import type { NeuralLayer } from "../../layers/neural-layer";
import { ReLU } from "../../layers/relu";
import { Sigmoid } from "../../layers/sigmoid";
import { Tanh } from "../../layers/tanh";
import type { LossName } from "../../losses/loss";
import { Network } from "../../network/network";
import type { ActivationName } from "../../network/network-config";
import { Adam } from "../../optimizers/adam";
import { Momentum } from "../../optimizers/momentum";
import type { Optimizer } from "../../optimizers/optimizer";
import { SGD } from "../../optimizers/sgd";
import { Trainer } from "../../training/trainer";
import { DivergenceError } from "../../core/errors";
import { rowsOf } from "../../core/matrix";
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
  /** Outputs of the networks. */
  readonly outputs: number;
  readonly loss: LossName;
  readonly optimizer: "adam" | "momentum" | "sgd";
  readonly epochs: number;
  readonly precision: Precision;
}

/** Scores of a trial; a loss of Infinity says that training diverged. */
export interface TrialResult {
  readonly loss: number;
  /** NaN for values. */
  readonly accuracy: number;
}

const LAYERS: Readonly<Record<ActivationName, () => NeuralLayer>> = {
  relu: () => new ReLU(),
  leakyRelu: () => new LeakyReLU(),
  sigmoid: () => new Sigmoid(),
  tanh: () => new Tanh(),
};

/** Trains a configuration and scores it on the rows that were held out. */
export async function runTrial(task: TrialTask, trial: Trial, signal?: AbortSignal): Promise<TrialResult> {
  const { configuration, seed } = trial;
  using network = new Network(layersOf(task, configuration), { seed, precision: task.precision });
  const trainer = new Trainer(network, { loss: task.loss, optimizer: optimizerOf(task, configuration) });
  try {
    await trainer.fit(subset(task, trial.train), { epochs: task.epochs, batchSize: configuration.batchSize, signal });
  } catch (error) {
    if (error instanceof DivergenceError) return { loss: Infinity, accuracy: NaN };
    throw error;
  }
  const { loss, accuracy = NaN } = trainer.evaluate(subset(task, trial.validation));
  return { loss, accuracy };
}

function layersOf({ inputs, outputs, loss }: TrialTask, { layers, activation }: Configuration): NeuralLayer[] {
  const initializer = activation === "relu" || activation === "leakyRelu" ? "he" : "xavier";
  const widths = [inputs.columns, ...layers, outputs];
  const stack = widths.slice(1).flatMap((fanOut, i): NeuralLayer[] => {
    const linear = new Linear(widths[i], fanOut, { initializer });
    return i === widths.length - 2 ? [linear] : [linear, LAYERS[activation]()];
  });
  return loss === "binaryCrossEntropy" ? [...stack, new Sigmoid()] : stack;
}

function optimizerOf({ optimizer }: TrialTask, { learningRate, l2 }: Configuration): Optimizer {
  const options = { learningRate, weightDecay: l2 };
  if (optimizer === "adam") return new Adam(options);
  return optimizer === "momentum" ? new Momentum(options) : new SGD(options);
}

function subset({ inputs, targets }: TrialTask, rows: Int32Array) {
  return {
    inputs: rowsOf(inputs, rows),
    targets: targets instanceof Int32Array ? rows.map((row) => targets[row]) : rowsOf(targets, rows),
  };
}
