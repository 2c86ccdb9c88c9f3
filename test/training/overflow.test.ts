/** Updates that leave the range of f32: the network and the trainer are as they were before them. */
import { describe, expect, test } from "vitest";
import { loadCheckpoint, saveCheckpoint } from "../../src/files/index";
import {
  Adagrad,
  Adam,
  AdamW,
  DivergenceError,
  Linear,
  Momentum,
  Network,
  RMSProp,
  Sigmoid,
  SGD,
  Tanh,
  Trainer,
  type Optimizer,
  type StateDict,
  type TrainerOptions,
} from "../../src/index";
import { putCheckpoint, takeCheckpoint } from "../../src/training/checkpoint";
import { coreOf } from "../../src/training/trainer";
import { RandomNumbers } from "../reference/random";

const INPUTS = [
  [0, 1],
  [1, 0],
];
const TARGETS = [0, 1];

type Setup = Omit<TrainerOptions, "loss">;

function createTrainer(options: Setup): { network: Network; trainer: Trainer } {
  const network = new Network([new Linear(2, 4), new Tanh(), new Linear(4, 1), new Sigmoid()], { seed: 1 });
  return { network, trainer: new Trainer(network, { loss: "binaryCrossEntropy", ...options }) };
}

const isFinite = (state: StateDict) => Object.values(state).every(({ data }) => data.every(Number.isFinite));

/** Steps until the training diverges; the network has the bits from before that step, and a checkpoint of it can be read. */
async function expectPromise(options: Setup, steps: number, prepare?: (network: Network) => void): Promise<boolean> {
  const { network, trainer } = createTrainer(options);
  prepare?.(network);
  let before = network.stateDict();
  for (let step = 0; step < steps; step++) {
    try {
      trainer.step(INPUTS, TARGETS);
    } catch (error) {
      expect(error).toBeInstanceOf(DivergenceError);
      expect(network.stateDict()).toStrictEqual(before);
      const again = createTrainer(options);
      await loadCheckpoint(again.trainer, await saveCheckpoint(trainer));
      expect(again.network.stateDict()).toStrictEqual(before);
      expect(again.trainer.gradientNorm).toBe(trainer.gradientNorm);
      return true;
    }
    before = network.stateDict();
    expect(isFinite(before)).toBe(true);
  }
  await loadCheckpoint(createTrainer(options).trainer, await saveCheckpoint(trainer));
  return false;
}

const OPTIMIZERS = { SGD, Momentum, RMSProp, Adagrad, Adam, AdamW };
type Options = ConstructorParameters<typeof Adam>[0];
const create = (name: keyof typeof OPTIMIZERS, options: Options): Optimizer => new OPTIMIZERS[name](options);

const huge = (network: Network) => {
  const state = network.stateDict();
  state["0.weight"].data.fill(3e38);
  network.loadStateDict(state);
};

describe("a diverged update is taken back", () => {
  test.each<[string, Setup]>([
    ["L2 terms", { optimizer: new SGD({ learningRate: 1, weightDecay: 3 }) }],
    ["L2 terms and momentum", { optimizer: new Momentum({ learningRate: 1, weightDecay: 5, momentum: 0.99 }) }],
    ["L2 terms and Nesterov", { optimizer: new Momentum({ learningRate: 1, weightDecay: 5, nesterov: true }) }],
    ["decoupled decay", { optimizer: new AdamW({ learningRate: 1, weightDecay: 1e3 }) }],
    ["L1", { optimizer: new SGD({ learningRate: 1e5 }), l1: 1e34 }],
    ["L1 and momentum", { optimizer: new Momentum({ learningRate: 1e5, momentum: 0.99 }), l1: 1e34 }],
    ["squares of L1", { optimizer: new Adam({ learningRate: 1e-3 }), l1: 1e25 }],
    ["sums of squares of L1", { optimizer: new Adagrad({ learningRate: 1e-3 }), l1: 1e20 }],
  ])("%s", async (_, options) => {
    expect(await expectPromise(options, 400)).toBe(true);
  });

  test.each(Object.keys(OPTIMIZERS) as (keyof typeof OPTIMIZERS)[])("%s from parameters of 3e38", async (name) => {
    await expectPromise({ optimizer: create(name, { learningRate: 10, weightDecay: 1 }) }, 10, huge);
  });

  test.each([new Adagrad({ learningRate: 6e28 }), new RMSProp({ learningRate: 6e28 })])(
    "a large rate times a large gradient, whose quotient is not: $type",
    async (optimizer) => {
      expect(await expectPromise({ optimizer, l1: 3e13 }, 25)).toBe(true);
    },
  );

  test("parameters that grow from outside between two steps are noticed", () => {
    const { network, trainer } = createTrainer({ optimizer: new SGD({ learningRate: 3, weightDecay: 1 }) });
    trainer.step(INPUTS, TARGETS);
    huge(network);
    const before = network.stateDict();
    expect(() => trainer.step(INPUTS, TARGETS)).toThrow(DivergenceError);
    expect(network.stateDict()).toStrictEqual(before);
  });

  const seed = Math.floor(Math.random() * 2 ** 32);
  test(`whatever the settings, seed ${seed}`, async () => {
    const random = new RandomNumbers(seed);
    const uniform = () => random.below(2 ** 20) / 2 ** 20;
    const power = (low: number, high: number) => 10 ** (low + uniform() * (high - low));
    for (let i = 0; i < 150; i++) {
      const names = Object.keys(OPTIMIZERS) as (keyof typeof OPTIMIZERS)[];
      const name = names[random.below(names.length)];
      const options: Options = {
        learningRate: power(-45, 38),
        weightDecay: random.below(2) * power(-10, 30),
        ...(["RMSProp", "Adagrad", "Adam", "AdamW"].includes(name) && { epsilon: power(-44, 38) }),
        ...(name.startsWith("Adam") && { beta1: uniform(), beta2: uniform() }),
      };
      await expectPromise({ optimizer: create(name, options), l1: random.below(2) * power(-40, 38) }, 25);
    }
  });
});

test.each([new Adam(), new RMSProp(), new Adagrad()])(
  "a checkpoint with negative squares is refused: $type",
  (optimizer) => {
    const { network, trainer } = createTrainer({ optimizer });
    trainer.step(INPUTS, TARGETS);
    const checkpoint = takeCheckpoint(coreOf(trainer));
    for (const name of optimizer.squares) {
      checkpoint.moments[name]["0.bias"].data[1] = -1e-3;
      const before = network.stateDict();
      expect(() => {
        putCheckpoint("file", coreOf(trainer), checkpoint);
      }).toThrow(
        `file: optimizer.${name}: entry "0.bias" holds ${Math.fround(-1e-3)} at 1; load numbers of 0 or more.`,
      );
      expect(network.stateDict()).toStrictEqual(before);
    }
  },
);

test("the norm of the gradient is that of the last finite one", () => {
  const network = new Network([new Linear(1, 1)], { seed: 1 });
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 1000 }) });
  expect(() => {
    for (;;) trainer.step([[10], [20]], [1, 2]);
  }).toThrow(DivergenceError);
  expect(Number.isFinite(trainer.gradientNorm)).toBe(true);
});
