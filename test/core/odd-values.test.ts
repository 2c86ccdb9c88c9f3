/**
 * Values of which nothing can be asked: revoked proxies throw at any question, lists may say that they have billions of
 * elements and have none. Each is refused by the name of who got it, at once.
 */
import { describe as group, expect, test } from "vitest";
import {
  describe,
  kFolds,
  oneHot,
  readCsv,
  RowEncoder,
  split,
  StandardScaler,
  streamCsv,
} from "../../src/datasets/index";
import { MLPClassifier } from "../../src/estimators/index";
import {
  dyingRelu,
  edgeOfStability,
  estimateSeconds,
  hyperparameterSearch,
  performanceMap,
  planNormStudy,
} from "../../src/experiments/index";
import { saveNetwork } from "../../src/files/index";
import { checkGradients, findLearningRate, Linear, Network, ReLU, Trainer } from "../../src/index";
import { accuracy, confusionMatrix } from "../../src/metrics/index";
import { Model } from "../../src/model/index";
import { drawConfusionMatrix, drawEffects, drawLearningCurves } from "../../src/visualizer/index";
import { trainInWorker } from "../../src/workers/index";
import { hasMethod, isArray, isInstance, isObject } from "../../src/core/kind";

function revoked(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function endless(): unknown[] {
  const list: unknown[] = [];
  list.length = 2 ** 32 - 1;
  return list;
}

const ODD: [name: string, make: () => never][] = [
  ["a revoked proxy of an object", () => revoked({}) as never],
  ["a revoked proxy of an array", () => revoked([]) as never],
  ["a revoked proxy of a function", () => revoked(() => 1) as never],
  ["a list that says it has 2^32 - 1 elements", () => endless() as never],
];

const inputs = [[0, 0], [0, 1], [1, 0], [1, 1]]; // prettier-ignore
const data = { inputs, targets: [0, 1, 1, 0] };

/** Each takes the odd value in one place. */
const CALLS: [name: string, call: (odd: never) => unknown][] = [
  ["Network", (odd) => new Network(odd)],
  ["Network", (odd) => new Network([new Linear(2, 2), odd])],
  ["Network", (odd) => new Network([new Linear(2, 2)], odd)],
  ["Network.mlp", (odd) => Network.mlp(odd)],
  ["Network.fromConfig", (odd) => Network.fromConfig(odd)],
  ["Network.fromConfig", (odd) => Network.fromConfig({ layers: odd, seed: 0, precision: "strict" })],
  ["Network.predict", (odd) => new Network([new Linear(2, 2)]).predict(odd)],
  ["Network.predict", (odd) => new Network([new Linear(2, 2)]).predict([odd])],
  ["Network.predict", (odd) => new Network([new Linear(2, 2)]).predict(inputs, odd)],
  ["Network.loadStateDict", (odd) => new Network([new Linear(2, 2)]).loadStateDict(odd)],
  ["Network.loadStateDict", (odd) => new Network([new Linear(2, 2)]).loadStateDict({ "0.weight": odd })],
  [
    "Network.freeze",
    (odd) => {
      new Network([new Linear(2, 2)]).freeze(odd);
    },
  ],
  ["Trainer", (odd) => new Trainer(odd, { loss: "crossEntropy" })],
  ["Trainer", (odd) => new Trainer(new Network([new Linear(2, 2)]), odd)],
  ["Trainer", (odd) => trainer({ optimizer: odd })],
  ["Trainer", (odd) => trainer({ schedule: odd })],
  ["Trainer", (odd) => trainer({ classWeights: odd })],
  ["Trainer", (odd) => trainer({ loss: odd })],
  ["Trainer.fit", (odd) => trainer().fit(odd)],
  ["Trainer.fit", (odd) => trainer().fit({ inputs: odd, targets: data.targets })],
  ["Trainer.fit", (odd) => trainer().fit({ inputs, targets: odd })],
  ["Trainer.fit", (odd) => trainer().fit({ ...data, sampleWeights: odd })],
  ["Trainer.fit", (odd) => trainer().fit(data, odd)],
  ["Trainer.fit", (odd) => trainer().fit(data, { callbacks: odd })],
  ["Trainer.fit", (odd) => trainer().fit(data, { metrics: odd })],
  ["Trainer.fit", (odd) => trainer().fit(data, { earlyStopping: odd })],
  ["Trainer.fit", (odd) => trainer().fit(data, { validation: odd })],
  ["Trainer.fit", (odd) => trainer().fit(data, { onEpoch: odd })],
  ["Trainer.fit", (odd) => trainer().fit(data, { signal: odd })],
  ["Trainer.fit", (odd) => trainer().fit({ [Symbol.asyncIterator]: odd })],
  ["Trainer", (odd) => trainer({ loss: { name: "odd", evaluate: () => odd } }).step(inputs, data.targets)],
  ["findLearningRate", (odd) => findLearningRate(odd, data)],
  ["findLearningRate", (odd) => findLearningRate(trainer(), data, { signal: odd })],
  [
    "checkGradients",
    (odd) => checkGradients(new Network([new Linear(2, 2), new ReLU()]), odd, { loss: "crossEntropy" }),
  ],
  ["trainInWorker", (odd) => trainInWorker(odd, data, { loss: "crossEntropy" })],
  ["trainInWorker", (odd) => trainInWorker(new Network([new Linear(2, 2)]), odd, { loss: "crossEntropy" })],
  ["split", (odd) => split(odd)],
  ["split", (odd) => split({ inputs, targets: odd })],
  ["kFolds", (odd) => kFolds({ inputs: odd, targets: data.targets })],
  ["oneHot", (odd) => oneHot(odd, 3)],
  ["describe", (odd) => describe({ ...data, classes: odd })],
  ["describe", (odd) => describe({ ...data, columns: odd })],
  ["StandardScaler.fit", (odd) => new StandardScaler().fit(odd)],
  ["readCsv", (odd) => readCsv(new TextEncoder().encode("a,b\n1,2\n"), { target: "b", features: odd })],
  ["readCsv", (odd) => readCsv(odd, { target: "b" })],
  ["streamCsv", (odd) => streamCsv(new TextEncoder().encode("a,b\n1,2\n"), { target: "b", scaler: odd })],
  ["RowEncoder", (odd) => new RowEncoder(odd)],
  ["MLPClassifier", (odd) => new MLPClassifier({ hiddenLayerSizes: odd })],
  ["MLPClassifier.fit", (odd) => new MLPClassifier().fit(odd, data.targets)],
  ["MLPClassifier.fit", (odd) => new MLPClassifier().fit(inputs, odd)],
  ["MLPClassifier.partialFit", (odd) => new MLPClassifier().partialFit(inputs, data.targets, { classes: odd })],
  ["Model.train", (odd) => Model.train(odd, { target: "a" })],
  ["performanceMap", (odd) => performanceMap({ architecture: odd, learningRates: [1], epochs: [1], dataset: data })],
  ["performanceMap", (odd) => performanceMap({ architecture: [2, 1], learningRates: odd, epochs: [1], dataset: data })],
  ["dyingRelu", (odd) => dyingRelu({ widths: odd })],
  ["dyingRelu", (odd) => dyingRelu({ dataset: odd })],
  ["dyingRelu", (odd) => dyingRelu({ dataset: { inputs: odd, targets: [1] } })],
  ["edgeOfStability", (odd) => edgeOfStability({ dataset: { inputs: [[1], [2]], targets: odd } })],
  ["hyperparameterSearch", (odd) => hyperparameterSearch({ layers: odd, dataset: data })],
  ["estimateSeconds", (odd) => estimateSeconds(odd)],
  ["saveNetwork", (odd) => saveNetwork(odd)],
  ["saveNetwork", (odd) => saveNetwork(new Network([new Linear(2, 2)]), undefined, { classes: odd })],
  ["saveNetwork", (odd) => saveNetwork(new Network([new Linear(2, 2)]), undefined, { details: { odd } })],
  ["accuracy", (odd) => accuracy(odd, [1])],
  ["confusionMatrix", (odd) => confusionMatrix([1], odd)],
  ["drawConfusionMatrix", (odd) => drawConfusionMatrix({ targets: odd, predicted: [1] })],
  ["drawConfusionMatrix", (odd) => drawConfusionMatrix({ targets: [1], predicted: [1], classes: odd })],
  ["drawLearningCurves", (odd) => drawLearningCurves({ loss: odd })],
  ["drawEffects", (odd) => drawEffects(odd)],
];

function trainer(options: object = {}): Trainer {
  return new Trainer(new Network([new Linear(2, 2)]), { loss: "crossEntropy", ...options });
}

group.each(ODD)("%s", (_, make) => {
  test.each(CALLS)("%s", async (name, call) => {
    let error: unknown;
    try {
      const result: unknown = call(make());
      await (name === "trainInWorker" ? (result as { history: Promise<unknown> }).history : result);
    } catch (caught) {
      error = caught;
    }
    expect(error, String(error)).toSatisfy((it) => it instanceof TypeError || it instanceof RangeError);
    const { message } = error as Error;
    expect(message).toMatch(new RegExp(`^${name.replace(".", "\\.")}\\b.*: .*; .*\\.$`));
    expect(message.length).toBeLessThan(500);
  });
});

test("a revoked proxy is of no kind", () => {
  const kinds = [isArray(revoked([])), isObject(revoked({})), isInstance(revoked(new Date(0)), Date)];
  expect(kinds).toStrictEqual([false, false, false]);
  const methods = [hasMethod(revoked({ then: () => 1 }), "then"), hasMethod({ then: revoked(() => 1) }, "then")];
  expect(methods).toStrictEqual([false, false]);
  expect([hasMethod({ then: () => 1 }, "then"), hasMethod(null, "then"), hasMethod("", "at")]).toStrictEqual([
    true,
    false,
    true,
  ]);
  expect([isArray([]), isObject([]), isInstance(new Date(0), Date)]).toStrictEqual([true, true, true]);
});

test("a plan that is changed says so: it is frozen at every depth", () => {
  const plan = planNormStudy({ architecture: [2, 1], dataset: data, networks: 1, epochs: 1 });
  expect(() => ((plan as { pieces: number }).pieces = 2)).toThrow(TypeError);
  expect(() => (plan.settings as unknown as { architecture: number[] }).architecture.push(3)).toThrow(TypeError);
});
