/** Metrics of NaN, of nothing, of what are no numbers, of high classes and of several labels a row. */
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import * as metrics from "../../src/metrics/index";
import { expectThrow, type BadCase } from "../core/throwing";

const OF_CLASSES = [
  "accuracy",
  "subsetAccuracy",
  "precision",
  "recall",
  "f1",
  "cohenKappa",
  "matthewsCorrelation",
] as const;
const OF_SCORES = ["rocAuc", "averagePrecision", "logLoss", "brierScore", "calibrationError", "topKAccuracy"] as const;
const OF_VALUES = ["meanAbsoluteError", "rootMeanSquaredError", "meanAbsolutePercentageError", "rSquared"] as const;
const ALL = [...OF_CLASSES, ...OF_SCORES, ...OF_VALUES];

describe("NaN among the outputs is NaN, never a class", () => {
  test.each([...OF_CLASSES, ...OF_SCORES])("%s", (name) => {
    expect(metrics[name]([[NaN, 1], [0, 1], [1, 0]], [1, 1, 0])).toBeNaN(); // prettier-ignore
    expect(metrics[name]([[NaN], [0.2]], [0, 0])).toBeNaN();
    if (name === "cohenKappa" || name === "matthewsCorrelation") return; // They take one class a row.
    expect(metrics[name]([[1, NaN], [0, 1]], [[1, 1], [0, 1]])).toBeNaN(); // prettier-ignore
  });
  test.each(OF_VALUES)("%s", (name) => {
    expect(metrics[name]([NaN, 1], [1, 2])).toBeNaN();
    expect(metrics[name]([1, 1], [NaN, 2])).toBeNaN();
  });
  test("scores of classes are NaN, counts are not", () => {
    const { f1, support } = metrics.classScores([[NaN, 1], [0, 1]], [0, 1]); // prettier-ignore
    expect([f1, support]).toStrictEqual([
      [NaN, NaN],
      [1, 1],
    ]);
  });
});

test("infinite scores are the highest and lowest, and equal ones differ by nothing", () => {
  const [high, low, tie, tied] = [[-Infinity, Infinity], [Infinity, -Infinity], [Infinity, Infinity], [-Infinity, -Infinity]]; // prettier-ignore
  for (const name of ["rocAuc", "averagePrecision"] as const) {
    expect(metrics[name]([high, low, high], [1, 0, 1])).toBe(1);
    expect(metrics[name]([Infinity, -Infinity, 3], [1, 0, 0])).toBe(1);
    expect(metrics[name]([tie, tied, tie, tied], [1, 0, 0, 1])).toBe(metrics[name]([2, 2, 2, 2], [1, 0, 0, 1]));
  }
});

describe("refused", () => {
  test.each(ALL)("%s of nothing", (name) => {
    expect(() => metrics[name]([], [])).toThrow(/^\w+: (there are no samples|outputs have no rows); pass at least one/);
  });

  test.each(ALL)("%s of what are no numbers", (name) => {
    const bad = [3, undefined, null, "01", new Set([1]), [0n], BigInt64Array.of(0n), ["a"], new Array(1), [{}]];
    for (const values of bad) {
      expect(() => metrics[name](values as never, [1])).toThrow(TypeError);
      expect(() => metrics[name]([1], values as never)).toThrow(TypeError);
    }
  });

  const cases: BadCase[] = [
    ["a confusion matrix with NaN", () => metrics.confusionMatrix([[0, 1], [NaN, 1]], [1, 0]), RangeError, "confusionMatrix: output 1 is NaN; pass outputs that name a class."], // prettier-ignore
    ["a target that is NaN", () => metrics.confusionMatrix([0, 1], [[NaN, 1], [0, 1]]), RangeError, "confusionMatrix: targets at row 0, column 0 are NaN; replace or remove values that are not finite f32 numbers."], // prettier-ignore
    ["a table of 100,001 classes", () => metrics.confusionMatrix([0, 1e5], [0, 1e5]), RangeError, "confusionMatrix: 100001 classes make a table of 100001 x 100001; number the classes from 0 without gaps, at most 4096."], // prettier-ignore
    ["a table of several labels a row", () => metrics.confusionMatrix([[1, 1]], [[1, 1]]), RangeError, "confusionMatrix: the targets have several labels a row; use classScores, which counts label by label."], // prettier-ignore
    ["scores of a class of 2^40", () => metrics.classScores([0], [2 ** 40]), RangeError, "classScores: there is a class 1099511627776; number the classes from 0 without gaps."], // prettier-ignore
    ["logits as probabilities", () => metrics.logLoss([[2, -1]], [0]), RangeError, "logLoss: outputs at row 0, column 0 are 2; pass probabilities from 0 to 1, such as those of a last layer Softmax or Sigmoid."], // prettier-ignore
    ["classes for several labels a row", () => metrics.f1([0], [[1, 1]]), RangeError, "f1: the targets have several labels a row, the outputs are a list; pass a row for each sample."], // prettier-ignore
    ["another number of labels", () => metrics.accuracy([[1, 0, 1]], [[1, 1]]), RangeError, "accuracy: outputs have 3 columns, targets 2; pass a score for each label."], // prettier-ignore
    ["no bins", () => metrics.calibrationError([0.5], [1], 0), RangeError, "calibrationError: bins is 0; pass an integer from 1 to 1000000."], // prettier-ignore
    ["weights that are all 0", () => metrics.rSquared([1, 2], [5, 9], [0, 0]), RangeError, "rSquared: the weights of all samples are 0; give at least one a weight above 0."], // prettier-ignore
    ["a weight that is NaN", () => metrics.rSquared([1, 2], [5, 9], [1, NaN]), RangeError, "rSquared: sampleWeights[1] is NaN; pass a finite number of 0 or more."], // prettier-ignore
  ];
  test.each(cases)("%s", (_, action, type, message) => {
    expectThrow(action, type, message);
  });
});

