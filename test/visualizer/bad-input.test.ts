/** What figures say to data and options that they cannot draw. */
import { describe, expect, test } from "vitest";
import * as visualizer from "../../src/visualizer/index";
import type { DecisionData, FigureOptions, NormStudyData, PerformanceMapData } from "../../src/visualizer/index";
import { history, logistic, map, matrix, plane, study, threeDirections } from "./data";

/** What a call throws, as `Class: message`. */
function errorOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return "nothing was thrown";
}

const curves = (change: object, options: object = {}) =>
  errorOf(() => visualizer.drawLearningCurves({ ...history, ...change }, options));

describe("options of every figure", () => {
  test.each<[string, object, string]>([
    [
      "a misspelt one",
      { titel: "x" },
      'RangeError: drawLearningCurves: option "titel" is unknown; did you mean "title"? Choose from "title"',
    ],
    ["a title of the wrong kind", { title: 3 }, "TypeError: drawLearningCurves: title is 3; pass a string."],
    [
      "a caption of the wrong kind",
      { caption: [1] },
      "TypeError: drawLearningCurves: caption is [1]; pass a string or an object of settings.",
    ],
    [
      "a caption of a Map",
      { caption: new Map([["width", 1]]) },
      "TypeError: drawLearningCurves: caption is an object of the class Map; pass a string or an object of settings.",
    ],
    ["a width of 0", { width: 0 }, "RangeError: drawLearningCurves: width is 0; pass an integer from 160 to 8000."],
    ["a height of text", { height: "9" }, 'TypeError: drawLearningCurves: height is "9"; pass a number.'],
    ["a theme", { theme: "blue" }, 'RangeError: drawLearningCurves: theme is "blue"; choose one of "light", "dark".'],
    ["transparency", { transparent: 1 }, "TypeError: drawLearningCurves: transparent is 1; pass true or false."],
    ["colors", { colors: 3 }, "TypeError: drawLearningCurves: colors: options are 3; pass an object."],
    [
      "a color that has a name",
      { colors: { series: ["#0072b2", "red"] } },
      'RangeError: drawLearningCurves: colors: series[1] is "red"; pass a color such as "#0072b2".',
    ],
    ["remarks", { remarks: "x" }, 'TypeError: drawLearningCurves: remarks is "x"; pass true or false.'],
    ["numbers", { showNumber: "," }, 'TypeError: drawLearningCurves: showNumber is ","; pass a function.'],
    ["what hears of panels", { onPanel: {} }, "TypeError: drawLearningCurves: onPanel is an object; pass a function."],
    ["a font", { font: null }, "TypeError: drawLearningCurves: font is null; pass a string."],
  ])("%s", (_, options, message) => {
    expect(curves({}, options)).toContain(message);
  });

  test("words", () => {
    const words = (value: unknown) =>
      errorOf(() => visualizer.drawConfusionMatrix({ targets: [0], predicted: [0] }, { words: value as object }));
    expect(words({ actual: 3 })).toBe("TypeError: drawConfusionMatrix: words: actual is 3; pass a string.");
    expect(words({ truth: "x" })).toContain('RangeError: drawConfusionMatrix: words: option "truth" is unknown');
    expect(words(null)).toBe("TypeError: drawConfusionMatrix: words: options are null; pass an object.");
  });

  test("shares of a heat map", () => {
    const map = (change: object, options: object = {}) =>
      errorOf(() => visualizer.drawHeatMap({ columns: [1, 2], rows: [3], shares: [[0, NaN]], ...change }, options));
    expect(map({})).toBe("nothing was thrown");
    expect(map({ shares: [[0, 1.5]] })).toBe("RangeError: drawHeatMap: a share is 1.5; pass shares from 0 to 1.");
    expect(map({ shares: [[0], [1]] })).toContain("RangeError: drawHeatMap: shares is 2 x 1");
    expect(map({}, { ends: ["low"] })).toContain("TypeError: drawHeatMap: ends[1] is undefined; pass a string.");
  });

  test("no options at all", () => {
    const call = () => visualizer.drawNormStudy(study, null as unknown as FigureOptions);
    expect(errorOf(call)).toBe("TypeError: drawNormStudy: options are null; pass an object.");
  });
});

const FIGURES = Object.entries(visualizer).filter(([name]) => name.startsWith("draw"));

