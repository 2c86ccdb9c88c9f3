import { isObject } from "../core/kind";
import { assertOptions, rangeError, show, typeError } from "../core/check";
import { lookUp } from "../core/look-up";
import { BatchNorm1d, type BatchNorm1dConfig } from "./batch-norm-1d";
import { BatchNorm2d, type BatchNorm2dConfig } from "./batch-norm-2d";
import { Dropout, type DropoutConfig } from "./dropout";
import type { ExtraLayerConfig, ExtraLayers } from "./extras/extra-layers";
import { LeakyReLU, type LeakyReLUConfig } from "./leaky-relu";
import { Linear, type LinearConfig } from "./linear";
import type { NeuralLayer } from "./neural-layer";
import { ReLU, type ReLUConfig } from "./relu";
import { Sigmoid, type SigmoidConfig } from "./sigmoid";
import { Softmax, type SoftmaxConfig } from "./softmax";
import { Tanh, type TanhConfig } from "./tanh";

/** A layer as plain JSON; `type` is the name of its class. */
export type LayerConfig =
  | LinearConfig
  | ReLUConfig
  | LeakyReLUConfig
  | SigmoidConfig
  | TanhConfig
  | SoftmaxConfig
  | DropoutConfig
  | BatchNorm1dConfig
  | BatchNorm2dConfig
  | ExtraLayerConfig;

/** How each kind of layer is made from its JSON. */
type Factories<Config extends LayerConfig> = {
  [Type in Config["type"]]: (config: Extract<Config, { type: Type }>) => NeuralLayer;
};

const FACTORIES: Factories<Exclude<LayerConfig, ExtraLayerConfig>> & Partial<ExtraLayers> = {
  Linear: ({ fanIn, fanOut, bias, initializer }) => new Linear(fanIn, fanOut, { bias, initializer }),
  ReLU: () => new ReLU(),
  LeakyReLU: ({ slope }) => new LeakyReLU(slope),
  Sigmoid: () => new Sigmoid(),
  Tanh: () => new Tanh(),
  Softmax: () => new Softmax(),
  Dropout: ({ rate }) => new Dropout(rate),
  BatchNorm1d: ({ features, momentum, epsilon, affine }) => new BatchNorm1d(features, { momentum, epsilon, affine }),
  BatchNorm2d: ({ channels, height, width, momentum, epsilon, affine }) =>
    new BatchNorm2d(channels, { height, width, momentum, epsilon, affine }),
};

/** Of any kind; `Residual` makes the layers inside it with the second. */
type Create = (config: never, createLayer: (inner: never) => NeuralLayer) => NeuralLayer;

/** Makes more kinds of layers known. */
export function registerLayers(factories: ExtraLayers): void {
  Object.assign(FACTORIES, factories);
}

/** Whether layers of a type can be made: those of the extras can once they are installed. */
export function isLayerAtHand(type: unknown): boolean {
  return lookUp<Create>(FACTORIES, type) !== undefined;
}

/** @throws TypeError for what is no object; RangeError for a type that is no layer; both for settings the layer refuses. */
export function createLayer(config: LayerConfig): NeuralLayer {
  if (!isObject(config)) {
    throw typeError("Network.fromConfig", `a layer is ${show(config)}`, 'pass objects such as { type: "ReLU" }');
  }
  const create = lookUp<Create>(FACTORIES, config.type);
  if (create === undefined) {
    const known = Object.keys(FACTORIES).map(show).join(", ");
    throw rangeError("Network.fromConfig", `layer type ${show(config.type)} is unknown`, `choose one of ${known}`);
  }
  const layer = create(config as never, createLayer);
  assertOptions(`Network.fromConfig: ${config.type}`, config, Object.keys(layer.config));
  return layer;
}
