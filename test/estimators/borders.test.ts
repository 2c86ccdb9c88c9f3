/** Estimators: precision, wrong kinds, overlapping fits, copies, and files that were tampered with. */
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { MLPClassifier, MLPRegressor } from "../../src/estimators/index";
import { loadNetwork, saveNetwork } from "../../src/files/index";
import { FileFormatError, StateError } from "../../src/index";
import { caught, expectRejection, rejection, type ErrorClass } from "../core/throwing";

const X = [[0, 0], [0, 1], [5, 5], [5, 6]]; // prettier-ignore
const NAMES = ["a", "a", "b", "b"];
const ONE_EPOCH = { hiddenLayerSizes: [4], maxIter: 1 };

describe("double precision", () => {
  const steps = Array.from({ length: 60 }, (_, i) => i);
  const y = steps.map((i) => Math.sin(i / 10));
  const options = { hiddenLayerSizes: [16], maxIter: 200, learningRateInit: 1e-2 };

  test("inputs far from 0 are learned as those near it, to the bit", async () => {
    const near = await new MLPRegressor(options).fit(steps.map((i) => [i]), y); // prettier-ignore
    const far = await new MLPRegressor(options).fit(steps.map((i) => [2 ** 31 + i]), y); // prettier-ignore
    expect(far.lossCurve).toStrictEqual(near.lossCurve);
    expect(far.score(steps.map((i) => [2 ** 31 + i]), y)).toBeGreaterThan(0.9); // prettier-ignore
  });

  test("targets far from 0 are scored as what they are", async () => {
    const inputs = steps.map((i) => [i]);
    const far = y.map((value) => 1e8 + value);
    const model = await new MLPRegressor(options).fit(inputs, far);
    const near = await new MLPRegressor(options).fit(inputs, y);
    expect(model.score(inputs, far)).toBeCloseTo(near.score(inputs, y), 3);
  });
});

describe("refused", () => {
  const classify = (y?: unknown, options?: unknown) =>
    new MLPClassifier(ONE_EPOCH).fit(X, y as never, options as never);
  const regress = (y?: unknown, options?: unknown) => new MLPRegressor(ONE_EPOCH).fit(X, y as never, options as never);
  const C = "MLPClassifier.fit: ";
  const R = "MLPRegressor.fit: ";

  test.each<[string, () => Promise<unknown>, ErrorClass, string]>([
    [
      "a classifier without y",
      () => classify(),
      TypeError,
      `${C}y is undefined; pass a list with a label for each row.`,
    ],
    ["a regressor without y", () => regress(), TypeError, `${R}y is undefined; pass a value for each row.`],
    [
      "BigInt labels",
      () => classify([1n, 1n, 2n, 2n]),
      TypeError,
      `${C}y[0] is the BigInt 1; pass texts, numbers or booleans.`,
    ],
    ["BigInt values", () => regress([1n, 1n, 2n, 2n]), TypeError, `${R}y[0] is the BigInt 1; pass numbers.`],
    ["a hole in y", () => classify(new Array(4)), TypeError, `${C}y[0] is undefined; pass texts, numbers or booleans.`],
    [
      "a label that no file can hold",
      () => classify([Infinity, 1, 1, 1]),
      RangeError,
      `${C}y[0] is Infinity; pass finite numbers, or texts.`,
    ],
    [
      "weights of null",
      () => classify(NAMES, { sampleWeights: null }),
      TypeError,
      `${C}sampleWeights are null; pass an array of numbers.`,
    ],
    [
      "a weight of null",
      () => classify(NAMES, { sampleWeights: [1, null, 1, 1] }),
      TypeError,
      `${C}sampleWeights[1] is null; pass a number.`,
    ],
    [
      "a weight that is NaN",
      () => regress([1, 2, 3, 4], { sampleWeights: [1, NaN, 1, 1] }),
      RangeError,
      `${R}sampleWeights[1] is NaN; pass a finite number of 0 or more.`,
    ],
    [
      "the other spelling",
      () => classify(NAMES, { sampleWeight: [1, 1, 1, 1] }),
      RangeError,
      `${C}option "sampleWeight" is unknown; did you mean "sampleWeights"? Choose from "sampleWeights", "signal", "onEpoch".`,
    ],
    [
      "a signal that is none",
      () => classify(NAMES, { signal: {} }),
      TypeError,
      `${C}signal is an object; pass the signal of an AbortController.`,
    ],
  ])("%s", async (_, action, type, message) => {
    await expectRejection(action(), type, message);
  });
});

test.each([undefined, null, NaN, 1n, Symbol("a"), {}, [1], new Date(0), Infinity])(
  "score: labels among which is %s are refused, not counted as wrong",
  async (label) => {
    const classifier = await new MLPClassifier(ONE_EPOCH).fit(X, NAMES);
    const message = /^(Type|Range)Error: MLPClassifier.score: y\[3\] is .*; (pass|remove) /;
    expect(String(caught(() => classifier.score(X, ["a", "a", "b", label] as never)))).toMatch(message);
  },
);