test.each(FIGURES)("%s: neither data nor options that are none lead to an error of the engine", (name, draw) => {
  for (const none of [null, undefined, 3, "x", [], new Map(), () => 1]) {
    for (const options of [null, 3, [], new Map(), Float32Array.of(1)]) {
      const call = () => (draw as (...values: unknown[]) => string)(none, options);
      expect(errorOf(call)).toMatch(new RegExp(`^(Type|Range)Error: ${name}: .*; `));
    }
  }
});

test.each([null, 3, () => 1, Date, "x"])("a history whose lists are %s is refused", (list) => {
  for (const name of ["loss", "accuracy", "epoch", "validationLoss", "validationAccuracy"]) {
    expect(curves({ [name]: list })).toContain(`TypeError: drawLearningCurves: history.${name} is `);
  }
});

describe("drawLearningCurves", () => {
  test.each<[object, object, string]>([
    [{ loss: [] }, {}, "RangeError: drawLearningCurves: history.loss is empty; pass at least one number."],
    [{ loss: 3 }, {}, "TypeError: drawLearningCurves: history.loss is 3; pass an array of numbers."],
    [
      { validationLoss: [1] },
      {},
      "RangeError: drawLearningCurves: history.validationLoss has 1 values, 12 are needed; pass one for each.",
    ],
    [
      { loss: [1, NaN] },
      {},
      "RangeError: drawLearningCurves: history.loss at 1 is NaN; replace or remove values that are not finite.",
    ],
    [{ loss: [1, "2"] }, {}, 'TypeError: drawLearningCurves: history.loss at 1 is "2"; pass numbers only.'],
    [
      { loss: history.loss.map((_, i) => i) },
      { scale: "log" },
      'RangeError: drawLearningCurves: the loss of epoch 1 is 0, scale is "log"; pass scale: "linear".',
    ],
    [{}, { scale: "sqrt" }, 'RangeError: drawLearningCurves: scale is "sqrt"; choose one of "linear", "log".'],
    [
      {},
      { bestEpoch: 99 },
      "RangeError: drawLearningCurves: bestEpoch is 99, the history has epochs 1 to 12; choose one of these.",
    ],
  ])("%j with %j", (change, options, message) => {
    expect(curves(change, options)).toBe(message);
  });

  test("nothing instead of a history", () => {
    const call = () => visualizer.drawLearningCurves(undefined as unknown as visualizer.LearningHistory);
    expect(errorOf(call)).toBe("TypeError: drawLearningCurves: history is undefined; pass an object.");
  });
});

