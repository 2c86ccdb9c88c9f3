/** Averages of parameters against PyTorch's `AveragedModel` and float64 twins, and where the network has which. */
import { expect, test } from "vitest";
import { loadCheckpoint, saveCheckpoint } from "../../src/files/index";
import {
  Adam,
  BatchNorm1d,
  findLearningRate,
  Linear,
  Network,
  ReLU,
  SGD,
  Trainer,
  type TrainerOptions,
} from "../../src/index";
import golden from "../golden/averaging.json";

const DATA = { inputs: golden.inputs, targets: golden.targets };
const EMA = { type: "ema", decay: 0.8 } as const;

function create(options: Partial<TrainerOptions> = {}) {
  const network = new Network([new Linear(3, 4), new ReLU(), new Linear(4, 1)], { seed: 3 });
  const optimizer = new SGD({ learningRate: 0.05 });
  return { network, trainer: new Trainer(network, { loss: "meanSquaredError", optimizer, ...options }) };
}

const numbersOf = (network: Network) => Object.values(network.stateDict()).flatMap(({ data }) => [...data]);

function expectNear(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    expect(Math.abs(value - expected[i]), `number ${i}`).toBeLessThan(2e-6);
  });
}

test.each([
  ["ema", EMA],
  ["swa", { type: "swa", start: 3 }],
  ["maxNorm", undefined],
] as const)("%s as in torch, after each epoch", async (name, averaging) => {
  const { network, trainer } = create(averaging ? { averaging } : { maxNorm: golden.limit });
  network.loadStateDict(
    Object.fromEntries(
      Object.entries(golden.start).map(([key, { shape, data }]) => [key, { shape, data: Float32Array.from(data) }]),
    ),
  );
  const seen: number[][] = [];
  const onEpoch = () => void seen.push(numbersOf(network));
  await trainer.fit(DATA, { epochs: golden.epochs, batchSize: 4, shuffle: false, onEpoch });
  seen.forEach((numbers, epoch) => {
    expectNear(numbers, golden[name][epoch]);
  });
  expectNear(numbersOf(network), golden[name][golden.epochs - 1]);
});

test("training goes on from what is not averaged: the same losses as without", async () => {
  const [plain, averaged] = [create(), create({ averaging: EMA })];
  const options = { epochs: 3, batchSize: 4, validation: DATA };
  const [a, b] = [await plain.trainer.fit(DATA, options), await averaged.trainer.fit(DATA, options)];
  expect(b.loss).toStrictEqual(a.loss);
  expect(b.validationLoss).not.toStrictEqual(a.validationLoss);
  expect(b.validationLoss.at(-1)).toBe(averaged.trainer.evaluate(DATA).loss);
  for (let i = 0; i < 3; i++) {
    expect(averaged.trainer.step(DATA.inputs, DATA.targets)).toBe(plain.trainer.step(DATA.inputs, DATA.targets));
  }
});

test("decay 0 is the parameters themselves; swa before its start too", async () => {
  const [plain, ...others] = [
    create(),
    create({ averaging: { type: "ema", decay: 0 } }),
    create({ averaging: { type: "swa", start: 9 } }),
  ];
  await plain.trainer.fit(DATA, { epochs: 2, batchSize: 4 });
  for (const { network, trainer } of others) {
    await trainer.fit(DATA, { epochs: 2, batchSize: 4 });
    expect(numbersOf(network)).toStrictEqual(numbersOf(plain.network));
  }
});

