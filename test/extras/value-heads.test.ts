/** Losses whose outputs are no values: rates of counts, quantiles, means with variances. What they stand for is said everywhere. */
import { describe, expect, test } from "vitest";
import { MLPRegressor } from "../../src/estimators/index";
import { hyperparameterSearch } from "../../src/experiments/index";
import type { TaskLoss } from "../../src/index";
import { Model } from "../../src/model/index";
import { readGolden } from "../golden/golden";
import { RandomNumbers } from "../reference/random";

const LEVELS = [0.1, 0.5, 0.9];
const QUANTILES = { type: "quantile", levels: LEVELS } as const;

interface Golden {
  readonly x: number[][];
  readonly poisson: { readonly y: number[][]; readonly values: number[][] };
  readonly quantile: { readonly y: number[]; readonly losses: number[] };
  readonly gaussian: { readonly y: number[]; readonly values: number[]; readonly deviations: number[] };
}
const golden = readGolden("heads") as Golden;
const LINEAR = { hiddenLayerSizes: [], alpha: 0, solver: "lbfgs", maxIter: 3000, tol: 1e-7 } as const;

function expectClose(actual: ArrayLike<number>, expected: readonly number[], bound: number) {
  expected.forEach((value, i) => {
    expect(Math.abs(actual[i] - value)).toBeLessThan(bound * (1 + Math.abs(value)));
  });
}

describe("without hidden units, the minimum of scikit-learn and PyTorch", () => {
  test("counts: PoissonRegressor, of two targets", async () => {
    const { y, values } = golden.poisson;
    using estimator = await new MLPRegressor({ ...LINEAR, loss: "poisson" }).fit(golden.x, y);
    expectClose(estimator.predict(golden.x).data, values.flat(), 1e-3);
    expectClose(estimator.predictDeviations(golden.x).data, values.flat().map(Math.sqrt), 1e-3);
  });

  test("normal distributions: GaussianNLLLoss", async () => {
    const { y, values, deviations } = golden.gaussian;
    using estimator = await new MLPRegressor({ ...LINEAR, loss: "gaussian" }).fit(golden.x, y);
    expectClose(estimator.predict(golden.x).data, values, 1e-3);
    expectClose(estimator.predictDeviations(golden.x).data, deviations, 3e-3);
  });

  test("quantiles: the loss of QuantileRegressor", async () => {
    const { y, losses } = golden.quantile;
    const options = {
      solver: "adam",
      learningRateInit: 0.01,
      tol: 0,
      learningRate: "adaptive",
      maxIter: 1500,
    } as const;
    using estimator = await new MLPRegressor({ ...LINEAR, ...options, loss: QUANTILES }).fit(golden.x, y);
    const quantiles = estimator.predictQuantiles(golden.x);
    LEVELS.forEach((level, l) => {
      const { data } = quantiles[l];
      const loss =
        y.reduce((sum, t, i) => sum + Math.max(level * (t - data[i]), (level - 1) * (t - data[i])), 0) / y.length;
      expect(loss / losses[l]).toBeGreaterThan(0.999);
      expect(loss / losses[l]).toBeLessThan(1.02);
    });
    expect(estimator.predict(golden.x)).toStrictEqual(quantiles[1]);
  });
});

const random = new RandomNumbers(29);
/** About N(0, 1): the sum of twelve uniform numbers. */
const normal = () => random.matrix(1, 12, -0.5, 0.5)[0].reduce((a, b) => a + b);
/** Poisson of a rate: arrivals until time 1. Source: Knuth, The Art of Computer Programming 2, 3.4.1. */
function poisson(rate: number): number {
  let count = 0;
  for (let left = random.uniform(0, 1); left > Math.exp(-rate); left *= random.uniform(0, 1)) count++;
  return count;
}
const rows = (count: number) =>
  Array.from({ length: count }, () => {
    const x = random.uniform(-1, 1);
    return { x, count: poisson(Math.exp(1 + x)), noisy: 100 + 10 * x + (2 + 1.5 * x) * normal() };
  });
