import { installExtras } from "../extras/index";
import type { ActivationName } from "../network/activations";
import type { LossSpec } from "../losses/loss";
import { Network } from "../network/network";
import { chosenOptimizer, type OptimizerChoice } from "../extras/optimizer-choice";
import { createOptimizer } from "../optimizers/create-optimizer";
import type { Optimizer } from "../optimizers/optimizer";
import { PlateauSchedule } from "../training/schedules/plateau-schedule";
import { Trainer } from "../training/trainer";
import type { TrainerOptions } from "../training/trainer-options";
import type { EstimatorSettings } from "./estimator-options";

/** What scikit-learn calls otherwise. */
const ACTIVATIONS: Readonly<Record<string, ActivationName>> = { logistic: "sigmoid", identity: "none" };
/** Activations of scikit-learn: all layers begin as there (Glorot and Bengio, 2010), those of others as suits them. */
const SKLEARN_ACTIVATIONS: readonly string[] = ["relu", "tanh", "sigmoid", "none"];

/** The network that the options of an estimator describe; its outputs are logits or values. */
export function createPerceptron(settings: EstimatorSettings, fanIn: number, fanOut: number): Network {
  const { hiddenLayerSizes, normalization, dropout, randomState: seed, precision } = settings;
  const activation = ACTIVATIONS[settings.activation] ?? settings.activation;
  const { initializer = SKLEARN_ACTIVATIONS.includes(activation) ? "xavier" : undefined } = settings;
  const sizes = [fanIn, ...hiddenLayerSizes, fanOut];
  installExtras();
  return Network.mlp(sizes, { activation, initializer, normalization, dropout, seed, precision });
}

/** What trains it, in batches of `batchSize`, watching `monitor` if the learning rate adapts. */
export function createTrainer(
  network: Network,
  settings: EstimatorSettings,
  { loss, classWeights }: Pick<TrainerOptions, "loss" | "classWeights">,
  batchSize: number,
  monitor: "loss" | "validationLoss" | "validationAccuracy",
): Trainer {
  const schedule =
    settings.learningRate === "adaptive" ? new PlateauSchedule({ monitor, factor: 0.2, patience: 1 }) : undefined;
  const penalty = penaltyOf(settings.alpha, batchSize, loss, network.fanOut);
  const { maxNorm, averaging } = settings;
  const optimizer = optimizerOf(settings, penalty);
  return new Trainer(network, { loss, optimizer, schedule, classWeights, maxNorm, averaging });
}

/**
 * The L2 term that stands to the loss as in scikit-learn, where it is alpha / 2 times the squared weights, divided by the samples;
 * there squared errors are halved, and the losses of several labels are added.
 */
export function penaltyOf(alpha: number, samples: number, loss: LossSpec, fanOut: number): number {
  const type = typeof loss === "object" && "type" in loss ? loss.type : loss;
  const share = type === "meanSquaredError" ? 2 : type === "binaryCrossEntropyFromLogits" ? 1 / fanOut : 1;
  return (share * alpha) / samples;
}

function optimizerOf(settings: EstimatorSettings, weightDecay: number): Optimizer {
  const { solver, learningRateInit: learningRate, momentum, nesterovsMomentum: nesterov } = settings;
  const { beta1, beta2, epsilon } = settings;
  if (solver === "adam") return createOptimizer("adam", { learningRate, beta1, beta2, epsilon, weightDecay });
  if (solver === "sgd") return createOptimizer("momentum", { learningRate, momentum, nesterov, weightDecay });
  return chosenOptimizer(solver as OptimizerChoice, { learningRate, weightDecay });
}
