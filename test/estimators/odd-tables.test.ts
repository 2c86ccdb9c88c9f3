/** Estimators on tables that there is little or nothing to learn from. */
import { describe, expect, test } from "vitest";
import { MLPClassifier, MLPRegressor } from "../../src/estimators/index";
import { expectRejection } from "../core/throwing";
import { noise } from "../model/tables";

const list = <Value>(count: number, value: (i: number) => Value) => Array.from({ length: count }, (_, i) => value(i));
const column = (count: number) => list(count, (i) => [i]);

describe("tables that little can be learned from", () => {
  test("5 rows, and 1", async () => {
    const y = list(5, (i) => i % 2);
    const five = await new MLPClassifier({ maxIter: 20 }).fit(column(5), y);
    expect([...five.predict(column(5))].every((label) => label === 0 || label === 1)).toBe(true);
    const many = await new MLPClassifier({ maxIter: 20, members: 8 }).fit(column(5), y);
    expect(many.score(column(5), y)).toBeGreaterThanOrEqual(0.4);
    const one = await new MLPRegressor({ maxIter: 20 }).fit([[1]], [2.5]);
    expect(one.predict([[1]]).data[0]).toBeCloseTo(2.5, 6);
  });

  test("one class is always said, and one value is about what is said", async () => {
    const one = await new MLPClassifier({ maxIter: 3 }).fit(column(30), list(30, () => "a")); // prettier-ignore
    expect([one.classes, one.predict([[99]]), one.score(column(30), list(30, () => "a"))]).toStrictEqual([["a"], ["a"], 1]); // prettier-ignore
    const same = await new MLPRegressor({ maxIter: 200 }).fit(column(30), list(30, () => 2.5)); // prettier-ignore
    expect(Math.abs(same.predict([[3]]).data[0] - 2.5)).toBeLessThan(0.5);
  });

  test("a column that is the same in every row teaches nothing", async () => {
    const y = list(30, (i) => (i < 20 ? "often" : "seldom"));
    const model = await new MLPClassifier({ maxIter: 200, learningRateInit: 0.01 }).fit(list(30, () => [1]), y); // prettier-ignore
    expect(model.score(list(30, () => [1]), y)).toBeCloseTo(2 / 3, 12); // prettier-ignore
  });

  test("1,000 classes", async () => {
    const X = list(2000, (i) => [i % 1000, noise(i)]);
    const model = await new MLPClassifier({ maxIter: 1, hiddenLayerSizes: [8] }).fit(X, list(2000, (i) => i % 1000)); // prettier-ignore
    expect(model.classes).toHaveLength(1000);
    expect(model.predictProbabilities([[3, 0.5]]).columns).toBe(1000);
  });

  test("10,000 columns", async () => {
    const X = list(12, (i) => list(10_000, (c) => noise(10_000 * i + c)));
    const model = await new MLPClassifier({ maxIter: 1, hiddenLayerSizes: [8] }).fit(X, list(12, (i) => i % 2)); // prettier-ignore
    expect(model.predict(X)).toHaveLength(12);
  });

  test("a target that is a function of nothing scores about 0 on other rows", async () => {
    const X = list(400, (i) => [noise(i), noise(i + 1000)]);
    const y = list(400, (i) => noise(i + 5000));
    const model = await new MLPRegressor({ maxIter: 60 }).fit(X.slice(0, 300), y.slice(0, 300));
    expect(model.score(X.slice(300), y.slice(300))).toBeLessThan(0.1);
  });

  test("a class of one row among many, with members that leave it out", async () => {
    const y = list(30, (i) => (i < 29 ? "a" : "b"));
    const model = await new MLPClassifier({ members: 4, maxIter: 3 }).fit(column(30), y);
    expect(model.classes).toStrictEqual(["a", "b"]);
  });
});

test("no rows and no columns are refused", async () => {
  const fit = (X: number[][], y: number[]) => new MLPClassifier().fit(X, y);
  await expectRejection(fit([], []), RangeError, "MLPClassifier.fit: X have no rows; pass at least one sample.");
  await expectRejection(
    fit([[], []], [0, 1]),
    RangeError,
    "MLPClassifier.fit: row 0 of X is empty; pass at least one column.",
  );
});
