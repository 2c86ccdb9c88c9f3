import { describe, expect, test } from "vitest";
import {
  BatchNorm1d,
  Dropout,
  Linear,
  minibatches,
  Network,
  ReLU,
  Sigmoid,
  Trainer,
  type Dataset,
  type TrainerOptions,
} from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { expectRejection, expectThrow } from "../core/throwing";
import { RandomNumbers } from "../reference/random";

const ROWS = 23;
const random = new RandomNumbers(8);
const INPUTS = random.matrix(ROWS, 3);
const LABELS = Array.from({ length: ROWS }, (_, i) => i % 3);

const create = (options: Partial<TrainerOptions> = {}) => {
  const network = new Network([new Linear(3, 6), new BatchNorm1d(6), new ReLU(), new Dropout(0.2), new Linear(6, 3)]);
  return { network, trainer: new Trainer(network, { loss: "crossEntropy", ...options }) };
};

/** What three epochs leave, and their losses. */
async function outcome(data: Dataset, options: Partial<TrainerOptions> = {}) {
  const { network, trainer } = create(options);
  const { loss, validationLoss } = await trainer.fit(data, { epochs: 3, batchSize: 5, validation: data });
  trainer.step(data.inputs, data.targets, data.sampleWeights);
  const state = network.stateDict();
  network.dispose();
  return { state, loss, validationLoss, evaluated: trainerOf(state, data, options) };
}

function trainerOf(state: ReturnType<Network["stateDict"]>, data: Dataset, options: Partial<TrainerOptions>) {
  const { network, trainer } = create(options);
  network.loadStateDict(state);
  const result = trainer.evaluate(data);
  network.dispose();
  return result;
}

const OTHER_TARGETS: [string, Partial<TrainerOptions>, Dataset["targets"]][] = [
  ["crossEntropy of labels", {}, LABELS],
  ["crossEntropy of typed labels", {}, Uint8Array.from(LABELS)],
  ["crossEntropy of rows", {}, LABELS.map((label) => [0, 1, 2].map((j) => Number(j === label)))],
  ["meanSquaredError of rows", { loss: "meanSquaredError" }, random.matrix(ROWS, 3)],
  ["meanSquaredError of labels", { loss: "meanSquaredError" }, LABELS],
];

describe.each(OTHER_TARGETS)("%s", (_, options, targets) => {
  const data = { inputs: INPUTS, targets };

  test("weights of 1 are none, to the bit", async () => {
    const sampleWeights = new Array<number>(ROWS).fill(1);
    expect(await outcome({ ...data, sampleWeights }, options)).toStrictEqual(await outcome(data, options));
  });

  test("a weight of 0 is a removed row, to the bit", async () => {
    const sampleWeights = Float64Array.from({ length: ROWS }, (_, i) => [0.5, 0, 2, 1, 0][i % 5]);
    const kept = INPUTS.map((_, i) => i).filter((i) => sampleWeights[i] > 0);
    const list = targets as unknown as ArrayLike<never>;
    const removed = {
      inputs: kept.map((i) => INPUTS[i]),
      targets: kept.map((i) => list[i]),
      sampleWeights: kept.map((i) => sampleWeights[i]),
    };
    expect(await outcome({ ...data, sampleWeights }, options)).toStrictEqual(await outcome(removed, options));
  });
});

test("class weights are sample weights by class, to the bit", async () => {
  const classWeights = [0.5, 0, 3];
  const sampleWeights = LABELS.map((label) => classWeights[label]);
  const byClass = await outcome({ inputs: INPUTS, targets: LABELS }, { classWeights });
  expect(byClass).toStrictEqual(await outcome({ inputs: INPUTS, targets: LABELS, sampleWeights }));
  const ones = await outcome({ inputs: INPUTS, targets: LABELS }, { classWeights: [1, 1, 1] });
  expect(ones).toStrictEqual(await outcome({ inputs: INPUTS, targets: LABELS }));
});

test("a weight of 2 is a row that is there twice", () => {
  const twice = { inputs: [...INPUTS, INPUTS[4]], targets: [...LABELS, LABELS[4]] };
  const sampleWeights = INPUTS.map((_, i) => (i === 4 ? 2 : 1));
  const { network, trainer } = create();
  const weighed = trainer.evaluate({ inputs: INPUTS, targets: LABELS, sampleWeights });
  expect(weighed.loss / trainer.evaluate(twice).loss).toBeCloseTo(1, 12);
  network.dispose();
});

test("mini-batches carry the weights of their samples", () => {
  const data = { inputs: INPUTS, targets: LABELS, sampleWeights: INPUTS.map((_, i) => i + 1) };
  for (const batch of minibatches(data, { batchSize: 7 })) {
    const rows = [...batch.sampleWeights!].map((weight) => INPUTS[weight - 1]);
    expect([...batch.inputs.data]).toStrictEqual([...Float32Array.from(rows.flat())]);
  }
});

