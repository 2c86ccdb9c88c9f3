export { normStudy, planNormStudy } from "./norm-study";
export { computePieces, mergePieces, shardPieces } from "./pieces";
export { performanceMap, planPerformanceMap } from "./performance-map";
export { hyperparameterSearch } from "./search/hyperparameter-search";
export { fromJSON, toCSV, toJSON } from "./study-files";
export { WorkerError } from "../core/errors";
export { networkSeed } from "./study-plan";
