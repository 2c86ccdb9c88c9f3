/** Losses that only a trainer takes, at every door that takes losses of tasks: told apart from names that are unknown. */
import { describe, expect, test } from "vitest";
import { MLPClassifier, MLPRegressor } from "../../src/estimators/index";
import { hyperparameterSearch, normStudy } from "../../src/experiments/index";
import { Adam, ReLU } from "../../src/index";
import { Model } from "../../src/model/index";

const CLASSES = '"crossEntropy", "focal", "hinge"';
const VALUES = '"meanSquaredError", "meanAbsoluteError", "huber", "quantile", "poisson", "gaussian"';
const NAMES = `choose one of ${CLASSES}, ${VALUES}`;
/** What a door that knows what targets are offers. */
const OFFERED: Readonly<Record<string, string>> = {
  MLPRegressor: `choose one of ${VALUES}`,
  MLPClassifier: `choose one of ${CLASSES}, "binaryCrossEntropyFromLogits"`,
};
const OWN = `${NAMES}; for losses of your own use a Trainer, which takes { name, evaluate }.`;
const SIGMOID = `${NAMES}; of several labels MLPClassifier takes "binaryCrossEntropyFromLogits", and a Trainer of a network that ends in Sigmoid this one.`;

class Mine {
  readonly name = "mine";
  evaluate = () => ({ loss: 0, gradient: new Float32Array(1) });
}
const plain = { name: "mine", evaluate: () => ({ loss: 0, gradient: new Float32Array(1) }) };

const LOSSES: readonly [what: string, loss: unknown, said: string][] = [
  ["a custom loss", plain, `loss is a loss of your own; ${OWN}`],
  ["one of a class", new Mine(), `loss is a loss of your own; ${OWN}`],
  ["one with a type", { ...plain, type: "huber" }, `loss is a loss of your own; ${OWN}`],
  ["its function", plain.evaluate, `loss is the function evaluate; ${OWN}`],
  ["its class", Mine, `loss is the class Mine; ${OWN}`],
  ["a class of the library", ReLU, `loss is the class ReLU; ${OWN}`],
  ["binaryCrossEntropy", "binaryCrossEntropy", `loss is "binaryCrossEntropy"; ${SIGMOID}`],
  ["it as an object", { type: "binaryCrossEntropy" }, `loss is "binaryCrossEntropy"; ${SIGMOID}`],
  ["a name that is none", "mse", `loss is "mse"; ${NAMES}.`],
  ["a list", ["huber"], `loss is ["huber"]; ${NAMES}.`],
  ["an object without a type", { delta: 1 }, `loss.type is undefined; ${NAMES}.`],
];

const rows = [0, 1, 2, 3, 4, 5, 6, 7].map((a) => ({ a, b: a % 3, value: a, class: a % 2 ? "x" : "z" }));
const dataset = { inputs: rows.map(({ a, b }) => [a, b]), targets: rows.map(({ a }) => a % 2) };
type Door = (loss: never) => unknown;
const DOORS: readonly [who: string, door: Door][] = [
  ["MLPRegressor", (loss) => new MLPRegressor({ loss })],
  ["MLPClassifier", (loss) => new MLPClassifier({ loss })],
  ["Model.train", (loss) => Model.train(rows, { target: "value", loss })],
  ["Model.train", (loss) => Model.train(rows, { target: "class", loss })],
  ["hyperparameterSearch", (loss) => hyperparameterSearch({ dataset, workers: 0, loss })],
];

/** What is thrown at once or later. */
const said = async (door: Door, value: unknown) =>
  new Promise<unknown>((resolve) => {
    resolve(door(value as never));
  }).then(
    () => "nothing",
    (error: unknown) => (error as Error).message,
  );

describe.each(DOORS)("%s", (who, door) => {
  test.each(LOSSES)("%s", async (_what, loss, message) => {
    expect(await said(door, loss)).toBe(`${who}: ${message.replace(NAMES, OFFERED[who] ?? NAMES)}`);
  });
});

test("optimizers: a list, an object without a type, an optimizer", async () => {
  const model: Door = (optimizer) => Model.train(rows, { target: "value", optimizer });
  const study: Door = (optimizer) =>
    normStudy({ architecture: [2, 2, 1], dataset, networks: 1, learningRate: 1, epochs: 1, workers: 0, optimizer });
  expect(await said(model, ["adam"])).toMatch(/^Model\.train: optimizer is \["adam"\]; choose one of "adam"/);
  expect(await said(model, { beta1: 0.5 })).toMatch(/^Model\.train: optimizer\.type is undefined; choose one of/);
  expect(await said(model, new Adam())).toMatch(/^Model\.train: optimizer is an object; pass its name/);
  expect(await said(study, { beta1: 0.5 })).toMatch(/^normStudy: optimizer\.type is undefined; choose one of "sgd"/);
  expect(await said(study, ["adam"])).toMatch(/^normStudy: optimizer is \["adam"\]; choose one of "sgd"/);
});
