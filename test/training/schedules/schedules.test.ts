import { describe, expect, test } from "vitest";
import {
  Adam,
  ConstantSchedule,
  CosineSchedule,
  ExponentialSchedule,
  Network,
  OneCycleSchedule,
  PlateauSchedule,
  SGD,
  StepSchedule,
  Trainer,
  WarmUpSchedule,
  type EpochRecord,
  type Schedule,
} from "../../../src/index";
import { expectThrow, type BadCase } from "../../core/throwing";

const bad: BadCase[] = [
  [
    "StepSchedule without size",
    () => new StepSchedule({} as never),
    TypeError,
    "StepSchedule: size is undefined; pass a number.",
  ],
  [
    "StepSchedule of 0",
    () => new StepSchedule({ size: 0 }),
    RangeError,
    "StepSchedule: size is 0; pass an integer of 1 or more.",
  ],
  [
    "StepSchedule with factor 0",
    () => new StepSchedule({ size: 1, factor: 0 }),
    RangeError,
    "StepSchedule: factor is 0; pass a finite number above 0.",
  ],
  [
    "StepSchedule by days",
    () => new StepSchedule({ size: 1, unit: "day" as never }),
    RangeError,
    'StepSchedule: unit is "day"; choose one of "epoch", "step".',
  ],
  [
    "a misspelt option",
    () => new StepSchedule({ size: 1, gamma: 0.1 } as never),
    RangeError,
    'StepSchedule: option "gamma" is unknown; choose from "size", "factor", "unit".',
  ],
  [
    "ExponentialSchedule with NaN",
    () => new ExponentialSchedule({ factor: NaN }),
    RangeError,
    "ExponentialSchedule: factor is NaN; pass a finite number above 0.",
  ],
  [
    "CosineSchedule of half an epoch",
    () => new CosineSchedule({ length: 0.5 }),
    RangeError,
    "CosineSchedule: length is 0.5; pass an integer of 1 or more.",
  ],
  [
    "CosineSchedule to below 0",
    () => new CosineSchedule({ length: 5, minRate: -1 }),
    RangeError,
    "CosineSchedule: minRate is -1; pass a finite number of 0 or more.",
  ],
  [
    "WarmUpSchedule from above 1",
    () => new WarmUpSchedule({ length: 5, startFactor: 1.5 }),
    RangeError,
    "WarmUpSchedule: startFactor is 1.5; pass a number from 0 to 1.",
  ],
  [
    "WarmUpSchedule and then a name",
    () => new WarmUpSchedule({ length: 5, then: "cosine" as never }),
    TypeError,
    'WarmUpSchedule: then is "cosine"; pass a schedule such as new CosineSchedule({ length: 100 }).',
  ],
  [
    "OneCycleSchedule of one step",
    () => new OneCycleSchedule({ totalSteps: 1 }),
    RangeError,
    "OneCycleSchedule: totalSteps is 1; pass an integer of 2 or more.",
  ],
  [
    "OneCycleSchedule that only rises",
    () => new OneCycleSchedule({ totalSteps: 9, riseShare: 1 }),
    RangeError,
    "OneCycleSchedule: riseShare is 1; pass a number above 0 and below 1.",
  ],
  [
    "OneCycleSchedule with a divisor below 1",
    () => new OneCycleSchedule({ totalSteps: 9, endDivisor: 0.5 }),
    RangeError,
    "OneCycleSchedule: endDivisor is 0.5; pass a number of 1 or more.",
  ],
  [
    "PlateauSchedule that raises the rate",
    () => new PlateauSchedule({ factor: 2 }),
    RangeError,
    "PlateauSchedule: factor is 2; pass a number of at least 0 and below 1.",
  ],
  [
    "PlateauSchedule of a metric",
    () => new PlateauSchedule({ monitor: "f1" as never }),
    RangeError,
    'PlateauSchedule: monitor is "f1"; choose one of "loss", "accuracy", "validationLoss", "validationAccuracy".',
  ],
];

test.each(bad)("%s is refused", (_, action, type, message) => {
  expectThrow(action, type, message);
});