describe("drawDecisionRegions", () => {
  const regions = (change: Partial<DecisionData>, options: object = {}) =>
    errorOf(() => visualizer.drawDecisionRegions({ ...plane, predict: threeDirections, ...change }, options));
  const grid = visualizer.decisionGrid(plane.inputs, threeDirections, { resolution: 4 });

  test.each<[string, object, object, string]>([
    [
      "three features",
      { inputs: matrix(30, 3, () => 1) },
      {},
      "RangeError: drawDecisionRegions: inputs have 3 features, decision regions lie in a plane of 2; choose two features, or train a network on two.",
    ],
    [
      "no points",
      { inputs: [] },
      {},
      "RangeError: drawDecisionRegions: inputs have no rows; pass at least one sample.",
    ],
    [
      "NaN in a point",
      { inputs: matrix(30, 2, (r, c) => (r === 4 && c === 1 ? NaN : 1)) },
      {},
      "RangeError: drawDecisionRegions: inputs at row 4, column 1 are NaN; replace or remove values that are not finite f32 numbers.",
    ],
    [
      "too few targets",
      { targets: [0] },
      {},
      "RangeError: drawDecisionRegions: targets has 1 values, 30 are needed; pass one for each.",
    ],
    [
      "a target that is no class",
      { targets: plane.targets.map((k) => k - 1) },
      {},
      "RangeError: drawDecisionRegions: targets at 0 is -1; pass class indices 0, 1, 2, ....",
    ],
    [
      "more classes than outputs",
      { predict: logistic },
      {},
      "RangeError: drawDecisionRegions: targets hold class 2, the grid has 2 classes; use the same classes.",
    ],
    [
      "too few names",
      { classes: ["a"] },
      {},
      "RangeError: drawDecisionRegions: classes has 1 names, the data has 3 classes; name them all.",
    ],
    [
      "names of the wrong kind",
      { classes: "abc" },
      {},
      'TypeError: drawDecisionRegions: classes is "abc"; pass an array of names.',
    ],
    [
      "neither grid nor predict",
      { predict: undefined },
      {},
      "RangeError: drawDecisionRegions: data has neither grid nor predict; pass one of them.",
    ],
    [
      "logits shown as probabilities",
      {},
      { show: "probability" },
      'RangeError: drawDecisionRegions: show is "probability", the grid holds -3.24; pass probabilities (end the network in Softmax or Sigmoid), or show: "class".',
    ],
    [
      "a class that is not there",
      {},
      { of: 3 },
      "RangeError: drawDecisionRegions: of is 3; pass an integer from 0 to 2.",
    ],
    [
      "a grid of the wrong size",
      { grid: { ...grid, rows: 5 } },
      {},
      "RangeError: drawDecisionRegions: grid.outputs have 16 rows; pass one row for each of 4 x 5 cells.",
    ],
    [
      "a grid turned round",
      { grid: { ...grid, x: [1, 0] } },
      {},
      "RangeError: drawDecisionRegions: grid.x is [1, 0]; pass two finite numbers, the lower first.",
    ],
    [
      "a grid without an edge",
      { grid: { ...grid, y: 2 } },
      {},
      "TypeError: drawDecisionRegions: grid.y is 2; pass [low, high].",
    ],
  ])("%s", (_, change, options, message) => {
    expect(regions(change, options)).toBe(message);
  });

  test("decisionGrid names what predict gave", () => {
    const call = () => visualizer.decisionGrid(plane.inputs, () => [[1, Infinity]], { resolution: 2 });
    expect(errorOf(call)).toBe(
      "RangeError: decisionGrid: outputs of predict at row 0, column 1 are Infinity; replace or remove values that are not finite f32 numbers.",
    );
  });

  test("decisionGrid refuses a promise, and leaves no rejection behind", async () => {
    const late = () => Promise.reject(new Error("late")) as unknown as number[][];
    const call = () => visualizer.decisionGrid(plane.inputs, late, { resolution: 2 });
    expect(errorOf(call)).toMatch(/^TypeError: decisionGrid: outputs of predict are an object of the class Promise; /);
    // Rejections that nobody takes are told of after the turn; the runner fails at them.
    await new Promise((resolve) => setTimeout(resolve));
  });

  test("decisionGrid wants a function", () => {
    const call = () => visualizer.decisionGrid(plane.inputs, 3 as unknown as visualizer.Predict);
    expect(errorOf(call)).toBe("TypeError: decisionGrid: predict is 3; pass a function.");
  });
});

describe("drawRegressionFit", () => {
  const fit = (change: object) =>
    errorOf(() =>
      visualizer.drawRegressionFit({
        train: { inputs: [[1], [2]], targets: [[1], [2]] },
        predict: (x) => x,
        ...change,
      }),
    );
  test.each<[string, object, string]>([
    [
      "two features",
      { train: { inputs: [[1, 2]], targets: [[1]] } },
      "RangeError: drawRegressionFit: train.inputs have 2 columns; pass 1.",
    ],
    [
      "too few targets",
      { train: { inputs: [[1], [2]], targets: [[1]] } },
      "RangeError: drawRegressionFit: train has 2 inputs and 1 targets; pass one target for each.",
    ],
    [
      "a network of another shape",
      { predict: () => [[1]] },
      "RangeError: drawRegressionFit: predict gave 1 rows for 400 inputs; give one row for each.",
    ],
    ["no network", { predict: undefined }, "TypeError: drawRegressionFit: predict is undefined; pass a function."],
    ["a truth that is no function", { truth: 1 }, "TypeError: drawRegressionFit: truth is 1; pass a function."],
  ])("%s", (_, change, message) => {
    expect(fit(change)).toBe(message);
  });
});

