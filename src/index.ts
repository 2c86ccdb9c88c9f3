export { FileFormatError, DivergenceError, StateError, WasmError, type Divergence } from "./core/errors";
export type { Matrix, MatrixLike } from "./core/matrix";
export { BatchNorm1d } from "./layers/batch-norm-1d";
export { BatchNorm2d, type BatchNorm2dOptions } from "./layers/batch-norm-2d";
export type { BatchNormOptions } from "./layers/batch-norm";
export { Dropout } from "./layers/dropout";
export type { Initializer } from "./layers/initializers";
export type { LayerConfig } from "./layers/layer-config";
export { LeakyReLU } from "./layers/leaky-relu";
export { Linear, type LinearOptions } from "./layers/linear";
export { NeuralLayer } from "./layers/neural-layer";
export { ReLU } from "./layers/relu";
export { Sigmoid } from "./layers/sigmoid";
export { Softmax } from "./layers/softmax";
export { Tanh } from "./layers/tanh";
export type { LossName, Reduction } from "./losses/loss";
export { Network } from "./network/network";
export type {
  ActivationName,
  MlpOptions,
  NetworkConfig,
  NetworkOptions,
  OutputActivationName,
} from "./network/network-config";
export type { LayerNorms, Norms } from "./network/norms";
export type { StateDict, StateTensor } from "./network/state-dict";
export { Adagrad, type AdagradOptions } from "./optimizers/adagrad";
export { Adam, type AdamOptions } from "./optimizers/adam";
export { AdamW } from "./optimizers/adamw";
export { Momentum, type MomentumOptions } from "./optimizers/momentum";
export { Optimizer, type OptimizerConfig, type OptimizerOptions } from "./optimizers/optimizer";
export { RMSProp, type RMSPropOptions } from "./optimizers/rmsprop";
export { SGD } from "./optimizers/sgd";
export type { FitOptions } from "./training/fit-options";
export type { EpochRecord, History } from "./training/history";
export { minibatches, type Minibatch, type MinibatchOptions } from "./training/minibatches";
export type { Dataset } from "./training/staged-dataset";
export type { Labels, Targets } from "./training/targets";
export { Trainer, type Evaluation, type TrainerOptions } from "./training/trainer";
export type { Precision } from "./wasm/engine";