test("of two fits at once the second is refused, and the first goes on", async () => {
  const classifier = new MLPClassifier(ONE_EPOCH);
  const first = classifier.fit(X, NAMES);
  await expectRejection(
    classifier.fit(X, NAMES),
    StateError,
    "MLPClassifier.fit: the estimator is being fitted; await the running fit first.",
  );
  expect((await first).classes).toStrictEqual(["a", "b"]);
  await expect(classifier.fit(X, NAMES)).resolves.toBe(classifier);
});

test("options are a copy, and frozen", () => {
  const hiddenLayerSizes = [4];
  const { options } = new MLPClassifier({ hiddenLayerSizes });
  hiddenLayerSizes[0] = 9;
  expect(options.hiddenLayerSizes).toStrictEqual([4]);
  expect(() => ((options as { maxIter: number }).maxIter = 5)).toThrow(TypeError);
  expect(() => (options.hiddenLayerSizes as number[]).push(5)).toThrow(TypeError);
});

test("lists of another realm, and rows as typed arrays", async () => {
  const foreign = runInNewContext("[[0, 0], Float32Array.of(0, 1), [5, 5], [5, 6]]") as number[][];
  const classifier = await new MLPClassifier(ONE_EPOCH).fit(
    foreign,
    runInNewContext('["a", "a", "b", "b"]') as string[],
  );
  expect(classifier.predictProbabilities(X)).toStrictEqual(
    (await new MLPClassifier(ONE_EPOCH).fit(X, NAMES)).predictProbabilities(X),
  );
});

describe("a file whose parts do not fit is refused on load", () => {
  type Details = Record<string, unknown>;
  const tampered = async (
    kind: typeof MLPClassifier | typeof MLPRegressor,
    change: (details: Details, extras: Details) => void,
  ) => {
    const bytes =
      kind === MLPClassifier
        ? await (await new MLPClassifier(ONE_EPOCH).fit(X, NAMES)).save()
        : await (await new MLPRegressor(ONE_EPOCH).fit(X, [1, 2, 3, 4])).save();
    const { network, scaler, details } = await loadNetwork(bytes);
    const changed = { ...(details as Details) };
    const extras: Details = { scaler };
    change(changed, extras);
    const file = await saveNetwork(network, undefined, { ...extras, details: changed });
    return rejection(kind.load(file));
  };
  test.each<[string, typeof MLPClassifier | typeof MLPRegressor, (details: Details, extras: Details) => void]>([
    ["no labels", MLPClassifier, (details) => delete details.labels],
    ["equal labels", MLPClassifier, (details) => (details.labels = ["a", "a"])],
    ["labels of another kind", MLPClassifier, (details) => (details.labels = ["a", {}])],
    ["too many labels", MLPClassifier, (details) => (details.labels = ["a", "b", "c"])],
    ["options that are none", MLPClassifier, (details) => (details.options = { hiddenLayerSizes: "many" })],
    [
      "a scaler of other columns",
      MLPClassifier,
      (_, extras) => (extras.scaler = { type: "standard", mean: [0], deviation: [1] }),
    ],
    [
      "a negative deviation",
      MLPClassifier,
      (_, extras) => (extras.scaler = { type: "standard", mean: [0, 0], deviation: [1, -1] }),
    ],
    ["no target scaler", MLPRegressor, (details) => delete details.targetScaler],
    [
      "a target scaler of other columns",
      MLPRegressor,
      (details) => (details.targetScaler = { type: "standard", mean: [0, 0], deviation: [1, 1] }),
    ],
    ["another estimator", MLPRegressor, (details) => (details.estimator = "MLPClassifier")],
  ])("%s", async (_, kind, change) => {
    const error = await tampered(kind, change);
    expect(error).toBeInstanceOf(FileFormatError);
    expect((error as Error).message).toMatch(/^MLP\w+\.load: /);
  });

  test("and one that was not changed loads", async () => {
    expect(await tampered(MLPClassifier, () => undefined)).toBeUndefined();
    expect(await tampered(MLPRegressor, () => undefined)).toBeUndefined();
  });
});

test("lists that a fitted estimator gives are copies", async () => {
  const model = await new MLPClassifier(ONE_EPOCH).fit(X, NAMES);
  const before = model.predict(X);
  (model.classes as string[]).reverse();
  model.history.loss.push(1);
  (model.lossCurve as number[]).push(1);
  expect(model.predict(X)).toStrictEqual(before);
  expect([model.classes, model.history.loss.length, model.lossCurve.length]).toStrictEqual([["a", "b"], 1, 1]);
});
