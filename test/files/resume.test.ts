/** 10 epochs and 10 more from a file are 20 epochs, to the bit, whatever trains. */
import { afterEach, describe, expect, test } from "vitest";
import { loadCheckpoint, saveCheckpoint } from "../../src/files/index";
import {
  Adagrad,
  Adam,
  AdamW,
  BatchNorm1d,
  BatchNorm2d,
  ConstantSchedule,
  CosineSchedule,
  Dropout,
  ExponentialSchedule,
  Linear,
  Momentum,
  Network,
  OneCycleSchedule,
  PlateauSchedule,
  ReLU,
  RMSProp,
  Schedule,
  SGD,
  StepSchedule,
  Trainer,
  WarmUpSchedule,
  type EpochRecord,
  type FitOptions,
  type TrainerOptions,
} from "../../src/index";
import { RandomNumbers } from "../reference/random";

const ROWS = 40;
const STEPS_AN_EPOCH = 5;
const EPOCHS = 20;

const random = new RandomNumbers(11);
const clouds = () => {
  const targets = Array.from({ length: ROWS }, () => random.below(3));
  return { inputs: random.matrix(ROWS, 4).map((row, r) => row.map((x, c) => x + Number(c === targets[r]))), targets };
};
const data = clouds();
const validation = clouds();

const OPTIMIZERS = {
  SGD: () => new SGD({ learningRate: 0.1, weightDecay: 0.01 }),
  Momentum: () => new Momentum({ learningRate: 0.05, nesterov: true }),
  RMSProp: () => new RMSProp({ learningRate: 0.01 }),
  Adagrad: () => new Adagrad({ learningRate: 0.05 }),
  Adam: () => new Adam({ learningRate: 0.02 }),
  AdamW: () => new AdamW({ learningRate: 0.02 }),
};

const SCHEDULES: Readonly<Record<string, () => Schedule | undefined>> = {
  none: () => undefined,
  ConstantSchedule: () => new ConstantSchedule(),
  StepSchedule: () => new StepSchedule({ size: 3, factor: 0.7 }),
  ExponentialSchedule: () => new ExponentialSchedule({ factor: 0.97, unit: "step" }),
  CosineSchedule: () => new CosineSchedule({ length: EPOCHS }),
  WarmUpSchedule: () =>
    new WarmUpSchedule({ length: 60, then: new CosineSchedule({ length: EPOCHS * STEPS_AN_EPOCH, unit: "step" }) }),
  OneCycleSchedule: () => new OneCycleSchedule({ totalSteps: EPOCHS * STEPS_AN_EPOCH, riseShare: 0.6 }),
  PlateauSchedule: () => new PlateauSchedule({ monitor: "loss", patience: 1, threshold: 0.05, factor: 0.7 }),
  "PlateauSchedule after a warm-up": () =>
    new WarmUpSchedule({ length: 12, unit: "epoch", then: new PlateauSchedule({ patience: 0, threshold: 0.2 }) }),
};

function create(options: Omit<TrainerOptions, "loss">): Trainer {
  const layers = [
    new Linear(4, 12),
    new BatchNorm1d(12),
    new ReLU(),
    new Dropout(0.3),
    new Linear(12, 8),
    new BatchNorm2d(2, { height: 2, width: 2 }),
    new Dropout(0.1),
    new Linear(8, 3),
  ];
  const network = new Network(layers, { seed: 2 ** 40 + 5 });
  const trainer = new Trainer(network, { loss: "crossEntropy", ...options });
  networks.set(trainer, network);
  return trainer;
}

const networks = new Map<Trainer, Network>();
afterEach(() => {
  for (const network of networks.values()) network.dispose();
  networks.clear();
});

/** What is left in trainer and network when all is done. */
const outcome = (trainer: Trainer) => ({
  state: networks.get(trainer)!.stateDict(),
  history: { ...trainer.history, durationMs: [] },
  steps: trainer.steps,
  learningRate: trainer.learningRate,
  gradientNorm: trainer.gradientNorm,
});

