/** Weights of classes and activations by name, in estimators. */
import { describe, expect, test } from "vitest";
import { MLPClassifier, MLPRegressor, type EstimatorActivation } from "../../src/estimators/index";
import { ACTIVATION_NAMES, type ActivationName } from "../../src/index";
import { expectRejection, expectThrow } from "../core/throwing";
import { readGolden } from "../golden/golden";

const OPTIONS = { hiddenLayerSizes: [4], maxIter: 3, batchSize: 7, randomState: 1 };

interface WeightCase {
  readonly labels: string[];
  readonly classes: string[];
  readonly balanced: number[];
  readonly given: Record<string, number>;
  readonly weights: number[];
}

const golden = readGolden("estimator-parts") as { classWeights: WeightCase[] };

describe.each(golden.classWeights)("class weights of scikit-learn", ({ labels, classes, balanced, given, weights }) => {
  const X = labels.map((_, i) => [i % 5, i % 3]);

  test.each([
    ["balanced", "balanced", balanced],
    ["by name", given, weights],
  ] as const)("%s, to the bit as sampleWeights", async (_, classWeight, expected) => {
    const byClass = await new MLPClassifier({ ...OPTIONS, classWeight }).fit(X, labels);
    const plain = await new MLPClassifier(OPTIONS).fit(X, labels);
    const sampleWeights = labels.map((name) => expected[classes.indexOf(name)]);
    const bySample = await new MLPClassifier(OPTIONS).fit(X, labels, { sampleWeights });
    expect(byClass.predictProbabilities(X)).toStrictEqual(bySample.predictProbabilities(X));
    expect(byClass.predictProbabilities(X)).not.toStrictEqual(plain.predictProbabilities(X));
  });
});

describe("classWeight", () => {
  const X = [[0], [1], [2], [3]];

  test("times sampleWeights; numbers and booleans by their text; kept by a file", async () => {
    const classWeight = { true: 4 };
    const y = [true, false, true, false];
    const saved = await new MLPClassifier({ ...OPTIONS, classWeight }).fit(X, y, { sampleWeights: [1, 2, 3, 4] });
    const plain = await new MLPClassifier(OPTIONS).fit(X, y, { sampleWeights: [4, 2, 12, 4] });
    expect(saved.predictProbabilities(X)).toStrictEqual(plain.predictProbabilities(X));
    const loaded = await MLPClassifier.load(await saved.save());
    expect(loaded.options).toStrictEqual(saved.options);
    expect(loaded.options.classWeight).toStrictEqual({ true: 4 });
    classWeight.true = 9;
    expect(saved.options.classWeight).toStrictEqual({ true: 4 });
  });

  test("of equal classes, balanced is none, to the bit; one class alone is fitted", async () => {
    const balanced = new MLPClassifier({ ...OPTIONS, classWeight: "balanced" });
    const plain = await new MLPClassifier(OPTIONS).fit(X, [0, 1, 1, 0]);
    await balanced.fit(X, [0, 1, 1, 0]);
    expect(balanced.predictProbabilities(X)).toStrictEqual(plain.predictProbabilities(X));
    expect((await balanced.fit(X, ["a", "a", "a", "a"])).predict(X)).toStrictEqual(["a", "a", "a", "a"]);
  });

  test.each([
    [5, TypeError, 'classWeight is 5; pass "balanced" or a weight for each class, as { yes: 2, no: 1 }.'],
    [["a"], TypeError, 'classWeight is ["a"]; pass "balanced" or a weight for each class, as { yes: 2, no: 1 }.'],
    [{ a: -1 }, RangeError, 'classWeight of "a" is -1; pass a finite number of 0 or more.'],
    [{ a: 1e300 }, RangeError, 'classWeight of "a" is 1e+300, in single precision Infinity; pass a smaller one.'],
    [{ a: 1e-50 }, RangeError, 'classWeight of "a" is 1e-50, in single precision 0; pass a larger one.'],
  ])("%j is refused", (classWeight, type, message) => {
    expectThrow(() => new MLPClassifier({ classWeight } as never), type, `MLPClassifier: ${message}`);
  });

  test("a name that is no class, no weight at all, and a regressor", async () => {
    const fit = (classWeight: Record<string, number>) => new MLPClassifier({ classWeight }).fit(X, [1, 1, 2, 2]);
    const who = "MLPClassifier.fit: classWeight";
    await expectRejection(
      fit({ 3: 1 }),
      RangeError,
      `${who} names the class "3", which does not occur; choose from "1", "2".`,
    );
    await expectRejection(
      fit({ 1: 0, 2: 0 }),
      RangeError,
      `${who} is 0 for all samples; give at least one class a weight above 0.`,
    );
    expect(() => new MLPRegressor({ classWeight: "balanced" } as never)).toThrow(
      /^MLPRegressor: option "classWeight" is unknown/,
    );
  });
});

describe("activation", () => {
  const X = Array.from({ length: 24 }, (_, i) => [i / 12 - 1]);
  const y = X.map(([x]) => (x > 0 ? "right" : "left"));
  const fit = (activation: EstimatorActivation) =>
    new MLPClassifier({ hiddenLayerSizes: [8], activation, maxIter: 300, learningRateInit: 0.05 }).fit(X, y);

  test.each(ACTIVATION_NAMES)("%s learns and is kept by a file", async (activation) => {
    const classifier = await fit(activation);
    expect(classifier.score(X, y)).toBe(1);
    const loaded = await MLPClassifier.load(await classifier.save());
    expect(loaded.predictProbabilities(X)).toStrictEqual(classifier.predictProbabilities(X));
  });

  test.each<[EstimatorActivation, ActivationName]>([
    ["logistic", "sigmoid"],
    ["identity", "none"],
  ])("%s is %s", async (theirs, ours) => {
    expect((await fit(theirs)).predictProbabilities(X)).toStrictEqual((await fit(ours)).predictProbabilities(X));
  });
});