describe("figures of classes and images", () => {
  const images = matrix(2, 6, () => 1);
  const shown = {
    images,
    targets: [0, 1],
    probabilities: [
      [1, 0],
      [0, 1],
    ],
  };
  test.each<[string, () => unknown, string]>([
    [
      "predictions of too few images",
      () => visualizer.drawPredictions({ ...shown, probabilities: [[1, 0]] }, { imageWidth: 3 }),
      "RangeError: drawPredictions: there are 1 rows of probabilities for 2 images; pass one for each.",
    ],
    [
      "logits",
      () =>
        visualizer.drawPredictions(
          {
            ...shown,
            probabilities: [
              [1, 0],
              [0, 3],
            ],
          },
          { imageWidth: 3 },
        ),
      "RangeError: drawPredictions: probabilities at row 1, column 1 are 3; pass numbers from 0 to 1, not logits.",
    ],
    [
      "a class without a column",
      () => visualizer.drawPredictions({ ...shown, targets: [0, 2] }, { imageWidth: 3 }),
      "RangeError: drawPredictions: targets hold class 2, probabilities have 2 columns; use the same classes.",
    ],
    [
      "images that are no squares",
      () => visualizer.drawPredictions(shown),
      "RangeError: drawPredictions: images have 6 pixels, which is no square; pass imageWidth and imageHeight that make them up.",
    ],
    [
      "weights of another size",
      () => visualizer.drawWeights(images, { imageWidth: 4, imageHeight: 4 }),
      "RangeError: drawWeights: weights have 6 pixels, not 4 x 4; pass imageWidth and imageHeight that make them up.",
    ],
    [
      "a count of 0",
      () => visualizer.drawWeights(images, { imageWidth: 2, count: 0 }),
      "RangeError: drawWeights: count is 0; pass an integer from 1 to 400.",
    ],
    [
      "unequal lists",
      () => visualizer.drawConfusionMatrix({ targets: [0, 1], predicted: [0] }),
      "RangeError: drawConfusionMatrix: predicted has 1 values, 2 are needed; pass one for each.",
    ],
    [
      "a hundred classes",
      () => visualizer.drawConfusionMatrix({ targets: [99], predicted: [0] }),
      "RangeError: drawConfusionMatrix: there are 100 classes; draw 60 at most; group some of them.",
    ],
    [
      "a value without a prediction",
      () => visualizer.drawTruePredicted({ targets: [1, 2], predicted: [1] }),
      "RangeError: drawTruePredicted: predicted has 1 values, 2 are needed; pass one for each.",
    ],
    [
      "a value that is no number",
      () => visualizer.drawTruePredicted({ targets: [1, NaN], predicted: [1, 2] }),
      "RangeError: drawTruePredicted: targets at 1 is NaN; replace or remove values that are not finite.",
    ],
    [
      "shares above 1",
      () => visualizer.drawReliability({ probability: [0.5, 1.5], right: [0.5, 1], count: [3, 4] }),
      "RangeError: drawReliability: probability at 1 is 1.5; pass numbers from 0 to 1.",
    ],
    [
      "a bin without samples",
      () => visualizer.drawReliability({ probability: [0.5], right: [0.5], count: [0] }),
      "RangeError: drawReliability: count at 0 is 0; pass integers of 1 or more.",
    ],
    [
      "shares for other bins",
      () => visualizer.drawReliability({ probability: [0.5, 0.8], right: [0.5], count: [3, 4] }),
      "RangeError: drawReliability: right has 1 values, 2 are needed; pass one for each.",
    ],
  ])("%s", (_, call, message) => {
    expect(errorOf(call)).toBe(message);
  });
});

describe("drawPerformanceMap", () => {
  test.each<[Partial<PerformanceMapData>, object, string]>([
    [{ success: matrix(4, 5, () => 0) }, {}, "RangeError: drawPerformanceMap: success have 5 columns; pass 6."],
    [
      { success: matrix(3, 6, () => 0) },
      {},
      "RangeError: drawPerformanceMap: success has 3 rows, there are 4 numbers of epochs; pass a row for each.",
    ],
    [
      { success: matrix(4, 6, () => 1.5) },
      {},
      "RangeError: drawPerformanceMap: a success is 1.5; pass shares from 0 to 1.",
    ],
    [
      { epochs: [0, 100, 100, 200] },
      {},
      "RangeError: drawPerformanceMap: epochs at 2 is 100 after 100; pass increasing numbers.",
    ],
    [
      { learningRates: [0, 1, 2, 3, 4, 5] },
      { scale: "log" },
      'RangeError: drawPerformanceMap: a learning rate is 0, scale is "log"; pass scale: "linear".',
    ],
  ])("%j", (change, options, message) => {
    expect(errorOf(() => visualizer.drawPerformanceMap({ ...map, ...change }, options))).toBe(message);
  });
});

