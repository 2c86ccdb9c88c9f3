export {
  normStudy,
  planNormStudy,
  type NormStudy,
  type NormStudyOptions,
  type NormStudyResult,
  type NormTrace,
  type StudyNorms,
} from "./norm-study";
export { computePieces, mergePieces, shardPieces, type ComputeOptions, type DamagedLine, type Merged } from "./pieces";
export {
  performanceMap,
  planPerformanceMap,
  type CellInterval,
  type CellMeans,
  type PerformanceMap,
  type PerformanceMapOptions,
} from "./performance-map";
export { hyperparameterSearch, type HyperparameterSearchOptions } from "./search/hyperparameter-search";
export type { SearchResult, SearchRow, SearchSettings } from "./search/search-result";
export type { Configuration } from "./search/trial";
export { fromJSON, toCSV, toJSON, type ExperimentResult } from "./study-files";
export { WorkerError } from "../core/errors";
export type { DatasetIdentity } from "../data/identity";
export type { RunOptions, StudyOptimizer, TrainingOptions, TrainingSettings } from "./study-options";
export { networkSeed, type StudyPlan } from "./study-plan";
export type { MapSettings, NormStudySettings, StudySettings } from "./study-settings";
export type { StudyProgress } from "./study-progress";
