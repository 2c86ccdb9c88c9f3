import { describe, expect, test } from "vitest";
import { MLPRegressor } from "../../src/estimators/index";
import { StateError } from "../../src/index";
import { expectRejection, expectThrow } from "../core/throwing";

const OPTIONS = { hiddenLayerSizes: [16], learningRateInit: 0.02, maxIter: 500, batchSize: 16 } as const;
const X = Array.from({ length: 64 }, (_, i) => [1000 * (i % 8), Math.floor(i / 8) / 1000]);
/** Two targets of very different sizes. */
const y = X.map(([a, b]) => [1e-3 * (a / 1000 + 2000 * b), 1e4 * (a / 1000 - 500 * b) ** 2]);

describe("fit", () => {
  test("learns targets and features of any scale, returns itself, changes no argument", async () => {
    const [inputs, targets] = [structuredClone(X), structuredClone(y)];
    const regressor = new MLPRegressor(OPTIONS);
    expect(await regressor.fit(inputs, targets)).toBe(regressor);
    expect([inputs, targets]).toEqual([X, y]);
    expect(regressor.score(X, y)).toBeGreaterThan(0.97);
    expect(regressor.predict(X)).toMatchObject({ rows: 64, columns: 2 });
  });

  test("takes a list of numbers as one column", async () => {
    const regressor = await new MLPRegressor(OPTIONS).fit([[0], [1], [2], [3]], [1, 3, 5, 7]);
    expect(regressor.predict([[1.5]]).data[0]).toBeCloseTo(4, 0);
    const typed = await new MLPRegressor(OPTIONS).fit([[0], [1], [2], [3]], Float64Array.of(1, 3, 5, 7));
    expect(typed.predict([[1.5]])).toEqual(regressor.predict([[1.5]]));
  });

  test("one sample and constant targets are predicted as they are", async () => {
    const one = await new MLPRegressor({ maxIter: 50 }).fit([[3]], [42]);
    expect(one.predict([[3]]).data[0]).toBeCloseTo(42, 0);
    const constant = await new MLPRegressor(OPTIONS).fit([[0], [1], [2], [3]], [5, 5, 5, 5]);
    expect(constant.predict([[0], [3]]).data[0]).toBeCloseTo(5, 0);
  });

  test("weight 0 is a removed row", async () => {
    const weighted = new MLPRegressor(OPTIONS);
    await weighted.fit([...X, [9e9, 9]], [...y, [-1e9, 1e9]], { sampleWeights: [...X.map(() => 1), 0] });
    const plain = await new MLPRegressor(OPTIONS).fit(X, y);
    expect(weighted.predict(X)).toEqual(plain.predict(X));
  });

  test("earlyStopping watches the loss of the samples set aside", async () => {
    const regressor = await new MLPRegressor({ ...OPTIONS, earlyStopping: true }).fit(X, y);
    const { validationLoss, bestEpoch } = regressor.history;
    expect(validationLoss[bestEpoch! - 1]).toBe(Math.min(...validationLoss));
  });
});

describe("bad input", () => {
  const who = "MLPRegressor.fit";

  test.each([
    ["texts", ["a", "b"], TypeError, `${who}: y[0] is "a"; pass numbers.`],
    [
      "an infinite target",
      [1, Infinity],
      RangeError,
      `${who}: y at row 1 is Infinity; remove samples without a finite f32 target.`,
    ],
    [
      "a target beyond f32",
      [1, 1e39],
      RangeError,
      `${who}: y at row 1 is 1e+39; remove samples without a finite f32 target.`,
    ],
    ["one target too few", [1], RangeError, `${who}: X has 2 rows, y has 1; pass one target for each row.`],
    [
      "ragged targets",
      [[1], [1, 2]],
      RangeError,
      `${who}: row 1 of y has 2 columns, row 0 has 1; give all rows the same length.`,
    ],
  ] as const)("%s", async (_, targets, type, message) => {
    await expectRejection(new MLPRegressor().fit([[1], [2]], targets as never), type, message);
  });

  test("before fit, and a score of other targets", async () => {
    const regressor = new MLPRegressor({ maxIter: 1 });
    expectThrow(
      () => regressor.predict(X),
      StateError,
      "MLPRegressor.predict: the estimator is not fitted; await fit(X, y) first.",
    );
    await regressor.fit(X, y);
    expectThrow(
      () =>
        regressor.score(
          X,
          X.map(() => 1),
        ),
      RangeError,
      "MLPRegressor.score: y has 1 columns, the estimator was fitted on 2; pass the same targets.",
    );
  });
});
