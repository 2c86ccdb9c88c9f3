/** Learning rates of 0, and so small that f32 loses them: parameters stay, moments go on. */
import { describe, expect, test } from "vitest";
import {
  Adagrad,
  Adam,
  AdamW,
  CosineSchedule,
  ExponentialSchedule,
  Momentum,
  Network,
  PlateauSchedule,
  RMSProp,
  Schedule,
  SGD,
  StepSchedule,
  Trainer,
  WarmUpSchedule,
} from "../../src/index";
import { expectState, networkOf, readGolden, within, type NetworkJson } from "../golden/golden";

const OPTIMIZERS = { SGD, Momentum, RMSProp, Adagrad, Adam, AdamW };

interface SmallRatesJson extends NetworkJson {
  readonly inputs: number[][];
  readonly targets: number[][];
  /** Learning rate of each step. */
  readonly rates: readonly number[];
  readonly cases: readonly {
    readonly name: string;
    readonly type: keyof typeof OPTIMIZERS;
    readonly options: object;
    /** After each step. */
    readonly states: readonly Readonly<Record<string, readonly number[]>>[];
  }[];
}

const golden = readGolden("small-rates") as SmallRatesJson;

/** The rates of a list, step by step. */
class ListedRates extends Schedule {
  constructor(private readonly rates: readonly number[]) {
    super({ type: "ListedRates" });
  }

  override rate(_base: number, steps: number): number {
    return this.rates[steps];
  }
}

test.each(golden.cases)("$name: as in PyTorch", ({ type, options, states }) => {
  using network = networkOf(golden);
  const schedule = new ListedRates(golden.rates);
  const trainer = new Trainer(network, {
    loss: "meanSquaredError",
    optimizer: new OPTIMIZERS[type](options),
    schedule,
  });
  states.forEach((state, step) => {
    trainer.step(golden.inputs, golden.targets);
    expectState(`after step ${step + 1}, rate ${golden.rates[step]}`, network.stateDict(), state, within(1e-6));
  });
});

describe.each(Object.entries(OPTIMIZERS))("%s", (_, Optimizer) => {
  test.each([0, 1e-320, 1e-60, 1e-45, 1e-40, 3e-39])("rate %d leaves every bit of the parameters", (rate) => {
    using network = networkOf(golden);
    const before = network.stateDict();
    const schedule = new ListedRates(new Array<number>(20).fill(rate));
    const optimizer = new Optimizer({ learningRate: 1e-2 });
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer, schedule });
    for (let step = 0; step < 20; step++) trainer.step(golden.inputs, golden.targets);
    // A bias of 0 may become what f32 holds of so small a rate.
    const tolerance = { absolute: 1e-36, relative: 0 };
    if (rate === 0) expect(network.stateDict()).toStrictEqual(before);
    else expectState("parameters", network.stateDict(), asNumbers(before), tolerance);
  });

  test.each([
    ["cosine, past its end", new CosineSchedule({ length: 3 }), 8],
    ["warm-up from 0", new WarmUpSchedule({ length: 4, startFactor: 0 }), 8],
    ["a factor of 0 at a plateau", new PlateauSchedule({ monitor: "loss", factor: 0, patience: 0, threshold: 0.5 }), 5],
    ["exponential decay", new ExponentialSchedule({ factor: 0.1 }), 60],
    ["stairs", new StepSchedule({ size: 1, factor: 1e-30 }), 20],
  ])("%s: everything stays finite", async (_name, schedule, epochs) => {
    using network = Network.mlp([3, 8, 2], { seed: 1 });
    const optimizer = new Optimizer({ learningRate: 1e-2 });
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer, schedule });
    await trainer.fit(golden, { epochs, batchSize: 8 });
    for (const { data } of Object.values(network.stateDict())) expect(data.every(Number.isFinite)).toBe(true);
  });
});

test.each([
  [Adam, 1e37],
  [AdamW, 1e37],
])("%o at rate %d does not divide a moment of 0 by 0", (Optimizer, learningRate) => {
  using network = networkOf(golden);
  const before = network.stateDict()["0.weight"].data;
  const optimizer = new Optimizer({ learningRate, weightDecay: 0 });
  new Trainer(network, { loss: "meanSquaredError", optimizer }).step(golden.inputs, golden.targets);
  const after = network.stateDict()["0.weight"].data;
  // The first input is always 0, and with it the gradient of its weights.
  for (let i = 0; i < after.length; i += 3) expect(after[i]).toBe(before[i]);
});

function asNumbers(state: ReturnType<Network["stateDict"]>): Record<string, number[]> {
  return Object.fromEntries(Object.entries(state).map(([name, { data }]) => [name, [...data]]));
}

test.each([NaN, -1, undefined, null, "0.1", 10n, Promise.resolve(1)])("a rate of %s is refused", (rate) => {
  using network = Network.mlp([2, 2], { seed: 1 });
  const before = network.stateDict();
  const trainer = new Trainer(network, { loss: "crossEntropy", schedule: new ListedRates([rate as number]) });
  expect(() => trainer.step([[0, 1]], [0])).toThrow(
    /^Trainer: the rate of the schedule is .*; give a number of 0 or more\.$/,
  );
  expect(network.stateDict()).toStrictEqual(before);
});

test("a rate that is a promise is refused, and leaves no rejection behind", async () => {
  using network = Network.mlp([2, 2], { seed: 1 });
  const late = class extends ListedRates {
    override rate(): number {
      return Promise.reject(new Error("late")) as unknown as number;
    }
  };
  const trainer = new Trainer(network, { loss: "crossEntropy", schedule: new late([]) });
  expect(() => trainer.step([[0, 1]], [0])).toThrow(
    "Trainer: the rate of the schedule is an object of the class Promise; give a number of 0 or more.",
  );
  // Rejections that nobody takes are told of after the turn; the runner fails at them.
  await new Promise((resolve) => setTimeout(resolve));
});
