/** Every figure once or in its variants, by the name of its snapshot. */
import * as visualizer from "../../src/visualizer/index";
import { fraction, history, logistic, map, matrix, plane, study, threeDirections } from "./data";

type Common = Pick<visualizer.FigureOptions, "document" | "theme" | "transparent">;

const images = matrix(6, 12, (r, c) => fraction(12 * r + c));
const probabilities = matrix(6, 3, (r, k) => (k === r % 3 ? 0.5 + r / 20 : (0.5 - r / 20) / 2));
const classes = ["ant", "bee", "cat & <dog>"];
const line = matrix(20, 1, (r) => r / 4 - 2.5);
const square = matrix(20, 1, (r) => (r / 4 - 2.5) ** 2 + fraction(r) - 0.5);

const predict = (inputs: { data: Float32Array; rows: number }) =>
  matrix(inputs.rows, 1, (r) => Math.abs(inputs.data[r]));

const runEpochs = [0, 0.25, 1, 3, 9, 30];
const runLines = [
  { label: "", epochs: [0, 4], values: [1.2, 0.9], pale: true },
  { label: "training", epochs: runEpochs, values: [1.5, 1.1, 0.8, 0.4, 0.2, 0.05] },
  { label: "validation", epochs: runEpochs, values: [1.6, 1.2, NaN, 0.6, 0.5, 0.7], dashed: true },
];

