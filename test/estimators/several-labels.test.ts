/** Several labels a row in MLPClassifier. */
import { describe, expect, test } from "vitest";
import { MLPClassifier } from "../../src/estimators/index";
import { expectRejection, expectThrow, type ErrorClass } from "../core/throwing";
import { readGolden } from "../golden/golden";

const X = Array.from({ length: 36 }, (_, i) => [i % 6, Math.floor(i / 6)]);
const y = X.map(([a, b]) => [Number(a > 2), Number(b > 2), Number(a > b)]);
const OPTIONS = { hiddenLayerSizes: [16], learningRateInit: 0.02, randomState: 1, maxIter: 300 };

interface ScoreCase {
  readonly expected: number[][];
  readonly predicted: number[][];
  readonly weights: number[] | null;
  readonly score: number;
}
const { subsetAccuracies } = readGolden("estimator-parts") as { subsetAccuracies: ScoreCase[] };

test("are learned, predicted as rows, saved and loaded", async () => {
  const classifier = await new MLPClassifier<number[]>(OPTIONS).fit(X, y);
  expect(classifier.classes).toStrictEqual([0, 1, 2]);
  expect(classifier.score(X, y)).toBe(1);
  expect(classifier.predict(X)).toStrictEqual(y);
  const { data, rows, columns } = classifier.predictProbabilities(X);
  expect([rows, columns]).toStrictEqual([36, 3]);
  expect(Array.from(data, (p) => Number(p > 0.5))).toStrictEqual(y.flat());
  const loaded = await MLPClassifier.load(await classifier.save());
  expect(loaded.predict(X)).toStrictEqual(y);
  expect(loaded.predictProbabilities(X)).toStrictEqual(classifier.predictProbabilities(X));
});

test.each(subsetAccuracies)(
  "score is scikit-learn's subset accuracy",
  async ({ expected, predicted, weights, score }) => {
    // A network that knows its rows by heart predicts what it was taught.
    const rows = predicted.map((_, i) => predicted.map((__, j) => Number(i === j)));
    const classifier = await new MLPClassifier<number[]>({ ...OPTIONS, learningRateInit: 0.05 }).fit(rows, predicted);
    expect(classifier.predict(rows)).toStrictEqual(predicted);
    expect(classifier.score(rows, expected, weights ?? undefined)).toBeCloseTo(score, 12);
  },
);

test("a matrix is its rows; one column; weight 0 is a removed row; members; going on to the bit", async () => {
  const options = { ...OPTIONS, maxIter: 4, members: 2, tol: 0, nIterNoChange: 99 };
  const whole = await new MLPClassifier<number[]>(options).fit(X, y);
  const matrix = { data: Float32Array.from(y.flat()), rows: 36, columns: 3 };
  const parts = new MLPClassifier<number[]>(options);
  for (let call = 0; call < 4; call++) await parts.partialFit(X, matrix);
  expect(parts.predictProbabilities(X)).toStrictEqual(whole.predictProbabilities(X));
  const weighted = new MLPClassifier<number[]>(options);
  await weighted.fit([...X, [9, 9]], [...y, [0, 1, 0]], { sampleWeights: [...X.map(() => 1), 0] });
  expect(weighted.predictProbabilities(X)).toStrictEqual(whole.predictProbabilities(X));
  const one = await new MLPClassifier<number[]>(options).fit(X, y.map(([label]) => [label])); // prettier-ignore
  const loaded = await MLPClassifier.load(await one.save());
  expect(loaded.predictProbabilities(X)).toStrictEqual(one.predictProbabilities(X));
});

describe("refused", () => {
  const C = "MLPClassifier";
  const fitted = () => new MLPClassifier<number[] | number>({ ...OPTIONS, maxIter: 1 }).fit(X, y);
  test.each<[string, () => Promise<unknown>, ErrorClass, string]>([
    [
      "values that are no labels",
      () => new MLPClassifier().fit([[1], [2]], [[0, 1], [1, 0.5]]), // prettier-ignore
      RangeError,
      `${C}.fit: y at row 1, column 1 is 0.5; pass 1 for a label that a row has, 0 for one that it has not.`,
    ],
    [
      "weights of classes",
      () => new MLPClassifier({ classWeight: "balanced" }).fit(X, y),
      RangeError,
      `${C}.fit: classWeight is given, y has rows of labels; leave it out, or pass sampleWeights.`,
    ],
    [
      "another number of rows",
      () => new MLPClassifier().fit([[1]], y),
      RangeError,
      `${C}.fit: X has 1 rows, y has 36; pass one target for each row.`,
    ],
    [
      "labels after rows",
      async () => (await fitted()).partialFit([[1, 1]], [1]),
      RangeError,
      `${C}.partialFit: y has a label for each row, the estimator was fitted on rows of labels; pass the same kind of targets.`,
    ],
    [
      "other columns of y",
      async () => (await fitted()).partialFit([[1, 1]], [[1, 0]]),
      RangeError,
      `${C}.partialFit: classes are 0, 1, were 0, 1, 2; pass the same, or leave them out.`,
    ],
  ])("%s", async (_, action, type, message) => {
    await expectRejection(action(), type, message);
  });

  test("a score of labels", async () => {
    const classifier = await fitted();
    expectThrow(
      () => classifier.score([[1, 1]], [1]),
      RangeError,
      `${C}.score: y has a label for each row, the estimator was fitted on rows of labels; pass the same kind of targets.`,
    );
  });
});
