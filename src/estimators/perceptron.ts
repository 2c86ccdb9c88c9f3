import { installExtras } from "../extras/index";
import type { LossName } from "../losses/loss";
import type { ActivationName } from "../network/activations";
import { Network } from "../network/network";
import { createOptimizer } from "../optimizers/create-optimizer";
import type { Optimizer } from "../optimizers/optimizer";
import { PlateauSchedule } from "../training/schedules/plateau-schedule";
import { Trainer } from "../training/trainer";
import type { EstimatorSettings } from "./estimator-options";

/** What scikit-learn calls otherwise. */
const ACTIVATIONS: Readonly<Record<EstimatorSettings["activation"], ActivationName>> = {
  relu: "relu",
  tanh: "tanh",
  logistic: "sigmoid",
  identity: "none",
};

/** The network that the options of an estimator describe; its outputs are logits or values. */
export function createPerceptron(settings: EstimatorSettings, fanIn: number, fanOut: number): Network {
  const { hiddenLayerSizes, activation, randomState: seed, precision } = settings;
  const sizes = [fanIn, ...hiddenLayerSizes, fanOut];
  installExtras();
  return Network.mlp(sizes, { activation: ACTIVATIONS[activation], initializer: "xavier", seed, precision });
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
    ? createOptimizer("adam", { learningRate, beta1, beta2, epsilon, weightDecay })
    : createOptimizer("momentum", { learningRate, momentum, nesterov, weightDecay });
}
