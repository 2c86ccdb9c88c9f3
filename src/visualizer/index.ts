export { decisionGrid, type DecisionGrid, type DecisionGridOptions, type Predict } from "./decision-grid";
export type { FigureColors, FigureOptions, FigurePanel, FigureScale, Settings } from "./figure-options";
export {
  drawConfusionMatrix,
  type ConfusionData,
  type ConfusionMatrixOptions,
  type ConfusionWords,
} from "./figures/confusion-matrix";
export { drawDecisionRegions, type DecisionData, type DecisionRegionsOptions } from "./figures/decision-regions";
export { drawEffects, type EffectData, type EffectsFigureOptions } from "./figures/effects";
export { drawImportance, type ImportanceData, type ImportanceFigureOptions } from "./figures/importance";
export { drawLearningCurves, type LearningCurvesOptions, type LearningHistory } from "./figures/learning-curves";
export { drawNetworkDiagram, type NetworkDiagramData } from "./figures/network-diagram";
export { drawHeatMap, type HeatMapData, type HeatMapOptions } from "./figures/heat-map";
export {
  drawNormScatter,
  type NormScatterData,
  type NormScatterOptions,
  type NormScatterWords,
} from "./figures/norm-scatter";
export { drawNormStudy } from "./figures/norm-study";
export type { NormLists, NormStudyData } from "./figures/norm-study-data";
export { drawNormTrends, type NormTrend, type NormTrendsData, type NormTrendsOptions } from "./figures/norm-trends";
export {
  drawPartialDependence,
  type PartialDependenceData,
  type PartialDependenceFigureOptions,
} from "./figures/partial-dependence";
export { drawPerformanceMap, type PerformanceMapData, type PerformanceMapOptions } from "./figures/performance-map";
export { drawPredictions, type PredictionData, type PredictionsOptions } from "./figures/predictions";
export {
  drawRegressionFit,
  type RegressionData,
  type RegressionFitOptions,
  type RegressionPoints,
} from "./figures/regression-fit";
export { drawReliability, type ReliabilityData } from "./figures/reliability";
export { drawRunCurves, type RunCurvesOptions } from "./figures/run-curves";
export type { RunCurvesData, RunLine, RunMark } from "./figures/run-data";
export { drawScaling, type ScalingOptions, type ScalingSeries } from "./figures/scaling";
export { drawTruePredicted, type TruePredictedData, type TruePredictedOptions } from "./figures/true-predicted";
export { drawWeights, type WeightsOptions } from "./figures/weights";
export { toPng, type PngOptions } from "./png/to-png";
export type { Theme, ThemeName } from "./theme";
export {
  drawCapacityCurve,
  type CapacityCurveData,
  type CapacityCurveOptions,
  type CapacityWords,
} from "./figures/capacity-curve";
export { drawDyingRelu, type DyingReluData } from "./figures/dying-relu";
export { drawEdgeOfStability, type EdgeOfStabilityData } from "./figures/edge-of-stability";
export {
  drawInitialConditions,
  type InitialConditionsData,
  type InitialConditionsFigureOptions,
} from "./figures/initial-conditions";
export { drawTeacherStudent, type TeacherStudentData, type TeacherStudentOptions } from "./figures/teacher-student";
export { drawTrainabilityBoundary, type TrainabilityBoundaryData } from "./figures/trainability-boundary";
