import { describe, expect, test } from "vitest";
import * as metrics from "../../src/metrics/index";
import { expectClose, readGolden, within } from "./golden";

type Score = "cohenKappa" | "matthewsCorrelation" | "logLoss" | "averagePrecision" | "brierScore";
type ClassCase = { readonly name: string; readonly outputs: number[][]; readonly targets: number[] } & Readonly<
  Record<Score, number>
> & { readonly topK: number[] };

interface LabelCase {
  readonly outputs: number[][];
  readonly targets: number[][];
  readonly perClass: Readonly<Record<"precision" | "recall" | "f1" | "support", number[]>>;
  readonly macro: Readonly<Record<"precision" | "recall" | "f1", number>>;
  readonly accuracy: number;
  readonly subsetAccuracy: number;
  readonly rocAuc: number;
  readonly averagePrecision: number;
  readonly logLoss: number;
  readonly brierScore: number;
}

interface ValueCase {
  readonly outputs: number[];
  readonly targets: number[];
  readonly rootMeanSquaredError: number;
  readonly meanAbsolutePercentageError: number;
}

const golden = readGolden("scores") as { classes: ClassCase[]; labels: LabelCase; values: ValueCase };
/** Scores are f32, sums f64. */
const CLOSE = within(1e-7);

describe.each(golden.classes)("$name: as in scikit-learn", (expected) => {
  const { outputs, targets } = expected;
  const oneHot = targets.map((label) => outputs[0].map((_, j) => Number(j === label)));

  test.each(["cohenKappa", "matthewsCorrelation", "logLoss", "averagePrecision", "brierScore"] as const)(
    "%s",
    (name) => {
      for (const actual of [targets, Int32Array.from(targets), oneHot]) {
        expectClose(name, [metrics[name](outputs, actual)], [expected[name]], CLOSE);
      }
    },
  );

  test("top-k accuracy", () => {
    expected.topK.forEach((share, i) => {
      expectClose("topK", [metrics.topKAccuracy(outputs, targets, i + 1)], [share], CLOSE);
    });
    expect(metrics.topKAccuracy(outputs, targets, outputs[0].length)).toBe(1);
  });

  test("probabilities of class 1 alone are those of two columns", () => {
    if (outputs[0].length > 2) return;
    const second = outputs.map((row) => row[1]);
    for (const name of ["averagePrecision", "brierScore", "logLoss"] as const) {
      expectClose(name, [metrics[name](second, targets)], [expected[name]], CLOSE);
    }
  });
});

describe("several labels a row: as in scikit-learn", () => {
  const { outputs, targets, perClass, macro, ...single } = golden.labels;

  test.each(Object.keys(single) as (keyof typeof single)[])("%s", (name) => {
    expectClose(name, [metrics[name](outputs, targets)], [single[name]], CLOSE);
  });

  test.each(["precision", "recall", "f1"] as const)("%s, of each label and in the mean", (name) => {
    expectClose(name, metrics.classScores(outputs, targets)[name], perClass[name], CLOSE);
    expectClose(name, [metrics[name](outputs, targets)], [macro[name]], CLOSE);
  });

  test("support", () => {
    expect(metrics.classScores(outputs, targets).support).toStrictEqual(perClass.support);
  });
});

test.each(["rootMeanSquaredError", "meanAbsolutePercentageError"] as const)("%s: as in scikit-learn", (name) => {
  const { outputs, targets } = golden.values;
  expectClose(name, [metrics[name](outputs, targets)], [golden.values[name]], within(1e-12));
});