test("settings as plain JSON, defaults included", () => {
  const then = new StepSchedule({ size: 4 });
  const configs = [then, new WarmUpSchedule({ length: 3, then }), new PlateauSchedule()].map(({ config }) => config);
  expect(JSON.parse(JSON.stringify(configs))).toStrictEqual([
    { type: "StepSchedule", size: 4, factor: 0.1, unit: "epoch" },
    { type: "WarmUpSchedule", length: 3, startFactor: 1 / 3, unit: "step", then: then.config },
    {
      type: "PlateauSchedule",
      monitor: "validationLoss",
      factor: 0.1,
      patience: 10,
      threshold: 1e-4,
      cooldown: 0,
      minRate: 0,
    },
  ]);
});

describe("at the ends", () => {
  const at = (schedule: Schedule, steps: number) => schedule.rate(1, steps, steps, {});

  test.each([
    ["CosineSchedule", new CosineSchedule({ length: 5, minRate: 0.01 }), 0.01],
    ["OneCycleSchedule", new OneCycleSchedule({ totalSteps: 5 }), 1 / 25 / 1e4],
    ["ConstantSchedule", new ConstantSchedule(), 1],
  ])("%s stays", (_, schedule, last) => {
    for (const steps of [5, 6, 1e9]) expect(at(schedule, steps)).toBe(last);
  });

  test("a cycle whose rise is shorter than a step has finite rates", () => {
    const schedule = new OneCycleSchedule({ totalSteps: 10, riseShare: 0.1 });
    for (let step = 0; step < 10; step++) expect(at(schedule, step)).toBeGreaterThan(0);
  });

  test("a plateau ignores epochs without the value, and NaN is no improvement", () => {
    const schedule = new PlateauSchedule({ patience: 0, factor: 0.5 });
    const epoch: EpochRecord = { epoch: 1, loss: 1, learningRate: 1, durationMs: 0 };
    expect(schedule.afterEpoch(1, {}, epoch)).toStrictEqual({});
    const state = schedule.afterEpoch(1, {}, { ...epoch, validationLoss: NaN });
    expect(schedule.rate(1, 0, 0, state)).toBe(0.5);
  });
});

describe("in a trainer", () => {
  const data = { inputs: [[1], [2], [3], [4]], targets: [[2], [4], [6], [9]] };
  const network = () => Network.mlp([1, 3, 1], { seed: 1 });

  test("no schedule is refused that is none", () => {
    using one = network();
    const options = { loss: "meanSquaredError", schedule: { rate: () => 1 } } as never;
    const message = "Trainer: schedule is an object; pass a schedule such as new CosineSchedule({ length: 100 }).";
    expectThrow(() => new Trainer(one, options), TypeError, message);
  });

  test.each([
    ["SGD", () => new SGD({ learningRate: 0.02 })],
    ["Adam", () => new Adam({ learningRate: 0.02 })],
  ])("%s steps as with rates set by hand", (_, optimizer) => {
    using scheduled = network();
    using byHand = network();
    const schedule = new ExponentialSchedule({ factor: 0.5, unit: "step" });
    const [one, two] = [optimizer(), optimizer()];
    const trainer = new Trainer(scheduled, { loss: "meanSquaredError", optimizer: one, schedule });
    const other = new Trainer(byHand, { loss: "meanSquaredError", optimizer: two });
    for (let step = 0; step < 5; step++) {
      expect(trainer.learningRate).toBe(other.learningRate);
      trainer.step(data.inputs, data.targets);
      other.step(data.inputs, data.targets);
      two.learningRate *= 0.5;
    }
    expect(scheduled.stateDict()).toStrictEqual(byHand.stateDict());
    expect(one.learningRate).toBe(0.02);
    expect(trainer.schedule).toBe(schedule);
  });

  test("the history has the rate of each epoch's last update", async () => {
    using one = network();
    const optimizer = new SGD({ learningRate: 0.01 });
    const schedule = new StepSchedule({ size: 3, factor: 0.5, unit: "step" });
    const trainer = new Trainer(one, { loss: "meanSquaredError", optimizer, schedule });
    const { learningRate } = await trainer.fit(data, { epochs: 3, batchSize: 2 });
    expect(learningRate).toStrictEqual([0.01, 0.005, 0.005]);
    expect(trainer.learningRate).toBe(0.0025);
  });
});