test.each([EMA, { type: "swa" }, { type: "swa", start: 3 }] as const)("%j: resumed to the bit", async (averaging) => {
  const options = () => ({ averaging, maxNorm: 0.9, optimizer: new Adam({ learningRate: 0.01 }) });
  const [whole, first, second] = [create(options()), create(options()), create(options())];
  await whole.trainer.fit(DATA, { epochs: 5, batchSize: 4 });
  await first.trainer.fit(DATA, { epochs: 2, batchSize: 4 });
  await loadCheckpoint(second.trainer, await saveCheckpoint(first.trainer));
  expect(numbersOf(second.network)).toStrictEqual(numbersOf(first.network));
  await second.trainer.fit(DATA, { epochs: 3, batchSize: 4 });
  expect(numbersOf(second.network)).toStrictEqual(numbersOf(whole.network));
  const other = create({ ...options(), averaging: { type: "ema", decay: 0.5 } });
  await expect(saveCheckpoint(first.trainer).then((bytes) => loadCheckpoint(other.trainer, bytes))).rejects.toThrow(
    "averaging",
  );
});

test("what is loaded into the network begins a new average", async () => {
  const { network, trainer } = create({ averaging: EMA });
  await trainer.fit(DATA, { epochs: 2, batchSize: 4 });
  const other = create({ averaging: EMA });
  await other.trainer.fit(DATA, { epochs: 1, batchSize: 4 });
  const state = other.network.stateDict();
  network.loadStateDict(state);
  const twin = create();
  twin.network.loadStateDict(state);
  expect(trainer.step(DATA.inputs, DATA.targets)).toBe(twin.trainer.step(DATA.inputs, DATA.targets));
  expect(numbersOf(network)).toStrictEqual(numbersOf(twin.network));
});

test("frozen parameters stay, also above the norm", async () => {
  const { network, trainer } = create({ averaging: EMA, maxNorm: 0.1 });
  network.freeze("0");
  const before = network.stateDict();
  await trainer.fit(DATA, { epochs: 2, batchSize: 4 });
  expect(network.stateDict()["0.weight"]).toStrictEqual(before["0.weight"]);
  const norms = [...network.stateDict()["2.weight"].data].reduce((sum, x) => sum + x * x, 0);
  expect(Math.sqrt(norms)).toBeLessThanOrEqual(0.1 + 1e-6);
});

test("an epoch that is broken off leaves the average in the network, the rest in the trainer", async () => {
  const { network, trainer } = create({ averaging: EMA });
  await trainer.fit(DATA, { epochs: 1, batchSize: 4 });
  const onStep = () => {
    throw new Error("enough");
  };
  await expect(trainer.fit(DATA, { batchSize: 4, callbacks: [{ onStep }] })).rejects.toThrow("enough");
  const twin = create();
  await twin.trainer.fit(DATA, { epochs: 1, batchSize: 4 });
  await expect(twin.trainer.fit(DATA, { batchSize: 4, callbacks: [{ onStep }] })).rejects.toThrow("enough");
  expect(numbersOf(network)).not.toStrictEqual(numbersOf(twin.network));
  expect(trainer.step(DATA.inputs, DATA.targets)).toBe(twin.trainer.step(DATA.inputs, DATA.targets));
});

test.each([EMA, { type: "swa" }, { type: "swa", start: 2 }] as const)(
  "%j: `onStep` sees what an epoch that ends there leaves, and changes nothing",
  async (averaging) => {
    const [silent, heard] = [create({ averaging }), create({ averaging })];
    const seen: number[][] = [];
    await silent.trainer.fit(DATA, { epochs: 3, batchSize: 4 });
    const onStep = () => Promise.resolve(void seen.push(numbersOf(heard.network)));
    await heard.trainer.fit(DATA, { epochs: 3, batchSize: 4, callbacks: [{ onStep }] });
    expect(numbersOf(heard.network)).toStrictEqual(numbersOf(silent.network));
    for (const last of [2, seen.length - 1]) {
      const { network, trainer } = create({ averaging });
      const end = new AbortController();
      const stop = ({ step }: { step: number }) => {
        if (step === last) end.abort();
      };
      await trainer
        .fit(DATA, { epochs: 3, batchSize: 4, callbacks: [{ onStep: stop }], signal: end.signal })
        .catch(() => undefined);
      expect(numbersOf(network)).toStrictEqual(seen[last - 1]);
    }
  },
);

