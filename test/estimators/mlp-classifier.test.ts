import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { digits, iris } from "../../src/datasets/index";
import { MLPClassifier } from "../../src/estimators/index";
import { rowsOf, type Matrix } from "../../src/core/matrix";
import { StateError } from "../../src/index";
import { expectRejection, expectThrow } from "../core/throwing";

/** Four clusters of two classes on the corners of a square; not linearly separable. */
const CORNERS = [
  [0, 0],
  [1, 1],
  [0, 1],
  [1, 0],
];
const X = Array.from({ length: 40 }, (_, i) => {
  const [x, y] = CORNERS[i % 4];
  return [x + 0.01 * (i % 7), y - 0.01 * (i % 5)];
});
const y = X.map((_, i) => (i % 4 < 2 ? "same" : "different"));
const OPTIONS = { hiddenLayerSizes: [8], learningRateInit: 0.05, batchSize: 10, randomState: 3 } as const;

const bits = ({ data }: Matrix) => Array.from(new Uint32Array(data.slice().buffer));

describe("fit", () => {
  test("learns, returns itself and leaves its arguments as they were", async () => {
    const inputs = structuredClone(X);
    const labels = [...y];
    const classifier = new MLPClassifier<string>(OPTIONS);
    expect(classifier.isFitted).toBe(false);
    expect(await classifier.fit(inputs, labels)).toBe(classifier);
    expect(inputs).toEqual(X);
    expect(labels).toEqual(y);
    expect(classifier.isFitted).toBe(true);
    expect(classifier.classes).toEqual(["different", "same"]);
    expect(classifier.score(X, y)).toBe(1);
    expect(classifier.predict(X)).toEqual(y);
    expect(classifier.featureCount).toBe(2);
    expect(classifier.lossCurve).toHaveLength(classifier.iterations);
    expect(classifier.history.bestEpoch).toBeGreaterThan(0);
  });

  test("the same random state gives the same bits, another one others; a second fit starts anew", async () => {
    const once = await new MLPClassifier(OPTIONS).fit(X, y);
    const again = await new MLPClassifier(OPTIONS).fit(X, y);
    const other = await new MLPClassifier({ ...OPTIONS, randomState: 4 }).fit(X, y);
    const first = bits(once.predictProbabilities(X));
    expect(bits(again.predictProbabilities(X))).toEqual(first);
    expect(bits(other.predictProbabilities(X))).not.toEqual(first);
    await once.fit(X, y);
    expect(bits(once.predictProbabilities(X))).toEqual(first);
  });

  test.each([
    ["texts", ["b", "a", "c"], ["a", "b", "c"]],
    ["numbers", [10, -1, 2.5], [-1, 2.5, 10]],
    ["booleans", [true, false, true], [false, true]],
    ["a mix", ["a", 1, true], [1, true, "a"]],
  ])("classes named by %s come in order", async (_, labels, classes) => {
    const classifier = new MLPClassifier({ maxIter: 1 });
    await classifier.fit([[1], [2], [3]], labels);
    expect(classifier.classes).toEqual(classes);
    expect(classifier.predictProbabilities([[1]]).columns).toBe(classes.length);
    for (const name of classifier.predict([[1], [2], [3]])) expect(classes).toContain(name);
  });
});

describe("small data", () => {
  test("one sample, one feature, one class", async () => {
    const classifier = await new MLPClassifier().fit([[3]], ["only"]);
    expect(classifier.predict([[3], [-100]])).toEqual(["only", "only"]);
    expect(classifier.predictProbabilities([[3]])).toEqual({ data: Float32Array.of(1), rows: 1, columns: 1 });
    expect(classifier.score([[3]], ["only"])).toBe(1);
  });

  test("a constant feature beside one that tells", async () => {
    const classifier = new MLPClassifier({ ...OPTIONS, maxIter: 100 });
    await classifier.fit(
      [0, 1, 2, 3, 4, 5].map((x) => [7, x]),
      [0, 0, 0, 1, 1, 1],
    );
    expect(
      classifier.predict([
        [7, 0],
        [7, 5],
      ]),
    ).toEqual([0, 1]);
  });
});

describe("predict", () => {
  test("gives a row the same values in any subset and order", async () => {
    const classifier = await new MLPClassifier(OPTIONS).fit(X, y);
    const all = classifier.predictProbabilities(X);
    const order = Int32Array.of(7, 31, 0, 12, 12, 39);
    const some = classifier.predictProbabilities(Array.from(order, (row) => X[row]));
    expect(bits(some)).toEqual(bits(rowsOf(all, order)));
    for (const row of [0, 5, 39]) {
      expect(bits(classifier.predictProbabilities([X[row]]))).toEqual(bits(rowsOf(all, Int32Array.of(row))));
    }
  });

  test("probabilities of a row sum to 1", async () => {
    const classifier = await new MLPClassifier(OPTIONS).fit(X, y);
    const { data, rows } = classifier.predictProbabilities(X);
    for (let row = 0; row < rows; row++) expect(data[2 * row] + data[2 * row + 1]).toBeCloseTo(1, 6);
  });
});

