export {
  normStudy,
  planNormStudy,
  type NormStudy,
  type NormStudyOptions,
  type NormStudyResult,
  type NormTrace,
  type StudyNorms,
} from "./norm-study";
export {
  performanceMap,
  planPerformanceMap,
  type CellInterval,
  type CellMeans,
  type PerformanceMap,
  type PerformanceMapOptions,
} from "./performance-map";
export type { DatasetIdentity } from "./study-data";
export type { RunOptions, StudyOptimizer, TrainingOptions, TrainingSettings } from "./study-options";
export { networkSeed, type StudyPlan } from "./study-plan";
export type { MapSettings, NormStudySettings, StudySettings } from "./study-settings";
export type { StudyProgress } from "./study-progress";