describe("high classes cost memory for those that occur", () => {
  test.each(OF_CLASSES)("%s", (name) => {
    expect(metrics[name]([0, 2 ** 40], [0, 2 ** 40])).toBe(1);
  });
});

describe("several labels a row", () => {
  const targets = [[1, 1, 0], [1, 1, 1], [0, 0, 0], [0, 0, 1]]; // prettier-ignore
  const near = targets.map((row) => row.map((x) => 0.9 * x + 0.05));

  test.each(["accuracy", "subsetAccuracy", "precision", "recall", "f1", "rocAuc", "averagePrecision"] as const)(
    "%s of a perfect network is 1",
    (name) => {
      expect(metrics[name](near, targets)).toBe(1);
    },
  );

  test("accuracy counts labels, subsetAccuracy rows", () => {
    const wrong = near.map((row, r) => (r === 0 ? [0, 1, 0] : row));
    expect([metrics.accuracy(wrong, targets), metrics.subsetAccuracy(wrong, targets)]).toStrictEqual([11 / 12, 0.75]);
  });
});

test("calibration error, by hand", () => {
  // Two samples of 0.8, one right: |1.6 - 1| / 3; one of 0.6, wrong: 0.6 / 3.
  const outputs = [[0.2, 0.8], [0.2, 0.8], [0.6, 0.4]]; // prettier-ignore
  expect(metrics.calibrationError(outputs, [1, 0, 1])).toBeCloseTo((0.6 + 0.6) / 3, 6);
  expect(metrics.calibrationError([0.25, 0.25, 0.25, 0.25], [0, 0, 0, 1])).toBe(0);
  const { probability, right, count } = metrics.calibrationCurve(outputs, [1, 0, 1]);
  expect([...probability].map((p) => p.toFixed(6))).toStrictEqual(["0.600000", "0.800000"]);
  expect([[...right], [...count]]).toStrictEqual([[0, 0.5], [1, 2]]); // prettier-ignore
});

test("calibration curve of single probabilities, by scikit-learn 1.2.1's calibration_curve with 5 bins", () => {
  const outputs = [0.03, 0.12, 0.18, 0.33, 0.35, 0.52, 0.58, 0.61, 0.77, 0.79, 0.95, 1];
  const targets = [0, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1];
  const { probability, right, count } = metrics.calibrationCurve(outputs, targets, 5);
  const expected = [[0.11, 0.34, 0.55, 0.7233333333333333, 0.975], [1 / 3, 0.5, 0.5, 2 / 3, 1]]; // prettier-ignore
  [probability, right].forEach((values, list) => {
    values.forEach((value, bin) => {
      expect(value).toBeCloseTo(expected[list][bin], 7);
    });
  });
  expect([...count]).toStrictEqual([3, 2, 2, 3, 2]);
});

test("lists of another realm", () => {
  const foreign = (code: string): never => runInNewContext(code) as never;
  expect(metrics.accuracy(foreign("[0, 1]"), foreign("Int32Array.of(0, 1)"))).toBe(1);
  expect(metrics.rSquared(foreign("Float64Array.of(1, 2)"), foreign("[1, 2]"))).toBe(1);
});

test("nested rows keep double precision, as lists do", () => {
  const [outputs, targets] = [
    [240_000_000.5, 240_000_003],
    [240_000_000, 240_000_004],
  ];
  const rows = (list: number[]) => list.map((value) => [value]);
  expect(metrics.meanAbsoluteError(rows(outputs), rows(targets))).toBe(0.75);
  expect(metrics.rSquared(rows(outputs), rows(targets))).toBe(1 - 1.25 / 8);
  // Scores that f32 would make equal: the second sample's is the higher.
  const scores = [0.1, 0.1 + 1e-10];
  expect(metrics.rocAuc(scores, [0, 1])).toBe(1);
  expect(metrics.rocAuc(rows(scores), [0, 1])).toBe(1);
  expect(metrics.averagePrecision(rows(scores), [0, 1])).toBe(1);
  expect(metrics.topKAccuracy([scores, scores], [1, 1], 1)).toBe(1);
  expect(metrics.logLoss(rows([1e-14, 1 - 1e-12]), [0, 1])).toBe(metrics.logLoss([1e-14, 1 - 1e-12], [0, 1]));
});

test("outputs that are NaN or infinite are never as good as the mean of equal targets", () => {
  expect(metrics.rSquared([NaN, 1], [1, 1])).toBeNaN();
  expect(metrics.rSquared([Infinity, 1], [1, 1])).toBe(-Infinity);
  expect(metrics.rSquared([2, 1], [1, 1])).toBe(0);
});

test.each([1, 2, 3, 4, 5])("weights that change after %i looks are those of one look, or refused", (looks) => {
  let left = looks;
  const weights = new Proxy([1, 1, 3], {
    get: (list, name) => (name === "2" && left-- <= 0 ? -7 : (Reflect.get(list, name) as unknown)),
  });
  const score = () => metrics.rSquared([1, 2, 4], [1, 3, 5], weights);
  if (looks === 1) expect(score).toThrow("rSquared: sampleWeights[2] is -7; pass a finite number of 0 or more.");
  else expect(score()).toBe(metrics.rSquared([1, 2, 4], [1, 3, 5], [1, 1, 3]));
});
