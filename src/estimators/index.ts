export type { ClassWeight } from "../data/class-weights";
export type {
  ClassifierOptions,
  ClassifierSettings,
  EstimatorActivation,
  EstimatorOptions,
  EstimatorSettings,
  Solver,
} from "./estimator-options";
export type { Label } from "./label-encoder";
export type { ClassTargets } from "./class-targets";
export { MLPClassifier, type ClassOf, type PartialFitOptions } from "./mlp-classifier";
export type { EstimatorFitOptions, MlpEstimator } from "./mlp-estimator";
export { MLPRegressor, type RegressionTargets } from "./mlp-regressor";
