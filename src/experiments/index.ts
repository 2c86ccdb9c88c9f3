export { normStudy, planNormStudy, type NormStudyOptions, type NormStudyResult } from "./norm-study";
export type { NormStudy, NormTrace, StudyNorms } from "./norm-study-result";
export { computePieces, mergePieces, shardPieces, type ComputeOptions, type DamagedLine, type Merged } from "./pieces";
export {
  performanceMap,
  planPerformanceMap,
  type CellInterval,
  type CellMeans,
  type PerformanceMap,
  type PerformanceMapOptions,
} from "./performance-map";
export { hyperparameterSearch } from "./search/hyperparameter-search";
export type { HyperparameterSearchOptions } from "./search/search-options";
export type { SearchMethod, SearchResult, SearchRow, SearchSettings } from "./search/search-result";
export type { Configuration, SearchSchedule } from "./search/trial";
export type { SearchMetric } from "./search/search-metric";
export type { LogRange } from "./search/candidates";
export type { ResultColumns } from "../population/result-row";
export type {
  LossRatioRule,
  Member,
  PopulationData,
  PopulationTask,
  RowNotes,
  SuccessRule,
  TraceQuantity,
} from "../population/task";
export { fromJSON, toCSV, toJSON, type ExperimentResult } from "./study-files";
export { WorkerError } from "../core/errors";
export type { DatasetIdentity } from "../data/identity";
export type { StudyOptimizer } from "./study-optimizer";
export type { RunOptions, TrainingOptions, TrainingSettings } from "./study-options";
export { networkSeed, type PartLayout, type StudyPlan } from "./study-plan";
export type { MapSettings, NormStudySettings, StudySettings } from "./study-settings";
export type { StudyProgress } from "./study-progress";

export {
  initialConditions,
  planInitialConditions,
  type InitialConditions,
  type InitialConditionsOptions,
  type InitialConditionsSettings,
} from "./initial-conditions";
export {
  trainabilityBoundary,
  planTrainabilityBoundary,
  type TrainabilityBoundary,
  type TrainabilityBoundaryOptions,
  type TrainabilityBoundarySettings,
} from "./trainability-boundary";
export {
  edgeOfStability,
  planEdgeOfStability,
  type EdgeOfStability,
  type EdgeOfStabilityOptions,
  type EdgeOfStabilitySettings,
} from "./edge-of-stability";
export { dyingRelu, planDyingRelu, type DyingRelu, type DyingReluOptions, type DyingReluSettings } from "./dying-relu";
export {
  capacityCurve,
  planCapacityCurve,
  separableShare,
  type CapacityCurve,
  type CapacityCurveOptions,
  type CapacityCurveSettings,
} from "./capacity-curve";
export {
  teacherStudent,
  planTeacherStudent,
  type TeacherStudent,
  type TeacherStudentOptions,
  type TeacherStudentSettings,
} from "./teacher-student";
export { networkOf, type NetworkOfOptions } from "./network-of";
export { estimateSeconds } from "./study-estimate";
export type { AnyStudyResult, StudyResult } from "./study-kinds";
export type { Recorded, StudyPart } from "./study-definition";