test("what `onStep` loads into the network begins a new average", async () => {
  const { network, trainer } = create({ averaging: EMA });
  const zeros = Object.fromEntries(
    Object.entries(network.stateDict()).map(([name, { shape, data }]) => [name, { shape, data: data.map(() => 0) }]),
  );
  const onStep = () => {
    network.loadStateDict(zeros);
  };
  await trainer.fit(DATA, { epochs: 2, batchSize: 4, callbacks: [{ onStep }] });
  expect(numbersOf(network)).toStrictEqual(numbersOf(network).map(() => 0));
});

test("the finder of learning rates changes nothing", async () => {
  const [plain, found] = [create({ averaging: EMA }), create({ averaging: EMA })];
  for (const { trainer } of [plain, found]) await trainer.fit(DATA, { epochs: 1, batchSize: 4 });
  await findLearningRate(found.trainer, DATA, { steps: 5, batchSize: 4 });
  expect(numbersOf(found.network)).toStrictEqual(numbersOf(plain.network));
  for (const { trainer } of [plain, found]) await trainer.fit(DATA, { epochs: 2, batchSize: 4 });
  expect(numbersOf(found.network)).toStrictEqual(numbersOf(plain.network));
});

test("disposing of network or trainer while an epoch is under way", async () => {
  for (const what of ["network", "trainer"] as const) {
    const made = create({ averaging: EMA });
    await made.trainer.fit(DATA, { epochs: 1 });
    const onStep = () => {
      made[what].dispose();
    };
    await expect(made.trainer.fit(DATA, { batchSize: 4, callbacks: [{ onStep }] })).rejects.toThrow("disposed of");
  }
});

test("running statistics are those of training", async () => {
  const layers = () => [new Linear(3, 4), new BatchNorm1d(4), new Linear(4, 1)];
  const [a, b] = [new Network(layers(), { seed: 1 }), new Network(layers(), { seed: 1 })];
  await new Trainer(a, { loss: "meanSquaredError" }).fit(DATA, { epochs: 2, batchSize: 4 });
  await new Trainer(b, { loss: "meanSquaredError", averaging: EMA }).fit(DATA, { epochs: 2, batchSize: 4 });
  expect(b.stateDict()["1.running_mean"]).toStrictEqual(a.stateDict()["1.running_mean"]);
  expect(b.stateDict()["1.weight"]).not.toStrictEqual(a.stateDict()["1.weight"]);
});

test.each([
  [{ averaging: "ema" }, TypeError, 'Trainer: averaging: options are "ema"'],
  [{ averaging: {} }, TypeError, "type"],
  [{ averaging: { type: "mean" } }, RangeError, 'Trainer: averaging: type is "mean"'],
  [{ averaging: { type: "ema", start: 2 } }, RangeError, "start"],
  [{ averaging: { type: "swa", decay: 0.9 } }, RangeError, "decay"],
  [{ averaging: { type: "ema", decay: 1 } }, RangeError, "decay is 1"],
  [{ averaging: { type: "ema", decay: NaN } }, RangeError, "decay"],
  [{ averaging: { type: "swa", start: 0 } }, RangeError, "start is 0"],
  [{ averaging: { type: "swa", start: 1.5 } }, RangeError, "start is 1.5"],
  [{ averaging: null }, TypeError, "averaging"],
  [{ maxNorm: 0 }, RangeError, "Trainer: maxNorm is 0"],
  [{ maxNorm: -1 }, RangeError, "maxNorm"],
  [{ maxNorm: 1e-50 }, RangeError, "maxNorm is 1e-50, in single precision 0"],
  [{ maxNorm: 1e39 }, RangeError, "maxNorm is 1e+39, in single precision Infinity"],
  [{ maxNorm: "2" }, TypeError, "maxNorm"],
])("%j is refused", (options, kind, text) => {
  const run = () => create(options as never);
  expect(run).toThrow(kind);
  expect(run).toThrow(text);
});
