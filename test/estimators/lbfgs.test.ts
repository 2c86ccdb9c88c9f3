/** Estimators trained by L-BFGS, beside scikit-learn's. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { digits, iris, StandardScaler } from "../../src/datasets/index";
import { MLPClassifier, MLPRegressor, type ClassifierOptions } from "../../src/estimators/index";
import { loadNetwork, saveNetwork } from "../../src/files/index";
import { FileFormatError } from "../../src/index";
import { expectRejection, expectThrow } from "../core/throwing";
import { goldenPath } from "../golden/golden";

interface Case {
  readonly name: "iris" | "digits" | "labels" | "values";
  readonly sizes: readonly number[];
  readonly alpha: number;
  /** The objective of scikit-learn 1.2 at its minimum. */
  readonly loss: number;
  /** Probabilities or scaled values of the first five rows. */
  readonly answers: readonly (readonly number[])[];
}

const cases = JSON.parse(readFileSync(goldenPath("lbfgs-estimators.json"), "utf8")) as Case[];
const { inputs, targets } = await iris();
const classes = Array.from(targets);
const X = rows(inputs);
const labels = classes.map((label) => [Number(label >= 1), Number(label >= 2)]);
const measures = X.map((row) => row.slice(0, 2));
const values = X.map((row) => row.slice(3));
const first = await digits();
const OPTIONS = { solver: "lbfgs", activation: "tanh", tol: 1e-5, maxIter: 2000 } as const;

function rows({ data, columns }: { data: Float32Array; columns: number }, count = data.length / columns): number[][] {
  return Array.from({ length: count }, (_, r) => Array.from(data.subarray(r * columns, (r + 1) * columns)));
}

/** What scikit-learn's objective is of ours: it halves squared errors and adds those of labels. */
const SHARES = { iris: 1, digits: 1, labels: 2, values: 0.5 };

type Estimator = MLPClassifier<number | number[]> | MLPRegressor;

async function fitted({ name, sizes, alpha }: Case, randomState: number): Promise<Estimator> {
  const options = { ...OPTIONS, hiddenLayerSizes: sizes, alpha, randomState };
  if (name === "values") return new MLPRegressor(options).fit(measures, values);
  const classifier = new MLPClassifier<number | number[]>(options);
  if (name === "digits") return classifier.fit(rows(first.inputs, 200), Array.from(first.targets.slice(0, 200)));
  return classifier.fit(X, name === "labels" ? labels : classes);
}

/** In the scale that scikit-learn's answers have. */
function answersOf(estimator: Estimator, name: Case["name"]): number[][] {
  if (estimator instanceof MLPClassifier) {
    return rows(estimator.predictProbabilities(name === "digits" ? rows(first.inputs, 5) : X.slice(0, 5)));
  }
  const scaler = new StandardScaler().fit(values);
  return rows(scaler.transform(rows(estimator.predict(measures.slice(0, 5)))));
}

describe("the minimum of scikit-learn's objective", () => {
  test.each(cases.filter(({ sizes }) => sizes.length === 0))("linear, $name: its answers too", async (one) => {
    using estimator = await fitted(one, 0);
    expect((estimator.lossCurve.at(-1)! * SHARES[one.name]) / one.loss).toBeCloseTo(1, 5);
    answersOf(estimator, one.name).forEach((row, r) => {
      row.forEach((value, c) => {
        expect(value).toBeCloseTo(one.answers[r][c], 3);
      });
    });
  });

  test.each(cases.filter(({ sizes }) => sizes.length > 0))("hidden units, $name: the lowest of starts", async (one) => {
    const losses: number[] = [];
    for (let seed = 0; seed < 5; seed++) {
      using estimator = await fitted(one, seed);
      losses.push(estimator.lossCurve.at(-1)! * SHARES[one.name]);
    }
    expect(Math.min(...losses) / one.loss).toBeCloseTo(1, 4);
  });
});

test("an iteration is an epoch; the loss never rises; same seed, same bits", async () => {
  const seen: number[] = [];
  const options = { ...OPTIONS, hiddenLayerSizes: [4], maxIter: 12 };
  const classifier = await new MLPClassifier(options).fit(X, classes, {
    onEpoch: ({ epoch }) => void seen.push(epoch),
  });
  expect(seen).toStrictEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  expect(classifier.history.epoch).toStrictEqual(seen);
  expect(classifier.iterations).toBe(12);
  classifier.lossCurve.slice(1).forEach((loss, i) => {
    expect(loss).toBeLessThanOrEqual(classifier.lossCurve[i]);
  });
  const again = await new MLPClassifier(options).fit(X, classes);
  expect(again.predictProbabilities(X)).toStrictEqual(classifier.predictProbabilities(X));
  const loaded = await MLPClassifier.load(await classifier.save());
  expect(loaded.options).toStrictEqual(classifier.options);
  expect(loaded.predictProbabilities(X)).toStrictEqual(classifier.predictProbabilities(X));
});

test("warmStart goes on to the bits of one fit; members learn from other rows each", async () => {
  const options = { ...OPTIONS, hiddenLayerSizes: [4], maxIter: 5, alpha: 0.1, warmStart: true };
  const classifier = await new MLPClassifier(options).fit(X, classes);
  const { lossCurve } = classifier;
  await classifier.fit(X, classes);
  expect(classifier.iterations).toBe(10);
  expect(classifier.lossCurve.slice(0, 5)).toStrictEqual(lossCurve);
  const whole = await new MLPClassifier({ ...options, maxIter: 10 }).fit(X, classes);
  expect(classifier.lossCurve).toStrictEqual(whole.lossCurve);
  expect(classifier.predictProbabilities(X)).toStrictEqual(whole.predictProbabilities(X));
  const several = await new MLPClassifier({ ...OPTIONS, members: 3, hiddenLayerSizes: [3] }).fit(X, classes);
  expect(several.networks).toHaveLength(3);
  expect(several.score(X, classes)).toBeGreaterThan(0.97);
});