export const FIGURES: Readonly<Record<string, (common: Common) => string>> = {
  "learning-curves": (common) =>
    visualizer.drawLearningCurves(history, { title: "Curves", scale: "log", caption: { seed: 1 }, ...common }),
  "learning-curves-narrow": (common) =>
    visualizer.drawLearningCurves(
      { loss: [3, 2, 1], accuracy: [0.2, 0.4, 0.6] },
      { width: 300, height: 400, ...common },
    ),
  "run-curves": (common) =>
    visualizer.drawRunCurves({ lines: runLines }, { title: "Run", yLabel: "norm", caption: { seed: 1 }, ...common }),
  "run-curves-compact": (common) =>
    visualizer.drawRunCurves(
      { lines: runLines, mark: { epoch: 9, value: 0.1, label: "best: epoch 9" } },
      { scale: "log", range: [0.1, 2], lastEpoch: 50, compact: true, width: 300, height: 216, ...common },
    ),
  "decision-regions": (common) =>
    visualizer.drawDecisionRegions({ ...plane, classes, predict: threeDirections }, { resolution: 24, ...common }),
  "decision-probability": (common) =>
    visualizer.drawDecisionRegions(
      { inputs: plane.inputs, targets: plane.targets.map((k) => k % 2), predict: logistic },
      { show: "probability", resolution: 16, title: "Probability", ...common },
    ),
  "regression-fit": (common) =>
    visualizer.drawRegressionFit(
      {
        train: { inputs: line, targets: square },
        test: { inputs: [[0.1]], targets: [[0.2]] },
        predict,
        truth: (x) => x * x,
        noise: 0.3,
      },
      { title: "Square", xLabel: "x (m)", yLabel: "y (m²)", ...common },
    ),
  predictions: (common) =>
    visualizer.drawPredictions(
      { images, targets: [0, 1, 2, 1, 1, 0], probabilities, classes },
      { imageWidth: 4, title: "Predictions", ...common },
    ),
  "worst-mistakes": (common) =>
    visualizer.drawPredictions(
      { images, targets: [0, 1, 2, 1, 1, 0], probabilities },
      { imageWidth: 4, worst: true, ...common },
    ),
  "confusion-matrix": (common) =>
    visualizer.drawConfusionMatrix({ targets: [0, 0, 1, 1, 2, 2], predicted: [0, 1, 1, 1, 2, 0], classes }, common),
  "confusion-matrix-narrow": (common) =>
    visualizer.drawConfusionMatrix(
      { targets: [0, 0, 1, 1, 2, 2], predicted: [0, 1, 1, 1, 2, 0] },
      { width: 320, height: 140, words: { predicted: "vorhergesagt", actual: "wahr" }, remarks: false, ...common },
    ),
  "heat-map": (common) =>
    visualizer.drawHeatMap(
      {
        columns: [1, 2, 4, 8],
        rows: [0.1, 0.2, 0.3],
        shares: matrix(3, 4, (r, c) => (r === 2 && c > 1 ? NaN : (r + c) / 5)),
      },
      { xLabel: "width", yLabel: "rate", ends: ["none", "all <1>"], ...common },
    ),
  "heat-map-even": (common) =>
    visualizer.drawHeatMap(
      {
        columns: Array.from({ length: 12 }, (_, i) => 5 * i),
        rows: [2, 4],
        shares: matrix(2, 12, (r, c) => (r + c) / 12),
        path: { x: [0, 20, 55], y: [2, 4, 3] },
      },
      { width: 320, height: 200, smooth: true, showNumber: (value) => `${value},0`, ...common },
    ),
  "norm-scatter": (common) =>
    visualizer.drawNormScatter(
      { success: study.success, x: study.finalNorms.weights, y: study.finalNorms.biases },
      { width: 320, words: { success: "geschafft" }, ...common },
    ),
  reliability: (common) =>
    visualizer.drawReliability(
      { probability: [0.35, 0.55, 0.74, 0.96], right: [0.25, 0.5, 0.8, 0.95], count: [4, 20, 30, 80] },
      { title: "Reliability", ...common },
    ),
  "true-predicted": (common) =>
    visualizer.drawTruePredicted(
      { targets: [1, 2, 3, 4], predicted: [1.2, 1.9, 3.4, 3.5] },
      { title: "Prices", label: "price", ...common },
    ),
  weights: (common) =>
    visualizer.drawWeights(
      matrix(3, 9, (r, c) => fraction(9 * r + c) - 0.5),
      { title: "Units", ...common },
    ),
  importance: (common) =>
    visualizer.drawImportance(
      [
        { column: "rooms", mean: 0.42, deviation: 0.03 },
        { column: "town & <county>", mean: 0.1, deviation: 0.02 },
        { column: "age", mean: -0.004, deviation: 0.01 },
      ],
      { title: "What matters", label: "fall of R²", ...common },
    ),
  effects: (common) =>
    visualizer.drawEffects(
      [
        { column: "rooms", value: 6, effect: 41_000 },
        { column: "town", value: "Ames", effect: -3000 },
        { column: "garage", value: null, effect: 500 },
      ],
      { title: "One row", label: "price", ...common },
    ),
  "partial-dependence": (common) =>
    visualizer.drawPartialDependence(
      {
        column: "petal_length",
        values: [1, 2, 4, 6],
        means: [
          [0.9, 0.1],
          [0.7, 0.3],
          [0.2, 0.8],
          [0.1, 0.9],
        ],
      },
      { classes: ["setosa", "virginica"], title: "By one column", label: "mean probability", ...common },
    ),
  "partial-dependence-texts": (common) =>
    visualizer.drawPartialDependence({ column: "town", values: ["Ames", "Boone"], means: [[210], [190]] }, common),
  "performance-map": (common) => visualizer.drawPerformanceMap(map, { scale: "log", caption: "16 runs", ...common }),
  "norm-study": (common) => visualizer.drawNormStudy(study, { title: "Norms", ...common }),
  "norm-trends": (common) =>
    visualizer.drawNormTrends(
      {
        epochs: [0, 10, 20],
        trends: [0, 0.1].map((r) => ({ label: `r = ${r}`, norms: matrix(5, 3, (n, e) => 2 + e - 5 * r + n / 5) })),
      },
      common,
    ),
  "network-diagram": (common) =>
    visualizer.drawNetworkDiagram(
      { weights: [matrix(14, 2, (r, c) => fraction(2 * r + c) - 0.5), matrix(1, 14, (_, c) => 0.5 - fraction(c))] },
      { title: "2-14-1", ...common },
    ),
  scaling: (common) =>
    visualizer.drawScaling([{ label: "cube", x: [1, 10, 100], y: [1, 1e3, 1e6] }], { slope: 3, ...common }),
  "initial-conditions": (common) =>
    visualizer.drawInitialConditions(
      {
        values1: [-10, 0, 10],
        values2: [-5, 5],
        learned: [[1, 0, 1], [1, NaN, 0]], // prettier-ignore
        epoch: [[12, 1000, 90], [40, NaN, 1000]], // prettier-ignore
        dimension: 1.2,
      },
      { title: "Starts", labels: ["input 1 to unit 1", "unit 1 to output"], caption: { seed: 1 }, ...common },
    ),
  "capacity-curve": (common) =>
    visualizer.drawCapacityCurve(
      [
        {
          points: [8, 16, 24],
          learned: [1, 0.9, 0.3],
          low: [0.9, 0.8, 0.2],
          high: [1, 0.96, 0.4],
          exact: [1, 0.93, 0.34],
        },
        {
          label: "3 hidden",
          points: [16, 24],
          learned: [1, NaN],
          low: [0.9, NaN],
          high: [1, NaN],
          exact: [0.93, 0.34],
        },
      ],
      { title: "Capacity", ...common },
    ),
  "dying-relu": (common) =>
    visualizer.drawDyingRelu(
      {
        widths: [2, 4, 6],
        depths: [2, 10],
        collapsed: matrix(2, 3, (r, c) => (r === 0 && c === 2 ? NaN : (r + 1) / (c + 2))),
        alive: matrix(2, 3, (r, c) => (c + 1) / (r + 3)),
        law: matrix(2, 3, (r, c) => (c + 1) / (r + 3.2)),
        collapsedInterval: { low: matrix(2, 3, (r) => r / 4), high: matrix(2, 3, (r) => (r + 2) / 4) },
        aliveInterval: { low: matrix(2, 3, (r, c) => c / (r + 3)), high: matrix(2, 3, (r, c) => (c + 2) / (r + 4)) },
      },
      { title: "Born dead", ...common },
    ),
  "edge-of-stability": (common) =>
    visualizer.drawEdgeOfStability(
      {
        learningRates: [0.1, 0.2, 2],
        epochs: [0, 10, 20, 30],
        sharpness: matrix(3, 4, (r, e) => (r === 2 && e > 1 ? NaN : 5 + Math.min(e * 5, 15 - 10 * r))),
      },
      { title: "Edge", ...common },
    ),
  "teacher-student": (common) =>
    visualizer.drawTeacherStudent(
      {
        teacherWidths: [2, 6],
        extraNeurons: [0, 1, 2],
        success: matrix(2, 3, (r, c) => (r === 0 ? 1 : 0.4 + 0.2 * c)),
        successInterval: { low: matrix(2, 3, (r, c) => 0.2 + 0.2 * c - r / 10), high: matrix(2, 3, () => 1) },
        losses: [0, 1].map((r) => [0, 1, 2].map((c) => [1e-4, 9e-5, r === 0 ? 8e-5 : 0.05, c === 2 ? 1e-4 : 0.03])),
      },
      { title: "Teachers", ...common },
    ),
  "trainability-boundary": (common) =>
    visualizer.drawTrainabilityBoundary(
      {
        logRates1: [0, 1, 2],
        logRates2: [1, 1.5, 2],
        converged: matrix(3, 3, (r, c) => (r + c < 2 ? 1 : r + c === 4 ? NaN : 0)),
        value: matrix(3, 3, (r, c) => (r + c < 2 ? -1 - r - c : r + c)),
        dimension: 1.4,
      },
      { title: "Boundary", ...common },
    ),
};