describe("sample weights", () => {
  const kept = X.map((_, i) => i % 3 !== 0);

  test("0 is a removed row", async () => {
    const weighted = new MLPClassifier(OPTIONS);
    await weighted.fit(X, y, { sampleWeights: kept.map((keep) => (keep ? 2 : 0)) });
    const removed = new MLPClassifier(OPTIONS);
    const rows = X.filter((_, i) => kept[i]);
    await removed.fit(
      rows,
      y.filter((_, i) => kept[i]),
      { sampleWeights: rows.map(() => 2) },
    );
    expect(bits(weighted.predictProbabilities(X))).toEqual(bits(removed.predictProbabilities(X)));
  });

  test("1 is none", async () => {
    const weighted = await new MLPClassifier(OPTIONS).fit(X, y, { sampleWeights: X.map(() => 1) });
    const plain = await new MLPClassifier(OPTIONS).fit(X, y);
    expect(bits(weighted.predictProbabilities(X))).toEqual(bits(plain.predictProbabilities(X)));
  });

  test("a heavy sample wins over its contradiction, and a score counts weights", async () => {
    const classifier = new MLPClassifier({ hiddenLayerSizes: [4], maxIter: 60, learningRateInit: 0.05 });
    await classifier.fit([[0], [0]], ["light", "heavy"], { sampleWeights: [1, 9] });
    expect(classifier.predict([[0]])).toEqual(["heavy"]);
    expect(classifier.predictProbabilities([[0]]).data[0]).toBeCloseTo(0.9, 1);
    expect(classifier.score([[0], [0]], ["light", "heavy"], [1, 9])).toBe(0.9);
  });
});

describe("stopping", () => {
  test("ends when the training loss no longer falls, before maxIter", async () => {
    const classifier = await new MLPClassifier({ ...OPTIONS, tol: 0.01, maxIter: 2000 }).fit(X, y);
    expect(classifier.iterations).toBeLessThan(2000);
    expect(classifier.iterations).toBeGreaterThan(10);
  });

  test("earlyStopping sets samples aside and watches their accuracy", async () => {
    const classifier = new MLPClassifier({ ...OPTIONS, earlyStopping: true, validationFraction: 0.25 });
    await classifier.fit(X, y);
    expect(classifier.history.validationAccuracy).toHaveLength(classifier.iterations);
    expect(Math.max(...classifier.history.validationAccuracy)).toBe(
      classifier.history.validationAccuracy[classifier.history.bestEpoch! - 1],
    );
  });

  test("an aborted fit leaves the estimator as it was", async () => {
    const classifier = await new MLPClassifier(OPTIONS).fit(X, y);
    const before = bits(classifier.predictProbabilities(X));
    const controller = new AbortController();
    const fit = classifier.fit(X, y, {
      signal: controller.signal,
      onEpoch: () => {
        controller.abort(new Error("enough"));
      },
    });
    await expect(fit).rejects.toThrow("enough");
    expect(bits(classifier.predictProbabilities(X))).toEqual(before);
  });

  test.each(["adam", "sgd"] as const)("%s learns with each activation", async (solver) => {
    for (const activation of ["relu", "tanh", "logistic"] as const) {
      const options = { ...OPTIONS, solver, activation, maxIter: 400, tol: 0, learningRateInit: 0.1 };
      const classifier = await new MLPClassifier(options).fit(X, y);
      expect(classifier.score(X, y), activation).toBe(1);
    }
  });

  test("an identity network draws straight lines only", async () => {
    const classifier = await new MLPClassifier({ ...OPTIONS, activation: "identity" }).fit(X, y);
    expect(classifier.score(X, y)).toBeLessThan(0.8);
  });

  test("an adaptive learning rate is divided by five when the loss stops falling", async () => {
    const options = { solver: "sgd", learningRate: "adaptive", learningRateInit: 0.1 } as const;
    const contradiction = [[0], [0]];
    const { history } = await new MLPClassifier(options).fit(contradiction, ["yes", "no"]);
    const rates = [...new Set(history.learningRate)];
    expect(rates.length).toBeGreaterThan(1);
    rates.slice(1).forEach((rate, i) => {
      expect(rate / rates[i]).toBeCloseTo(0.2, 10);
    });
  });
});

