import { type BatchNorm1dConfig } from "./batch-norm-1d";
import { type BatchNorm2dConfig } from "./batch-norm-2d";
import { type DropoutConfig } from "./dropout";
import { type LeakyReLUConfig } from "./leaky-relu";
import { type LinearConfig } from "./linear";
import type { NeuralLayer } from "./neural-layer";
import { type ReLUConfig } from "./relu";
import { type SigmoidConfig } from "./sigmoid";
import { type SoftmaxConfig } from "./softmax";
import { type TanhConfig } from "./tanh";
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
  | BatchNorm2dConfig;
/** @throws TypeError for what is no object; RangeError for a type that is no layer; both for settings the layer refuses. */
export declare function createLayer(config: LayerConfig): NeuralLayer;