describe("a file keeps what warmStart goes on from", () => {
  const options = { ...OPTIONS, hiddenLayerSizes: [4], maxIter: 5, alpha: 0.1, warmStart: true };

  test.each([1, 3])("%i networks: save, load, fit has the bits of fit", async (members) => {
    const classifier = await new MLPClassifier({ ...options, members }).fit(X, classes);
    const loaded = await MLPClassifier.load(await classifier.save());
    await classifier.fit(X, classes);
    await loaded.fit(X, classes);
    expect(loaded.predictProbabilities(X)).toStrictEqual(classifier.predictProbabilities(X));
    const regressor = await new MLPRegressor({ ...options, members }).fit(measures, values);
    const again = await MLPRegressor.load(await regressor.save());
    await regressor.fit(measures, values);
    await again.fit(measures, values);
    expect(again.predict(measures)).toStrictEqual(regressor.predict(measures));
  });

  test("where a fit begins anew, it is not kept", async () => {
    const fresh = await new MLPClassifier({ ...options, warmStart: false }).fit(X, classes);
    const { details } = await loadNetwork(await fresh.save());
    expect(details).not.toHaveProperty("lbfgs");
  });

  test.each([
    [{}, "its L-BFGS states are not one for each of 1 networks"],
    [[], "its L-BFGS states are not one for each of 1 networks"],
    [
      [null],
      "its details make no estimator: lbfgs[0]: state is null; pass the state that a fit of the same network gave",
    ],
    [
      [{ pairs: [{ change: [1], turn: [1] }], statistics: {} }],
      "its details make no estimator: lbfgs[0]: state.pairs[0].change has 1 numbers, this network needs 36; " +
        "pass the state that a fit of the same network gave",
    ],
  ])("a file with %j instead", async (lbfgs, got) => {
    const classifier = await new MLPClassifier(options).fit(X, classes);
    const { network, ...extras } = await loadNetwork(await classifier.save());
    const details = { ...extras.details, lbfgs };
    const { classes: names, scaler } = extras;
    const bytes = await saveNetwork(network, undefined, { classes: names!, scaler: scaler!, details });
    await expectRejection(
      MLPClassifier.load(bytes),
      FileFormatError,
      `MLPClassifier.load: ${got}; get the file again.`,
    );
  });
});

test("weights: a class that counts twice is one whose rows stand twice", async () => {
  const twice = { ...OPTIONS, hiddenLayerSizes: [], alpha: 0 } satisfies ClassifierOptions;
  const options = { ...twice, maxIter: 10 };
  const byClass = await new MLPClassifier({ ...options, classWeight: { 2: 2 } }).fit(X, classes);
  const sampleWeights = classes.map((label) => (label === 2 ? 2 : 1));
  const bySample = await new MLPClassifier(options).fit(X, classes, { sampleWeights });
  expect(byClass.predictProbabilities(X)).toStrictEqual(bySample.predictProbabilities(X));
  const plain = await new MLPClassifier(options).fit(X, classes);
  expect(plain.predictProbabilities(X)).not.toStrictEqual(bySample.predictProbabilities(X));
});

describe("what does not go with lbfgs is refused", () => {
  test.each([
    [{ batchSize: 32 }, "batchSize is 32"],
    [{ learningRate: "adaptive" }, 'learningRate is "adaptive"'],
    [{ learningRateInit: 0.1 }, "learningRateInit is 0.1"],
    [{ shuffle: false }, "shuffle is false"],
    [{ nIterNoChange: 3 }, "nIterNoChange is 3"],
    [{ earlyStopping: true }, "earlyStopping is true"],
    [{ momentum: 0.5 }, "momentum is 0.5"],
    [{ beta2: 0.9 }, "beta2 is 0.9"],
  ] as const)("%j", (options, got) => {
    const [name] = Object.keys(options);
    const rest = `, which solver "lbfgs" does not follow; leave ${name} out, or choose solver "adam" or "sgd".`;
    for (const kind of [MLPClassifier, MLPRegressor]) {
      expectThrow(() => new kind({ solver: "lbfgs", ...options }), RangeError, `${kind.name}: ${got}${rest}`);
    }
  });

  test("partialFit", async () => {
    const message =
      'partialFit: solver is "lbfgs", which needs all samples; choose solver "adam" or "sgd", or call fit, which goes on with warmStart: true.';
    const classifier = new MLPClassifier(OPTIONS);
    await expectRejection(
      classifier.partialFit(X, classes, { classes: [0, 1, 2] }),
      RangeError,
      `MLPClassifier.${message}`,
    );
    await expectRejection(new MLPRegressor(OPTIONS).partialFit(X, classes), RangeError, `MLPRegressor.${message}`);
    expect(classifier.isFitted).toBe(false);
  });

  test("an abort, at first or in between, leaves the estimator as it was", async () => {
    const classifier = await new MLPClassifier({ ...OPTIONS, hiddenLayerSizes: [3], warmStart: true }).fit(X, classes);
    const before = classifier.predictProbabilities(X);
    const controller = new AbortController();
    const onEpoch = () => {
      controller.abort(new Error("enough"));
    };
    const fit = classifier.fit(X, classes.toReversed(), { signal: controller.signal, onEpoch });
    await expect(fit).rejects.toThrow("enough");
    expect(classifier.predictProbabilities(X)).toStrictEqual(before);
  });
});