describe("norms", () => {
  test.each<[Partial<NormStudyData>, string]>([
    [{ success: [] }, "RangeError: drawNormStudy: success is empty; pass at least one network."],
    [{ success: "yes" as never }, 'TypeError: drawNormStudy: success is "yes"; pass an array of 0 and 1.'],
    [{ success: study.success.map(() => 2) }, "RangeError: drawNormStudy: success at 0 is 2; pass 0 or 1."],
    [
      { finalNorms: { ...study.finalNorms, biases: [1] } },
      "RangeError: drawNormStudy: finalNorms.biases has 1 values, 40 are needed; pass one for each.",
    ],
    [{ initialNorms: undefined }, "TypeError: drawNormStudy: initialNorms is undefined; pass an object."],
  ])("%j", (change, message) => {
    expect(errorOf(() => visualizer.drawNormStudy({ ...study, ...change }))).toBe(message);
  });

  test.each<[unknown, string]>([
    [[], "RangeError: drawNormTrends: trends is empty; pass at least one."],
    [1, "TypeError: drawNormTrends: trends is 1; pass an array of { label, norms }."],
    [[{ label: 0.1, norms: [[1]] }], "TypeError: drawNormTrends: trends[0].label is 0.1; pass a string."],
    [
      [{ label: "r", norms: [[1]] }],
      "RangeError: drawNormTrends: norms of trends[0] have 1 columns for 2 epochs; pass a row a network, a column an epoch.",
    ],
  ])("trends %j", (trends, message) => {
    const data = { epochs: [0, 1], trends: trends as visualizer.NormTrend[] };
    expect(errorOf(() => visualizer.drawNormTrends(data))).toBe(message);
  });
});

describe("drawNetworkDiagram", () => {
  test.each<[object, string]>([
    [{ weights: [] }, "RangeError: drawNetworkDiagram: weights is empty; pass the matrix of at least one layer."],
    [{ weights: 1 }, "TypeError: drawNetworkDiagram: weights is 1; pass an array of matrices."],
    [
      { weights: [[[1, 2]], [[1, 2]]] },
      "RangeError: drawNetworkDiagram: weights[1] take 2 inputs, the layer before has 1 units; pass (fanOut, fanIn) matrices in order.",
    ],
    [
      { weights: [[[1, 2]]], inputs: ["x"] },
      "RangeError: drawNetworkDiagram: inputs has 1 names for 2 units; name each of them.",
    ],
    [{ weights: [[[1, 2]]], outputs: "y" }, 'TypeError: drawNetworkDiagram: outputs is "y"; pass an array of names.'],
  ])("%j", (data, message) => {
    expect(errorOf(() => visualizer.drawNetworkDiagram(data as visualizer.NetworkDiagramData))).toBe(message);
  });
});

describe("drawRunCurves", () => {
  const line = { label: "loss", epochs: [0, 1], values: [2, 1] };
  test.each<[unknown, object, string]>([
    [undefined, {}, "TypeError: drawRunCurves: lines is undefined; pass an array of { label, epochs, values }."],
    [[], {}, "RangeError: drawRunCurves: lines is empty; pass at least one."],
    [[3], {}, "TypeError: drawRunCurves: lines[0] is 3; pass an object."],
    [[{ ...line, label: 1 }], {}, "TypeError: drawRunCurves: lines[0].label is 1; pass a string."],
    [[{ ...line, dashed: "5 4" }], {}, 'TypeError: drawRunCurves: lines[0].dashed is "5 4"; pass true or false.'],
    [[{ ...line, epochs: [-1, 0] }], {}, "RangeError: drawRunCurves: lines[0].epochs has -1; pass epochs from 0."],
    [[{ ...line, values: 3 }], {}, "TypeError: drawRunCurves: lines[0].values is 3; pass an array of numbers."],
    [
      [{ ...line, values: [1] }],
      {},
      "RangeError: drawRunCurves: lines[0].values has 1 values, 2 are needed; pass one for each.",
    ],
    [
      [{ ...line, values: [1, 0] }],
      { scale: "log" },
      'RangeError: drawRunCurves: a value is 0, scale is "log"; pass a range above 0, or scale: "linear".',
    ],
    [
      [line],
      { scale: "log", range: [0, 1] },
      'RangeError: drawRunCurves: range begins at 0, scale is "log"; begin above 0, or pass scale: "linear".',
    ],
    [[line], { range: 3 }, "TypeError: drawRunCurves: range is 3; pass two numbers."],
    [
      [line],
      { range: [2, 1] },
      "RangeError: drawRunCurves: range is from 2 to 1; pass the lower end, then the upper one.",
    ],
    [[line], { lastEpoch: NaN }, "RangeError: drawRunCurves: lastEpoch is NaN; pass a finite number."],
    [[line], { compact: 1 }, "TypeError: drawRunCurves: compact is 1; pass true or false."],
  ])("%j with %j", (lines, options, message) => {
    const data = { lines } as visualizer.RunCurvesData;
    expect(errorOf(() => visualizer.drawRunCurves(data, options))).toBe(message);
  });

  test("a mark without a place", () => {
    const data = { lines: [line], mark: { epoch: 1, value: NaN, label: "best" } };
    expect(errorOf(() => visualizer.drawRunCurves(data))).toBe(
      "RangeError: drawRunCurves: mark.value is NaN; pass a finite number.",
    );
  });
});