/** Trains through, and from the file that was written after epoch 10; returns both and what their fits returned. */
async function bothWays(options: () => Omit<TrainerOptions, "loss">, fit: FitOptions = {}) {
  const settings = { batchSize: 9, validation, ...fit };
  let file: Uint8Array | undefined;
  const through = create(options());
  const onEpoch = async ({ epoch }: EpochRecord) => {
    if (epoch === EPOCHS / 2) file = await saveCheckpoint(through);
  };
  const whole = await through.fit(data, { ...settings, epochs: EPOCHS, onEpoch });
  const resumed = create(options());
  await loadCheckpoint(resumed, file!);
  expect(resumed.epochCount).toBe(EPOCHS / 2);
  const rest = await resumed.fit(data, { ...settings, epochs: EPOCHS / 2 });
  return { through, resumed, whole, rest };
}

describe.each(Object.entries(OPTIMIZERS))("%s", (_, optimizer) => {
  test.each(Object.entries(SCHEDULES))("schedule: %s", async (name, schedule) => {
    const { through, resumed } = await bothWays(() => ({ optimizer: optimizer(), schedule: schedule() }));
    expect(outcome(resumed)).toStrictEqual(outcome(through));
    expect(through.epochCount).toBe(EPOCHS);
    const rates = new Set(through.history.learningRate);
    expect(rates.size > 1).toBe(!["none", "ConstantSchedule"].includes(name));
  });

  test("early stopping, of which the file knows what was best", async () => {
    const earlyStopping = { patience: EPOCHS, monitor: "validationLoss" };
    const options = () => ({ optimizer: optimizer(), schedule: new PlateauSchedule({ patience: 1 }) });
    const { through, resumed, whole, rest } = await bothWays(options, { earlyStopping });
    expect(outcome(resumed)).toStrictEqual(outcome(through));
    expect(rest.bestEpoch).toBe(whole.bestEpoch);
  });
});

test("early stopping that found the best epoch before the file goes back to it", async () => {
  const earlyStopping = { patience: 13, monitor: "validationLoss", mode: "max" } as const;
  const { through, resumed, whole, rest } = await bothWays(() => ({}), { earlyStopping });
  expect(whole.bestEpoch).toBeLessThan(EPOCHS / 2);
  expect(whole.epoch.length).toBeLessThan(EPOCHS);
  expect(rest.bestEpoch).toBe(whole.bestEpoch);
  expect(outcome(resumed)).toStrictEqual(outcome(through));
});

test("weights, clipping, L1 and accumulated gradients", async () => {
  const options = { clipNorm: 1, clipValue: 0.05, l1: 1e-3, classWeights: [1, 2, 0.5], reduction: "sum" } as const;
  const { through, resumed } = await bothWays(() => options, { accumulate: 2, batchSize: 5 });
  expect(outcome(resumed)).toStrictEqual(outcome(through));
});

test("after fit, and with steps by hand on both sides of the file", async () => {
  const [through, saved, resumed] = [create({}), create({}), create({})];
  for (const trainer of [through, saved]) {
    await trainer.fit(data, { epochs: 2 });
    trainer.step(data.inputs, data.targets);
  }
  await loadCheckpoint(resumed, await saveCheckpoint(saved));
  for (const trainer of [through, resumed]) {
    trainer.step(data.inputs, data.targets);
    await trainer.fit(data, { epochs: 2 });
  }
  expect(outcome(resumed)).toStrictEqual(outcome(through));
});

test("another seed would go another way", async () => {
  const [through, resumed] = [create({}), create({})];
  await through.fit(data, { epochs: 2 });
  await loadCheckpoint(resumed, await saveCheckpoint(through));
  await through.fit(data, { epochs: 2 });
  await resumed.fit(data, { epochs: 2, shuffle: false });
  expect(outcome(resumed)).not.toStrictEqual(outcome(through));
});
