/** Trajectories of every optimizer, step by step, against PyTorch in double precision. */
import { expect, test } from "vitest";
import {
  Adagrad,
  Adam,
  AdamW,
  Linear,
  Momentum,
  Network,
  RMSProp,
  SGD,
  Trainer,
  type AdagradOptions,
  type AdamOptions,
  type MomentumOptions,
  type Optimizer,
  type OptimizerOptions,
  type RMSPropOptions,
} from "../../src/index";
import { expectClose, expectState, networkOf, readGolden, within, type NetworkJson } from "../golden/golden";

type OptimizerName = "SGD" | "Momentum" | "RMSProp" | "Adagrad" | "Adam" | "AdamW";

interface OptimizerCase {
  readonly name: string;
  readonly type: OptimizerName;
  readonly options: OptimizerOptions & MomentumOptions & RMSPropOptions & AdagradOptions & AdamOptions;
  readonly clipNorm?: number;
  /** Before each of six steps. */
  readonly losses: readonly number[];
  readonly gradientNorms: readonly number[];
  /** After each of the first five. */
  readonly states: readonly Readonly<Record<string, readonly number[]>>[];
}

interface OptimizersJson extends NetworkJson {
  readonly inputs: number[][];
  readonly targets: number[][];
  readonly cases: readonly OptimizerCase[];
}

interface TrajectoryJson extends NetworkJson {
  readonly inputs: readonly number[][];
  readonly targets: readonly number[];
  readonly learningRate: number;
  /** Indices of the samples of each step. */
  readonly batches: readonly (readonly number[])[];
  readonly losses: readonly number[];
}

const CREATE: Readonly<Record<OptimizerName, (options: OptimizerCase["options"]) => Optimizer>> = {
  SGD: (options) => new SGD(options),
  Momentum: (options) => new Momentum(options),
  RMSProp: (options) => new RMSProp(options),
  Adagrad: (options) => new Adagrad(options),
  Adam: (options) => new Adam(options),
  AdamW: (options) => new AdamW(options),
};

const optimizers = readGolden("optimizers") as OptimizersJson;

test.each(optimizers.cases)("$name: five steps as in PyTorch", ({ type, options, clipNorm, ...golden }) => {
  using network = networkOf(optimizers);
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: CREATE[type](options), clipNorm });
  golden.losses.forEach((loss, step) => {
    const seen = trainer.step(optimizers.inputs, optimizers.targets);
    expectClose(`loss before step ${step + 1}`, [seen], [loss], within(1e-6));
    expectClose(
      `gradient norm of step ${step + 1}`,
      [trainer.gradientNorm],
      [golden.gradientNorms[step]],
      within(1e-6),
    );
    if (step < golden.states.length) {
      expectState(`after step ${step + 1}`, network.stateDict(), golden.states[step], within(1e-6));
    }
  });
  expect(trainer.steps).toBe(6);
});

/**
 * PyTorch divides by norm + 1e-6. With w = 1, x = 0.001, t = 0 the gradient is 2 w x^2 = 2e-6;
 * clipped to 1e-6 it is 2e-6 * 1e-6 / (2e-6 + 1e-6) = 2e-6 / 3, and w becomes 1 - 1e5 * 2e-6 / 3.
 */
test("clipping divides by the norm and the guard of 1e-6", () => {
  using network = new Network([new Linear(1, 1, { bias: false })]);
  network.loadStateDict({ "0.weight": { shape: [1, 1], data: Float32Array.of(1) } });
  const optimizer = new SGD({ learningRate: 1e5 });
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer, clipNorm: 1e-6 });
  trainer.step([[0.001]], [[0]]);
  expectClose("weight", network.stateDict()["0.weight"].data, [1 - 0.2 / 3], within(1e-6));
});

test("twenty steps of Adam on mini-batches through BatchNorm, ReLU and LeakyReLU", () => {
  const golden = readGolden("trajectory") as TrajectoryJson;
  using network = networkOf(golden);
  const optimizer = new Adam({ learningRate: golden.learningRate });
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer });
  const losses = golden.batches.map((batch) =>
    trainer.step(
      batch.map((i) => golden.inputs[i]),
      batch.map((i) => golden.targets[i]),
    ),
  );
  expectClose("losses", losses, golden.losses, within(1e-6));
});