describe("drawScaling", () => {
  test.each<[unknown, string]>([
    [[], "RangeError: drawScaling: series is empty; pass at least one line."],
    [{}, "TypeError: drawScaling: series is an object; pass an array of { label, x, y }."],
    [
      [{ label: "a", x: [1, 2], y: [0, 1] }],
      "RangeError: drawScaling: series[0].y at 0 is 0; pass numbers above 0: both axes are logarithmic.",
    ],
    [
      [{ label: "a", x: [1, 2], y: [1] }],
      "RangeError: drawScaling: series[0].y has 1 values, 2 are needed; pass one for each.",
    ],
  ])("%j", (series, message) => {
    expect(errorOf(() => visualizer.drawScaling(series as visualizer.ScalingSeries[]))).toBe(message);
  });
});

describe("figures of studies", () => {
  test.each<[string, () => unknown, string]>([
    [
      "no curves of capacity",
      () => visualizer.drawCapacityCurve([]),
      "RangeError: drawCapacityCurve: curves is empty; pass at least one.",
    ],
    [
      "a list too short",
      () => visualizer.drawCapacityCurve([{ points: [1, 2], learned: [1], low: [1, 1], high: [1, 1], exact: [1, 1] }]),
      "RangeError: drawCapacityCurve: learned has 1 values; pass 2, one for each of points.",
    ],
    [
      "a matrix of another shape",
      () => visualizer.drawDyingRelu({ widths: [2], depths: [1], collapsed: [[1, 2]], alive: [[1]], law: [[1]] }),
      "RangeError: drawDyingRelu: collapsed is 1 x 2; pass 1 rows of 1 columns.",
    ],
    [
      "a cell that is not there",
      () =>
        visualizer.drawTeacherStudent(
          { teacherWidths: [2], extraNeurons: [0], success: [[1]], losses: [[[1]]] },
          { cell: [1, 0] },
        ),
      "RangeError: drawTeacherStudent: cell[0] is 1; pass an integer from 0 to 0.",
    ],
    [
      "sharpness without rates",
      () => visualizer.drawEdgeOfStability({ learningRates: [], epochs: [0], sharpness: [[1]] }),
      "RangeError: drawEdgeOfStability: learningRates is empty; pass at least one number.",
    ],
  ])("%s", (_, draw, message) => {
    expect(errorOf(draw)).toBe(message);
  });
});

describe("parts of studies that are none", () => {
  const map = { values1: [0, 1], values2: [0], learned: [[1, 0]], epoch: [[3, 9]] };
  const plane = { logRates1: [0, 1], logRates2: [0], converged: [[1, 0]], value: [[3, 9]] };
  const teachers = { teacherWidths: [2], extraNeurons: [0], success: [[1]], losses: [[[1]]] };
  const { drawInitialConditions, drawTeacherStudent, drawTrainabilityBoundary, drawWeights } =
    visualizer as unknown as Readonly<Record<string, (data: unknown, options?: object) => string>>;
  test.each([null, 3, true, new Map(), () => 1])("%s", (none) => {
    expect(errorOf(() => drawInitialConditions(map, { labels: none }))).toMatch(/: labels is .*; pass two strings\.$/);
    expect(errorOf(() => drawTeacherStudent(teachers, { cell: none }))).toMatch(
      /: cell is .*; pass a row and a column/,
    );
    expect(errorOf(() => drawTeacherStudent({ ...teachers, losses: none }))).toMatch(/: losses is .*; pass a list/);
    if (none === 3) return;
    const dimension = /: dimension is .*; pass a number\.$/;
    expect(errorOf(() => drawInitialConditions({ ...map, dimension: none }))).toMatch(dimension);
    expect(errorOf(() => drawTrainabilityBoundary({ ...plane, dimension: none }))).toMatch(dimension);
    expect(errorOf(() => drawWeights([[1, 2]], { imageWidth: none }))).toMatch(/: imageWidth is .*; pass a number\.$/);
  });
});
