import { expect, test } from "vitest";
import {
  accuracy,
  classScores,
  confusionMatrix,
  f1,
  meanAbsoluteError,
  precision,
  recall,
  rocAuc,
  rSquared,
} from "../../src/metrics/index";
import { expectClose, readGolden, within } from "./golden";

interface Classification {
  readonly name: string;
  readonly outputs: number[][];
  readonly targets: number[];
  readonly predicted: number[];
  readonly accuracy: number;
  readonly confusion: number[][];
  readonly perClass: Readonly<Record<"precision" | "recall" | "f1" | "support", number[]>>;
  readonly macro: Readonly<Record<"precision" | "recall" | "f1", number>>;
  readonly rocAuc?: number;
}

interface Regression {
  readonly name: string;
  readonly outputs: number[][];
  readonly targets: number[][];
  readonly rSquared: number;
  readonly meanAbsoluteError: number;
}

const golden = readGolden("metrics") as { classification: Classification[]; regression: Regression[] };
const TIGHT = within(1e-12);

test.each(golden.classification)("$name: as in scikit-learn", (expected) => {
  const { outputs, targets } = expected;
  const oneHot = targets.map((label) => outputs[0].map((_, j) => Number(j === label)));
  for (const actual of [targets, Int32Array.from(targets), oneHot]) {
    expect(confusionMatrix(outputs, actual)).toStrictEqual(expected.confusion);
    expectClose("accuracy", [accuracy(outputs, actual)], [expected.accuracy], TIGHT);
    const scores = classScores(outputs, actual);
    for (const name of ["precision", "recall", "f1", "support"] as const) {
      expectClose(name, scores[name], expected.perClass[name], TIGHT);
    }
    const macro = [precision(outputs, actual), recall(outputs, actual), f1(outputs, actual)];
    expectClose("macro", macro, [expected.macro.precision, expected.macro.recall, expected.macro.f1], TIGHT);
    if (expected.rocAuc !== undefined)
      expectClose("rocAuc", [rocAuc(outputs, actual)], [expected.rocAuc], within(1e-9));
  }
  expect(accuracy(expected.predicted, targets)).toBe(accuracy(outputs, targets));
  expect(f1(expected.predicted, targets)).toBe(f1(outputs, targets));
});

test("the area under the curve was compared for two classes and for four", () => {
  const compared = golden.classification.filter((each) => each.rocAuc !== undefined);
  expect(compared.map(({ outputs }) => outputs[0].length)).toStrictEqual([2, 4]);
  for (const { rocAuc: area } of compared) expect(area).toBeGreaterThan(0.5);
});

test.each(golden.regression)("$name: as in scikit-learn", (expected) => {
  const { outputs, targets } = expected;
  expectClose("rSquared", [rSquared(outputs, targets)], [expected.rSquared], within(1e-6));
  expectClose("MAE", [meanAbsoluteError(outputs, targets)], [expected.meanAbsoluteError], within(1e-7));
  if (targets[0].length > 1) return;
  expectClose("rSquared of lists", [rSquared(outputs.flat(), targets.flat())], [expected.rSquared], within(1e-9));
});
