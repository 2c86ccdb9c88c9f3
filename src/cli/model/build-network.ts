import {
  Adagrad,
  Adam,
  AdamW,
  BatchNorm1d,
  Dropout,
  LeakyReLU,
  Linear,
  Momentum,
  Network,
  ReLU,
  RMSProp,
  SGD,
  Sigmoid,
  Tanh,
  type NeuralLayer,
  type Optimizer,
} from "../../index";
import type { OptimizerName, TrainSettings } from "./train-settings";

const LAYERS: Readonly<Record<TrainSettings["activation"], () => NeuralLayer>> = {
  relu: () => new ReLU(),
  leakyRelu: () => new LeakyReLU(),
  sigmoid: () => new Sigmoid(),
  tanh: () => new Tanh(),
};

interface Rates {
  readonly learningRate: number;
  readonly weightDecay: number;
}

const MAKERS: Readonly<Record<OptimizerName, (rates: Rates) => Optimizer>> = {
  adam: (rates) => new Adam(rates),
  adamw: (rates) => new AdamW(rates),
  momentum: (rates) => new Momentum(rates),
  rmsprop: (rates) => new RMSProp(rates),
  adagrad: (rates) => new Adagrad(rates),
  sgd: (rates) => new SGD(rates),
};

/** A perceptron: after each hidden layer BatchNorm, activation and dropout, as the settings say. */
export function buildNetwork(fanIn: number, fanOut: number, settings: TrainSettings): Network {
  const { hidden, activation, batchNorm, dropout, seed, precision } = settings;
  const initializer = activation === "relu" || activation === "leakyRelu" ? "he" : "xavier";
  const layers: NeuralLayer[] = [];
  let width = fanIn;
  for (const units of hidden) {
    layers.push(new Linear(width, units, { initializer }));
    if (batchNorm) layers.push(new BatchNorm1d(units));
    layers.push(LAYERS[activation]());
    if (dropout > 0) layers.push(new Dropout(dropout));
    width = units;
  }
  return new Network([...layers, new Linear(width, fanOut)], { seed, precision });
}

export function buildOptimizer({ optimizer, learningRate, weightDecay }: TrainSettings): Optimizer {
  return MAKERS[optimizer]({ learningRate, weightDecay });
}
