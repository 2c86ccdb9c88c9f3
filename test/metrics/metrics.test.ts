import { describe, expect, test } from "vitest";
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
import { expectThrow, type BadCase } from "../core/throwing";

describe("by hand", () => {
  test("a confusion matrix has a row for each true class", () => {
    expect(confusionMatrix([0, 1, 1, 2], [0, 0, 1, 2])).toStrictEqual([
      [1, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  test("one output names class 1 from 0.5 on, several the first of the largest", () => {
    const column = { data: Float32Array.of(0.5, 0.49, 0.9), rows: 3, columns: 1 };
    expect(accuracy(column, [1, 0, 0])).toBeCloseTo(2 / 3, 15);
    expect(accuracy([[1, 1, 0]], [0])).toBe(1);
  });

  test("classes without samples have scores of 0 and no part in the mean", () => {
    expect(classScores([[1, 0, 0]], [0]).f1).toStrictEqual([1, 0, 0]);
    expect(f1([[1, 0, 0]], [0])).toBe(1);
    expect(precision([0, 2], [0, 0])).toBe(0.5);
    expect(recall([0, 2, 1, 1], [0, 0, 1, 1])).toBe(0.5);
  });

  test("areas under the curve", () => {
    expect(rocAuc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75);
    expect(rocAuc([1, 1, 1, 1], [0, 1, 0, 1])).toBe(0.5);
    expect(rocAuc([1, 2, 3], [1, 1, 1])).toBeNaN();
    expect(rocAuc([1, NaN, 3], [1, 0, 1])).toBeNaN();
    // Logits of two classes are ranked by their difference, as probabilities would be.
    expect(rocAuc([[0, 1], [5, 5.5], [9, 9.1], [2, 4]], [0, 1, 0, 1])).toBe(0.75); // prettier-ignore
    // A class without samples is left out.
    expect(rocAuc([[0.8, 0.1, 0.1], [0.1, 0.8, 0.1]], [0, 1])).toBe(1); // prettier-ignore
  });

  test("values", () => {
    expect(meanAbsoluteError([1, 2, 3], [1, 4, 0])).toBeCloseTo(5 / 3, 15);
    expect(rSquared([2, 2, 2], [1, 2, 3])).toBe(0);
    expect(rSquared([0.1, 0.1], [0.1, 0.1])).toBe(1);
    expect(rSquared([0.1, 0.2], [0.1, 0.1])).toBe(0);
  });
});

const bad: BadCase[] = [
  [
    "unequal numbers",
    () => accuracy([0, 1], [0]),
    RangeError,
    "accuracy: there are 2 outputs and 1 targets; pass one target for each output.",
  ],
  [
    "half a class",
    () => f1([0, 0.5], [0, 1]),
    RangeError,
    "f1: outputs at 1 are 0.5; pass class indices, integers of 0 or more.",
  ],
  [
    "a negative class",
    () => confusionMatrix([0], [-1]),
    RangeError,
    "confusionMatrix: targets at 0 are -1; pass class indices, integers of 0 or more.",
  ],
  [
    "a number",
    () => accuracy(5 as never, [0]),
    TypeError,
    "accuracy: outputs are 5; pass class indices or rows of outputs.",
  ],
  [
    "more classes than scores",
    () => rocAuc([0.1, 0.9], [0, 2]),
    RangeError,
    "rocAuc: there are 3 classes and 1 scores a sample; pass a score for each class.",
  ],
  [
    "values of another shape",
    () => rSquared([[1, 2]], [1, 2]),
    RangeError,
    "rSquared: outputs are [1, 2], targets [2, 1]; pass values of one shape.",
  ],
];

test.each(bad)("%s: refused", (_, action, type, message) => {
  expectThrow(action, type, message);
});