describe("beside scikit-learn's MLPClassifier, default options, the same five folds", () => {
  const golden = JSON.parse(readFileSync("test/golden/estimators.json", "utf8")) as Record<
    "digits" | "iris",
    { folds: number[]; accuracies: number[] }
  >;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  test.each([
    ["digits", digits],
    ["iris", iris],
  ] as const)("%s: within 0.01 of its mean accuracy, or better", async (name, load) => {
    const { inputs, targets } = await load();
    const { folds, accuracies } = golden[name];
    const scores: number[] = [];
    for (let fold = 0; fold < 5; fold++) {
      const rows = (isTest: boolean) => Int32Array.from(folds.keys()).filter((i) => (folds[i] === fold) === isTest);
      const labels = (indices: Int32Array) => Array.from(indices, (i) => targets[i]);
      const classifier = new MLPClassifier<number>();
      await classifier.fit(rowsOf(inputs, rows(false)), labels(rows(false)));
      scores.push(classifier.score(rowsOf(inputs, rows(true)), labels(rows(true))));
      classifier.dispose();
    }
    expect(mean(scores)).toBeGreaterThanOrEqual(mean(accuracies) - 0.01);
  });
});

describe("bad input", () => {
  const who = "MLPClassifier.fit";

  test.each([
    ["another number of labels", X, y.slice(1), `${who}: X has 40 rows, y has 39; pass one target for each row.`],
    [
      "NaN in X",
      [[1], [NaN]],
      [0, 1],
      `${who}: X at row 1, column 0 are NaN; replace or remove values that are not finite f32 numbers.`,
    ],
    ["NaN in y", [[1], [2]], [0, NaN], `${who}: y[1] is NaN; remove samples without a class.`],
    ["no rows", [], [], `${who}: X have no rows; pass at least one sample.`],
  ])("%s", async (_, inputs, labels, message) => {
    await expectRejection(new MLPClassifier().fit(inputs, labels), RangeError, message);
  });

  test("labels of another kind", async () => {
    const fit = new MLPClassifier().fit([[1]], [null] as unknown as string[]);
    await expectRejection(fit, TypeError, `${who}: y[0] is null; pass texts, numbers or booleans.`);
  });

  test.each([
    [[1], `${who}: there are 1 sampleWeights; pass 2.`],
    [[1, -2], `${who}: sampleWeights[1] is -2; pass a finite number of 0 or more.`],
    [[0, 0], `${who}: all weights are 0; give at least one sample a weight above 0.`],
  ])("weights %j", async (sampleWeights, message) => {
    await expectRejection(new MLPClassifier().fit([[1], [2]], [0, 1], { sampleWeights }), RangeError, message);
  });

  test("too few samples to set some aside", async () => {
    await expectRejection(
      new MLPClassifier({ earlyStopping: true }).fit([[1], [2]], [0, 1]),
      RangeError,
      `${who}: validationFraction 0.1 of 2 samples leaves a part empty; pass more samples, another validationFraction, or earlyStopping: false.`,
    );
  });

  test("before fit", () => {
    const classifier = new MLPClassifier();
    for (const [member, use] of [
      ["predict", () => classifier.predict(X)],
      ["predictProbabilities", () => classifier.predictProbabilities(X)],
      ["classes", () => classifier.classes],
      ["network", () => classifier.network],
    ] as const) {
      expectThrow(use, StateError, `MLPClassifier.${member}: the estimator is not fitted; await fit(X, y) first.`);
    }
  });

  test("other columns", async () => {
    const classifier = await new MLPClassifier({ maxIter: 1 }).fit(X, y);
    expectThrow(
      () => classifier.predict([[1, 2, 3]]),
      RangeError,
      "MLPClassifier.predict: X has 3 columns, the estimator was fitted on 2; pass the same columns.",
    );
  });

  test.each([
    [
      { solver: "newton" },
      'MLPClassifier: solver is "newton"; choose one of "adam", "adamw", "momentum", "rmsprop", "adagrad", "sgd", "nadam", "adadelta", "lion", "lbfgs".',
    ],
    [{ hiddenLayerSizes: [0] }, "MLPClassifier: hiddenLayerSizes[0] is 0; pass an integer of 1 or more."],
    [{ alpha: -1 }, "MLPClassifier: alpha is -1; pass a finite number of 0 or more."],
    [{ validationFraction: 1 }, "MLPClassifier: validationFraction is 1; pass a number above 0 and below 1."],
    [{ randomState: -1 }, "MLPClassifier: randomState is -1; pass an integer from 0 to 9007199254740991."],
  ])("option %j", (options, message) => {
    expectThrow(() => new MLPClassifier(options as never), RangeError, message);
  });

  test("sizes that are no array", () => {
    expectThrow(
      () => new MLPClassifier({ hiddenLayerSizes: 5 } as never),
      TypeError,
      "MLPClassifier: hiddenLayerSizes is 5; pass an array such as [100].",
    );
  });

  test("a misspelt option", () => {
    expect(() => new MLPClassifier({ hidden: [3] } as never)).toThrow(
      /^MLPClassifier: option "hidden" is unknown; did you mean "hiddenLayerSizes"\? Choose from "hiddenLayerSizes"/,
    );
  });
});
