/** Estimators that go on: partialFit, warmStart; and several members in one. */
import { describe, expect, test } from "vitest";
import { MLPClassifier, MLPRegressor } from "../../src/estimators/index";
import { loadNetwork } from "../../src/files/index";
import { FileFormatError } from "../../src/index";
import { saveNetwork } from "../../src/files/index";
import { softmaxRows } from "../../src/core/softmax";
import { expectRejection, rejection, type ErrorClass } from "../core/throwing";

const X = Array.from({ length: 30 }, (_, i) => [i % 6, (i * i) % 7]);
const y = X.map(([a, b]) => (a > b ? "more" : a < b ? "less" : "equal"));
const values = X.map(([a, b]) => [a - b, a * b]);
const OPTIONS = { hiddenLayerSizes: [5], batchSize: 8, tol: 0, nIterNoChange: 100, randomState: 3 } as const;
const CLASSES = ["equal", "less", "more"];

/** Epochs so few that each is the best so far: a fit keeps the last. */
describe.each([
  ["adam", {}],
  ["sgd", { solver: "sgd", learningRateInit: 0.01 }],
  ["members", { members: 3 }],
  ["averages over updates", { averaging: { type: "ema", decay: 0.8 } }],
  ["limited weights", { maxNorm: 1.5 }],
] as const)("%s: going on is one longer fit, to the bit", (_, more) => {
  const options = { ...OPTIONS, ...more };

  test("six calls of partialFit", async () => {
    const whole = await new MLPClassifier({ ...options, maxIter: 6 }).fit(X, y);
    expect(whole.history.bestEpoch).toBe(6);
    const parts = new MLPClassifier(options);
    for (let call = 0; call < 6; call++) {
      expect(await parts.partialFit(X, y, call === 0 ? { classes: CLASSES } : {})).toBe(parts);
    }
    expect(parts.predictProbabilities(X)).toStrictEqual(whole.predictProbabilities(X));
    expect(parts.lossCurve).toStrictEqual(whole.lossCurve);
    expect(parts.iterations).toBe(6);
  });

  test("two fits with warmStart, and then partialFit", async () => {
    const whole = await new MLPClassifier({ ...options, maxIter: 7 }).fit(X, y);
    const parts = new MLPClassifier({ ...options, maxIter: 3, warmStart: true });
    await (await (await parts.fit(X, y)).fit(X, y)).partialFit(X, y);
    expect(parts.predictProbabilities(X)).toStrictEqual(whole.predictProbabilities(X));
    expect(parts.iterations).toBe(7);
  });

  test("of a regressor", async () => {
    const whole = await new MLPRegressor({ ...options, maxIter: 4 }).fit(X, values);
    const parts = await new MLPRegressor({ ...options, maxIter: 2, warmStart: true }).fit(X, values);
    await (await parts.partialFit(X, values)).partialFit(X, values);
    expect(parts.predict(X)).toStrictEqual(whole.predict(X));
  });
});

describe("partialFit", () => {
  test("takes batches of any size and some of the classes; the first call scales", async () => {
    const classifier = new MLPClassifier<string>({ ...OPTIONS, learningRateInit: 0.02 });
    await classifier.partialFit(X.slice(0, 3), ["less", "less", "less"], { classes: ["more", "less", "equal"] });
    expect(classifier.classes).toStrictEqual(CLASSES);
    for (let call = 0; call < 100; call++) await classifier.partialFit(X, y);
    expect(classifier.score(X, y)).toBeGreaterThan(0.9);
    await classifier.partialFit([X[0]], [y[0]]);
  });

  test("an aborted call changes nothing; a fit without warmStart starts anew", async () => {
    const classifier = await new MLPClassifier(OPTIONS).partialFit(X, y, { classes: CLASSES });
    const before = classifier.predictProbabilities(X);
    const aborted = classifier.partialFit(X, y, { signal: AbortSignal.abort(new Error("enough")) });
    await expect(aborted).rejects.toThrow("enough");
    expect(classifier.predictProbabilities(X)).toStrictEqual(before);
    const anew = await new MLPClassifier({ ...OPTIONS, maxIter: 2 }).fit(X, y);
    const again = await new MLPClassifier({ ...OPTIONS, maxIter: 2 }).partialFit(X, y, { classes: CLASSES });
    expect((await again.fit(X, y)).predictProbabilities(X)).toStrictEqual(anew.predictProbabilities(X));
  });

  test("goes on from a file", async () => {
    const saved = await new MLPClassifier(OPTIONS).partialFit(X, y, { classes: CLASSES });
    const loaded = await MLPClassifier.load(await saved.save());
    await loaded.partialFit(X, y);
    expect(loaded.predictProbabilities(X)).not.toStrictEqual(saved.predictProbabilities(X));
  });
});