const table = rows(500);
const fresh = rows(400);
const OPTIONS = {
  hidden: [8],
  epochs: 30,
  dropout: 0,
  weightDecay: 0,
  pieces: 0,
  learningRate: 0.02,
  test: 0.4,
  features: ["x"],
} as const;
const HEADS: readonly [string, TaskLoss, "count" | "noisy"][] = [
  ["poisson", "poisson", "count"],
  ["gaussian", "gaussian", "noisy"],
  ["quantiles", QUANTILES, "noisy"],
  ["quantiles in any order", { type: "quantile", levels: [0.9, 0.1, 0.5] }, "noisy"],
  ["a single quantile", { type: "quantile", levels: [0.8] }, "noisy"],
];

describe.each(HEADS)("a model with the loss %s", (_name, loss, target) => {
  test.each([1, 3])("members: %d: answers, files, scores, intervals", async (members) => {
    using model = await Model.train(table, { ...OPTIONS, target, loss, members });
    const answers = model.predict(fresh);
    const covered = answers.filter(
      ({ interval: [low, high] = [NaN, NaN] }, i) => low <= fresh[i][target] && fresh[i][target] <= high,
    );
    expect(covered.length / fresh.length).toBeGreaterThan(0.84);
    expect(covered.length / fresh.length).toBeLessThan(0.97);
    for (const { value, interval: [low, high] = [NaN, NaN], quantiles = {}, deviation = 1, spread } of answers) {
      expect(low).toBeLessThanOrEqual(value as number);
      expect(high).toBeGreaterThanOrEqual(value as number);
      if (loss === "poisson") expect(low).toBeGreaterThanOrEqual(0);
      const levels = Object.values(quantiles);
      expect(levels).toStrictEqual(levels.toSorted((a, b) => a - b));
      expect(deviation).toBeGreaterThan(0);
      expect(spread === undefined).toBe(members === 1);
    }
    expect("quantiles" in answers[0]).toBe(typeof loss === "object");
    expect("deviation" in answers[0]).toBe(typeof loss === "string");
    using again = await Model.load(await model.save());
    expect(again.predict(fresh)).toStrictEqual(answers);
    const { r2 } = await again.evaluate(fresh);
    expect(r2).toBeGreaterThan(_name === "a single quantile" ? 0.4 : 0.5);
    expect(model.explain(fresh[0])).toHaveLength(1);
    const [{ mean }] = await model.importance(fresh);
    expect(mean).toBeGreaterThan(0.3);
  });
});

test("what is learned is what was drawn", async () => {
  using counts = await Model.train(table, { ...OPTIONS, target: "count", loss: "poisson" });
  using normal = await Model.train(table, { ...OPTIONS, target: "noisy", loss: "gaussian" });
  using quantiles = await Model.train(table, { ...OPTIONS, target: "noisy", loss: QUANTILES });
  for (const x of [-0.7, 0, 0.7]) {
    const [count, gauss, three] = [counts, normal, quantiles].map((model) => model.predict({ x }));
    expect(Math.abs((count.value as number) / Math.exp(1 + x) - 1)).toBeLessThan(0.25);
    expect(count.deviation).toBeCloseTo(Math.sqrt(count.value as number), 5);
    expect(Math.abs(gauss.deviation! / (2 + 1.5 * x) - 1)).toBeLessThan(0.35);
    const { "0.1": low, "0.5": middle, "0.9": high } = three.quantiles!;
    expect(three.value).toBe(middle);
    expect(Math.abs((high - low) / (2 * 1.2816 * (2 + 1.5 * x)) - 1)).toBeLessThan(0.4);
  }
});

