export {
  Adadelta,
  installExtras,
  Lion,
  NAdam,
  type AdadeltaOptions,
  type LionOptions,
  type NAdamOptions,
} from "./extras/index";
export { AlphaDropout, type AlphaDropoutConfig } from "./layers/extras/alpha-dropout";
export { ELU, type ELUConfig } from "./layers/extras/elu";
export { Embedding, type EmbeddedColumn, type EmbeddingConfig } from "./layers/extras/embedding";
export { GaussianNoise, type GaussianNoiseConfig } from "./layers/extras/gaussian-noise";
export { GELU, type GELUOptions, type GELUConfig } from "./layers/extras/gelu";
export { HardSigmoid, type HardSigmoidConfig } from "./layers/extras/hard-sigmoid";
export { HardSwish, type HardSwishConfig } from "./layers/extras/hard-swish";
export { LayerNorm, type LayerNormOptions, type LayerNormConfig } from "./layers/extras/layer-norm";
export { Mish, type MishConfig } from "./layers/extras/mish";
export { PReLU, type PReLUConfig } from "./layers/extras/prelu";
export { Residual } from "./layers/extras/residual";
export { RMSNorm, type RMSNormOptions, type RMSNormConfig } from "./layers/extras/rms-norm";
export { SELU, type SELUConfig } from "./layers/extras/selu";
export { SiLU, type SiLUConfig } from "./layers/extras/silu";
export { Softplus, type SoftplusConfig } from "./layers/extras/softplus";
export { FileFormatError, DivergenceError, StateError, WasmError, type Divergence } from "./core/errors";
export type { DoubleMatrix, Matrix, MatrixLike, Row } from "./core/matrix";
export { BatchNorm1d, type BatchNorm1dConfig } from "./layers/batch-norm-1d";
export { BatchNorm2d, type BatchNorm2dOptions, type BatchNorm2dConfig } from "./layers/batch-norm-2d";
export type { BatchNormOptions } from "./layers/batch-norm";
export { Dropout, type DropoutConfig } from "./layers/dropout";
export type { ExtraInitializerName, Initializer, PlainInitializer } from "./layers/initializers";
export type { LayerConfig } from "./layers/layer-config";
export { LeakyReLU, type LeakyReLUConfig } from "./layers/leaky-relu";
export { Linear, type LinearOptions, type LinearConfig } from "./layers/linear";
export { NeuralLayer } from "./layers/neural-layer";
export { ReLU, type ReLUConfig } from "./layers/relu";
export { Sigmoid, type SigmoidConfig } from "./layers/sigmoid";
export { Softmax, type SoftmaxConfig } from "./layers/softmax";
export { Tanh, type TanhConfig } from "./layers/tanh";
export type { CoreLossName, CustomLoss, ExtraLossName, LossConfig, LossName, LossSpec, Reduction } from "./losses/loss";
export type { Metric, MetricValue } from "./metrics/metric";
export { Network } from "./network/network";
export {
  ACTIVATION_NAMES,
  activationLayers,
  activationOfLayer,
  initializerBefore,
  type ActivationName,
  type OutputActivationName,
} from "./network/activations";
export type { PredictOptions } from "./network/predict-options";
export type { MlpOptions, NetworkConfig, NetworkOptions } from "./network/network-config";
export type { OptimizerChoice } from "./extras/optimizer-choice";
export type { TaskLoss, TaskLossName } from "./extras/task-loss";
export { perceptronLayers, type Normalization, type PerceptronOptions } from "./network/perceptron";
export type { LayerNorms, Norms } from "./network/norms";
export type { LoadReport } from "./network/partial-state";
export type { StateDict, StateTensor } from "./network/state-dict";
export { Adagrad, type AdagradOptions } from "./optimizers/adagrad";
export { Adam, type AdamOptions } from "./optimizers/adam";
export { AdamW } from "./optimizers/adamw";
export {
  createOptimizer,
  OPTIMIZER_NAMES,
  type ExtraOptimizers,
  type OptimizerName,
  type OptimizerOptionsOf,
} from "./optimizers/create-optimizer";
export { Momentum, type MomentumOptions } from "./optimizers/momentum";
export { Optimizer, type OptimizerConfig, type OptimizerOptions } from "./optimizers/optimizer";
export { RMSProp, type RMSPropOptions } from "./optimizers/rmsprop";
export { SGD } from "./optimizers/sgd";
export type { Threads } from "./threads/threaded-engine";
export type { Averaging } from "./training/averaging-option";
export type { StepRecord, TrainingCallbacks } from "./training/callbacks";
export type { Dataset } from "./data/dataset";
export type { EarlyStoppingOptions } from "./training/early-stopping";
export { checkGradients, type GradientCheck, type GradientCheckOptions } from "./training/check-gradients";
export type { Evaluation } from "./training/epoch-totals";
export { fitLBFGS, type LBFGSOptions, type LBFGSResult } from "./training/lbfgs";
export type { LBFGSState } from "./training/lbfgs-state";
export { findLearningRate, type LearningRateCurve, type LearningRateOptions } from "./training/find-learning-rate";
export type { FitOptions } from "./training/fit-options";
export type { EpochRecord, History, MetricValues } from "./training/history";
export type { Minibatch } from "./data/minibatch";
export { minibatches, type MinibatchOptions } from "./training/minibatches";
export type { Metrics } from "./training/output-log";
export { ConstantSchedule } from "./training/schedules/constant-schedule";
export { CosineSchedule, type CosineScheduleOptions } from "./training/schedules/cosine-schedule";
export { ExponentialSchedule, type ExponentialScheduleOptions } from "./training/schedules/exponential-schedule";
export { OneCycleSchedule, type OneCycleScheduleOptions } from "./training/schedules/one-cycle-schedule";
export {
  PlateauSchedule,
  type PlateauMonitor,
  type PlateauScheduleOptions,
} from "./training/schedules/plateau-schedule";
export { Schedule, type ScheduleConfig, type ScheduleState, type ScheduleUnit } from "./training/schedules/schedule";
export { StepSchedule, type StepScheduleOptions } from "./training/schedules/step-schedule";
export { WarmUpSchedule, type WarmUpScheduleOptions } from "./training/schedules/warm-up-schedule";
export type { BatchStream } from "./training/batch-stream";
export type { Labels, Targets } from "./data/targets";
export { Trainer } from "./training/trainer";
export type { TrainerOptions } from "./training/trainer-options";
export type { Precision } from "./wasm/engine";
export { enableWiderVectors } from "./wasm/wider-vectors";