describe("members", () => {
  const options = { ...OPTIONS, maxIter: 5, members: 3 };

  test("their probabilities are averaged; one file holds them all", async () => {
    const saved = await new MLPClassifier(options).fit(X, y);
    expect(saved.networks).toHaveLength(3);
    expect(new Set(saved.networks.map(({ seed }) => seed)).size).toBe(3);
    const bytes = await saved.save();
    const { scaler } = await loadNetwork(bytes);
    const { mean, deviation } = scaler as { mean: number[]; deviation: number[] };
    const inputs = X.map((row) => row.map((value, i) => (value - mean[i]) / deviation[i]));
    const each = saved.networks.map((network) => softmaxRows(network.predict(inputs)).data);
    saved.predictProbabilities(X).data.forEach((p, i) => {
      expect(p).toBeCloseTo((each[0][i] + each[1][i] + each[2][i]) / 3, 5);
    });
    const loaded = await MLPClassifier.load(bytes);
    expect(loaded.networks).toHaveLength(3);
    expect(loaded.predictProbabilities(X)).toStrictEqual(saved.predictProbabilities(X));
  });

  test("of a regressor, and with the largest seed", async () => {
    const saved = await new MLPRegressor({ ...options, randomState: Number.MAX_SAFE_INTEGER }).fit(X, values);
    expect(saved.networks.map(({ seed }) => seed)).toStrictEqual([Number.MAX_SAFE_INTEGER, 0, 1]);
    const loaded = await MLPRegressor.load(await saved.save());
    expect(loaded.predict(X)).toStrictEqual(saved.predict(X));
  });

  test("of fewer rows than members", async () => {
    const classifier = await new MLPClassifier({ ...options, members: 4 }).fit([[1]], ["only"]);
    expect(classifier.predict([[1]])).toStrictEqual(["only"]);
  });

  test("a file with another number of networks is refused", async () => {
    const { network, scaler, details } = await loadNetwork(await (await new MLPClassifier(options).fit(X, y)).save());
    const one = await saveNetwork(network, undefined, { scaler, details });
    const error = await rejection(MLPClassifier.load(one));
    expect(error).toBeInstanceOf(FileFormatError);
    expect((error as Error).message).toMatch(/^MLPClassifier\.load: .*members is 3, the file has 1 networks/);
  });
});

describe("refused, and nothing changes", () => {
  const C = "MLPClassifier";
  const fitted = () => new MLPClassifier({ ...OPTIONS, warmStart: true, maxIter: 1 }).fit(X, y);

  test.each<[string, () => Promise<unknown>, ErrorClass, string]>([
    [
      "a first call without classes",
      () => new MLPClassifier().partialFit(X, y),
      TypeError,
      `${C}.partialFit: classes are undefined; pass all classes that will occur, in the first call.`,
    ],
    [
      "classes that are no list",
      () => new MLPClassifier().partialFit(X, y, { classes: 3 as never }),
      TypeError,
      `${C}.partialFit: classes is 3; pass an array such as ["no", "yes"].`,
    ],
    [
      "a class of another kind",
      () => new MLPClassifier().partialFit(X, y, { classes: [null as never] }),
      TypeError,
      `${C}.partialFit: classes[0] is null; pass texts, numbers or booleans.`,
    ],
    [
      "other classes later",
      async () => (await fitted()).partialFit(X, y, { classes: ["less", "more"] }),
      RangeError,
      `${C}.partialFit: classes are "less", "more", were "equal", "less", "more"; pass the same, or leave them out.`,
    ],
    [
      "a class that was not named",
      async () => (await fitted()).partialFit([[1, 1]], ["other"]),
      RangeError,
      `${C}.partialFit: y[0] is "other", a class that fit has not seen; pass one of "equal", "less", "more".`,
    ],
    [
      "other columns",
      async () => (await fitted()).partialFit([[1]], ["less"]),
      RangeError,
      `${C}.partialFit: X has 1 columns, the estimator was fitted on 2; pass the same columns.`,
    ],
    [
      "fewer classes with warmStart",
      async () => (await fitted()).fit([[1, 1]], ["less"]),
      RangeError,
      `${C}.fit: y has the classes "less", with warmStart a fit goes on with "equal", "less", "more"; pass the same classes, or warmStart: false.`,
    ],
    [
      "other targets",
      async () => (await new MLPRegressor({ maxIter: 1 }).fit(X, values)).partialFit([[1, 1]], [1]),
      RangeError,
      "MLPRegressor.partialFit: y has 1 columns, the estimator was fitted on 2; pass the same targets.",
    ],
    [
      "earlyStopping",
      () => new MLPClassifier({ earlyStopping: true }).partialFit(X, y, { classes: CLASSES }),
      RangeError,
      `${C}.partialFit: earlyStopping is true, and each call is one epoch; leave it out, or call fit.`,
    ],
    [
      "balanced classes",
      () => new MLPClassifier({ classWeight: "balanced" }).partialFit(X, y, { classes: CLASSES }),
      RangeError,
      `${C}.partialFit: classWeight is "balanced", which needs all samples; give a weight for each class by name.`,
    ],
  ])("%s", async (_, action, type, message) => {
    await expectRejection(action(), type, message);
  });
});
