/** Scores of models, with numbers of scikit-learn 1.2.1. */
import { describe, expect, test } from "vitest";
import { classScoresOf, valueScoresOf } from "../../src/model/scores";

function expectScores(scores: Readonly<Record<string, number>>, expected: Readonly<Record<string, number>>) {
  expect(Object.keys(scores)).toEqual(expect.arrayContaining(Object.keys(expected)));
  for (const [name, value] of Object.entries(expected)) expect(scores[name], name).toBeCloseTo(value, 6);
}

describe("classScoresOf", () => {
  const data = Float32Array.of(
    0.7,
    0.2,
    0.1,
    0.3,
    0.4,
    0.3,
    0.2,
    0.5,
    0.3,
    0.1,
    0.2,
    0.7,
    0.5,
    0.3,
    0.2,
    0.25,
    0.35,
    0.4,
  );
  const three = { data, rows: 6, columns: 3 };

  test("three classes", () => {
    expectScores(classScoresOf(three, Int32Array.of(0, 1, 2, 2, 1, 0)), {
      accuracy: 0.5,
      top2Accuracy: 5 / 6,
      f1: 0.5,
      precision: 0.5,
      recall: 0.5,
      rocAuc: 0.7291666666666666,
      logLoss: 0.9039800982538971,
    });
  });

  test("two classes have no second guess, and one class alone no ROC curve", () => {
    const two = { data: Float32Array.of(0.8, 0.2, 0.4, 0.6), rows: 2, columns: 2 };
    expect(classScoresOf(two, Int32Array.of(0, 1))).toMatchObject({ rocAuc: 1, accuracy: 1 });
    expect(classScoresOf(two, Int32Array.of(0, 1))).not.toHaveProperty("top2Accuracy");
    const alone = classScoresOf(two, Int32Array.of(0, 0));
    expect(alone).not.toHaveProperty("rocAuc");
    for (const score of Object.values(alone)) expect(score).toSatisfy(Number.isFinite);
  });
});

describe("valueScoresOf", () => {
  const predicted = Float64Array.of(2.5, 3, 5, 12);

  test("numbers", () => {
    expectScores(valueScoresOf(predicted, Float64Array.of(2, 4, 5, 10)), {
      r2: 0.8489208633093526,
      meanAbsoluteError: 0.875,
      rootMeanSquaredError: 1.14564392373896,
      meanAbsolutePercentageError: 0.175,
    });
  });

  test("have no percentage error where a true value is 0", () => {
    expect(valueScoresOf(predicted, Float64Array.of(2, 0, 5, 10))).not.toHaveProperty("meanAbsolutePercentageError");
  });
});
