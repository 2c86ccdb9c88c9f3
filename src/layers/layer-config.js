import { assertOptions, rangeError, show, typeError } from "../core/check";
import { BatchNorm1d } from "./batch-norm-1d";
import { BatchNorm2d } from "./batch-norm-2d";
import { Dropout } from "./dropout";
import { LeakyReLU } from "./leaky-relu";
import { Linear } from "./linear";
import { ReLU } from "./relu";
import { Sigmoid } from "./sigmoid";
import { Softmax } from "./softmax";
import { Tanh } from "./tanh";
/** How each kind of layer is made from its JSON. */
const FACTORIES = {
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
/** @throws TypeError for what is no object; RangeError for a type that is no layer; both for settings the layer refuses. */
export function createLayer(config) {
  if (config === null || typeof config !== "object") {
    throw typeError("Network.fromConfig", `a layer is ${show(config)}`, 'pass objects such as { type: "ReLU" }');
  }
  if (!Object.hasOwn(FACTORIES, config.type)) {
    const known = Object.keys(FACTORIES).map(show).join(", ");
    throw rangeError("Network.fromConfig", `layer type ${show(config.type)} is unknown`, `choose one of ${known}`);
  }
  const create = FACTORIES[config.type];
  const layer = create(config);
  assertOptions(`Network.fromConfig: ${config.type}`, config, Object.keys(layer.config));
  return layer;
}