describe("estimators", () => {
  test.each(HEADS)("%s: files, members, going on, two targets", async (_name, loss, target) => {
    const X = table.map(({ x }) => [x]);
    const y = table.map((row) => [row[target], 2 * row[target]]);
    const options = { hiddenLayerSizes: [4], maxIter: 20, loss, members: 2, warmStart: true } as const;
    using estimator = await new MLPRegressor(options).fit(X, y);
    await estimator.fit(X, y);
    using again = await MLPRegressor.load(await estimator.save());
    const values = estimator.predict(X);
    expect([values.rows, values.columns]).toStrictEqual([500, 2]);
    expect(again.predict(X)).toStrictEqual(values);
    const said = (one: MLPRegressor) => (typeof loss === "string" ? one.predictDeviations(X) : one.predictQuantiles(X));
    expect(said(again)).toStrictEqual(said(estimator));
    await expect(
      estimator.fit(
        X,
        table.map(() => [1]),
      ),
    ).rejects.toThrow("y has 1 columns, the estimator was fitted on 2");
  });

  test("several networks: variances of a mixture, means of rates", async () => {
    const X = table.map(({ x }) => [x]);
    const y = table.map(({ noisy }) => noisy);
    using estimator = await new MLPRegressor({ hiddenLayerSizes: [4], maxIter: 5, loss: "gaussian", members: 2 }).fit(
      X,
      y,
    );
    const mean = y.reduce((a, b) => a + b) / y.length;
    const size = Math.sqrt(y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / y.length);
    const x = table.map((row) => row.x);
    const center = x.reduce((a, b) => a + b) / x.length;
    const scale = Math.sqrt(x.reduce((sum, value) => sum + (value - center) ** 2, 0) / x.length);
    const parts = estimator.networks.map((network) => network.predict([[(0.3 - center) / scale]]).data);
    const middle = (parts[0][0] + parts[1][0]) / 2;
    const variance = parts.reduce((sum, [m, z]) => sum + Math.exp(z) + (m - middle) ** 2, 0) / 2;
    expect(estimator.predict([[0.3]]).data[0]).toBeCloseTo(mean + middle * size, 3);
    expect(estimator.predictDeviations([[0.3]]).data[0]).toBeCloseTo(Math.sqrt(variance) * size, 3);
  });

  test("columns of zeros are counts, too", async () => {
    using estimator = await new MLPRegressor({
      hiddenLayerSizes: [],
      loss: "poisson",
      maxIter: 300,
      learningRateInit: 0.1,
    }).fit([[0], [1], [2]], [0, 0, 0]);
    expect(estimator.predict([[1]]).data[0]).toBeLessThan(0.1);
  });
});

test.each([
  ["poisson", table.map(({ count }) => [count, count])],
  ["gaussian", table.map(({ noisy }) => [noisy / 100, 1])],
  [QUANTILES, table.map(({ noisy }) => [noisy / 100, 1])],
] as const)("a search by %o scores the values", async (loss, targets) => {
  const dataset = { inputs: table.map(({ x }) => [x]), targets };
  const { best, settings } = await hyperparameterSearch({
    dataset,
    loss,
    metric: "rootMeanSquaredError",
    method: "grid",
    layers: [[4]],
    learningRate: [0.05],
    epochs: 60,
    workers: 0,
  });
  expect(settings.loss).toStrictEqual(loss);
  // The root of the mean squared error is near the deviation of the noise, in both columns.
  expect(-best.score).toBeLessThan(loss === "poisson" ? 2.5 : 0.1);
});

describe("what does not suit", () => {
  const negative = [{ x: 1, count: -2 }, ...table];
  const refused: [string, () => unknown, string][] = [
    [
      "estimator",
      () => new MLPRegressor({ loss: "poisson" }).fit([[0], [1]], [3, -1]),
      'MLPRegressor.fit: y at row 1 are -1, loss is "poisson"; pass counts of 0 or more, or choose another loss.',
    ],
    [
      "model",
      () => Model.train(negative, { ...OPTIONS, target: "count", loss: "poisson" }),
      'Model.train: the rows: the loss is "poisson", which is of counts, and the target "count" is -2 in a row; choose another loss, or a target of 0 or more.',
    ],
    [
      "search",
      () =>
        hyperparameterSearch({
          dataset: { inputs: [[0], [1], [2], [3]], targets: [[1], [2], [-1], [0]] },
          loss: "poisson",
          workers: 0,
        }),
      'hyperparameterSearch: targets at row 2 are -1, loss is "poisson"; pass counts of 0 or more, or choose another loss.',
    ],
    [
      "quantiles of another loss",
      async () => (await new MLPRegressor({ maxIter: 1 }).fit([[0], [1]], [3, 1])).predictQuantiles([[0]]),
      'MLPRegressor.predictQuantiles: loss is "meanSquaredError"; make an estimator with the loss { type: "quantile", levels: [0.1, 0.5, 0.9] }.',
    ],
    [
      "deviations of another loss",
      async () =>
        (await new MLPRegressor({ maxIter: 1, loss: QUANTILES }).fit([[0], [1]], [3, 1])).predictDeviations([[0]]),
      'MLPRegressor.predictDeviations: loss is "quantile"; make an estimator with the loss "gaussian" or "poisson".',
    ],
  ];
  test.each(refused)("%s", async (_name, run, message) => {
    await expect(Promise.resolve().then(run)).rejects.toThrow(message);
  });
});
