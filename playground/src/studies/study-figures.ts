/** The figures of the visualizer that studies have; loaded when one is asked for. */
export {
  drawCapacityCurve,
  drawDyingRelu,
  drawEdgeOfStability,
  drawInitialConditions,
  drawNormStudy,
  drawPerformanceMap,
  drawTeacherStudent,
  drawTrainabilityBoundary,
} from "wasm-mlp/visualizer";
