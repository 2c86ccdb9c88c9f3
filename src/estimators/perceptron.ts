import type { NeuralLayer } from "../layers/neural-layer";
import { Linear } from "../layers/linear";
import { ReLU } from "../layers/relu";
import { Sigmoid } from "../layers/sigmoid";
import { Tanh } from "../layers/tanh";
import type { LossName } from "../losses/loss";
import { Network } from "../network/network";
import { Adam } from "../optimizers/adam";
import { Momentum } from "../optimizers/momentum";
import type { Optimizer } from "../optimizers/optimizer";
import { PlateauSchedule } from "../training/schedules/plateau-schedule";
import { Trainer } from "../training/trainer";
import type { EstimatorSettings } from "./estimator-options";

const ACTIVATIONS: Readonly<Record<EstimatorSettings["activation"], () => NeuralLayer[]>> = {
  relu: () => [new ReLU()],
  tanh: () => [new Tanh()],
  logistic: () => [new Sigmoid()],
  identity: () => [],
};

/** The network that the options of an estimator describe; its outputs are logits or values. */
export function createPerceptron(settings: EstimatorSettings, fanIn: number, fanOut: number): Network {
  const { hiddenLayerSizes, activation, randomState, precision } = settings;
  const sizes = [fanIn, ...hiddenLayerSizes, fanOut];
  const layers = sizes.slice(1).flatMap((size, i) => {
    const linear = new Linear(sizes[i], size);
    return i === hiddenLayerSizes.length ? [linear] : [linear, ...ACTIVATIONS[activation]()];
  });
  return new Network(layers, { seed: randomState, precision });
}

/** What trains it, in batches of `batchSize`, watching `monitor` if the learning rate adapts. */
export function createTrainer(
  network: Network,
  settings: EstimatorSettings,
  loss: LossName,
  batchSize: number,
  monitor: "loss" | "validationLoss" | "validationAccuracy",
): Trainer {
  const schedule =
    settings.learningRate === "adaptive" ? new PlateauSchedule({ monitor, factor: 0.2, patience: 1 }) : undefined;
  return new Trainer(network, { loss, optimizer: optimizerOf(settings, batchSize), schedule });
}

/** scikit-learn's penalty is alpha / 2 times the squared weights, divided by the samples of the batch. */
function optimizerOf(settings: EstimatorSettings, batchSize: number): Optimizer {
  const { solver, alpha, learningRateInit: learningRate, momentum, nesterovsMomentum: nesterov } = settings;
  const { beta1, beta2, epsilon } = settings;
  const weightDecay = alpha / batchSize;
  return solver === "adam"
    ? new Adam({ learningRate, beta1, beta2, epsilon, weightDecay })
    : new Momentum({ learningRate, momentum, nesterov, weightDecay });
}