test("weighted steps after the first take no memory", () => {
  const { network, trainer } = create();
  const weights = INPUTS.map((_, i) => 1 + i);
  trainer.step(INPUTS, LABELS, weights);
  const { arena } = engineFor("strict");
  const before = arena.liveBytes;
  for (let i = 0; i < 20; i++) trainer.step(INPUTS, LABELS, weights);
  expect(arena.liveBytes).toBe(before);
  network.dispose();
});

describe("bad weights", () => {
  const ones = new Array<number>(ROWS).fill(1);
  const cases: [unknown, typeof TypeError | typeof RangeError, string][] = [
    [ones.with(3, -1), RangeError, "sampleWeights[3] is -1; pass a finite number of 0 or more"],
    [ones.with(3, NaN), RangeError, "sampleWeights[3] is NaN; pass a finite number of 0 or more"],
    [ones.with(3, 1e39), RangeError, "sampleWeights[3] is 1e+39, in single precision Infinity; pass a smaller one"],
    [ones.with(3, 1e-50), RangeError, "sampleWeights[3] is 1e-50, in single precision 0; pass a larger one"],
    [ones.with(3, "1" as never), TypeError, 'sampleWeights[3] is "1"; pass a number'],
    [ones.slice(1), RangeError, "there are 22 sampleWeights; pass 23"],
    [5, TypeError, "sampleWeights are 5; pass an array of numbers"],
    [ones.fill(0).slice(), RangeError, "the weights of all samples are 0; give at least one a weight above 0"],
  ];

  test.each(cases)("%j", async (sampleWeights, type, message) => {
    const { network, trainer } = create();
    const before = network.stateDict();
    const data = { inputs: INPUTS, targets: LABELS, sampleWeights } as Dataset;
    expectThrow(() => trainer.step(INPUTS, LABELS, data.sampleWeights), type, `Trainer.step: ${message}.`);
    expectThrow(() => trainer.evaluate(data), type, `Trainer.evaluate: ${message}.`);
    await expectRejection(trainer.fit(data), type, `Trainer.fit: ${message}.`);
    const plain = { inputs: INPUTS, targets: LABELS };
    const validated = trainer.fit(plain, { validation: data });
    await expectRejection(validated, type, `Trainer.fit: validation: ${message}.`);
    expect(network.stateDict()).toStrictEqual(before);
    network.dispose();
  });

  test.each<[unknown, typeof TypeError | typeof RangeError, string]>([
    [[1, 2], RangeError, "there are 2 classWeights; pass 3"],
    [[1, 1e-50, 1], RangeError, "classWeights[1] is 1e-50, in single precision 0; pass a larger one"],
    [[1, -2, 1], RangeError, "classWeights[1] is -2; pass a finite number of 0 or more"],
    [{ 0: 1 }, TypeError, "classWeights are an object; pass an array of numbers"],
  ])("class weights %j", (classWeights, type, message) => {
    using network = Network.mlp([3, 3]);
    const options = { loss: "crossEntropy", classWeights } as TrainerOptions;
    expectThrow(() => new Trainer(network, options), type, `Trainer: ${message}.`);
  });

  test("class weights for targets that name no class", () => {
    using network = new Network([new Linear(3, 1), new Sigmoid()]);
    const trainer = new Trainer(network, { loss: "binaryCrossEntropy", classWeights: [1, 2] });
    const rows =
      'Trainer.step: classWeights with the loss "binaryCrossEntropy" on targets that are rows; pass class indices as targets, or sampleWeights.';
    expectThrow(() => trainer.step([[1, 2, 3]], [[1]]), RangeError, rows);
    const half =
      "Trainer.step: target 0 is 0.5; pass class indices from 0 to 1, or give the last layer an output for each class.";
    expectThrow(() => trainer.step([[1, 2, 3]], [0.5]), RangeError, half);
    const text = 'Trainer.step: target 0 is "1"; pass class indices from 0 to 1.';
    expectThrow(() => trainer.step([[1, 2, 3]], ["1"] as never), TypeError, text);
  });
});

test.each<[string, number, string]>([
  ["too small", 1e-30, "1e-60, in single precision 0; pass a larger one"],
  ["too large", 1e30, "1e+60, in single precision Infinity; pass a smaller one"],
])("a product of weights that is %s for f32 does not drop its sample", (_, size, what) => {
  const { network } = create();
  const weight = Math.fround(size);
  const trainer = new Trainer(network, {
    loss: "crossEntropy",
    classWeights: new Array<number>(network.fanOut).fill(weight),
  });
  const message = trainer.step.bind(
    trainer,
    INPUTS,
    LABELS,
    INPUTS.map(() => weight),
  );
  expectThrow(
    message,
    RangeError,
    `Trainer.step: the weight of sample 0 times that of its class is ${weight * weight}, ${what.split(", ")[1]}.`,
  );
  network.dispose();
});
