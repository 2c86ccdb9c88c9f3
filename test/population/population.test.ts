/** A network in a population has the bits of the same network trained by `Trainer`, alone or in any company. */
import { describe, expect, test } from "vitest";
import { circles } from "../../src/datasets/index";
import { Adam, Momentum, Network, SGD, Trainer, type Matrix, type Optimizer } from "../../src/index";
import { columnsOf } from "../../src/population/result-row";
import { POPULATION_ACTIVATIONS } from "../../src/population/activation";
import type { Member, PopulationTask } from "../../src/population/task";
import { supportsRelaxedSimd } from "../../src/wasm/module";
import { populationEngineFor } from "../../src/wasm/population-engine";
import { PLAIN_TASK, trainTogether } from "./plain-task";

const DATA = circles({ samples: 128, noise: 0.1, factor: 0.2, seed: 1 });

/** System S's task on its circles, with what a test changes. */
function taskOf(changes: Partial<PopulationTask> = {}): PopulationTask {
  return {
    ...PLAIN_TASK,
    architecture: [2, 3, 2, 1],
    activation: "sigmoid",
    outputActivation: "sigmoid",
    initializer: "normal",
    loss: "binaryCrossEntropy",
    reduction: "sum",
    success: { type: "allRight" },
    stopOnSuccess: true,
    notes: { norms: true, trace: ["totalNorm", "weightsNorm", "biasesNorm", "accuracy"] },
    inputs: DATA.inputs,
    targets: { data: Float32Array.from(DATA.targets), rows: DATA.targets.length, columns: 1 },
    labels: DATA.targets,
    ...changes,
  };
}

/** Rows of all members, in their order. */
const train = (...args: Parameters<typeof trainTogether>) => trainTogether(...args).map(({ row }) => row);

const members = (count: number, changes: Partial<Member> = {}): Member[] =>
  Array.from({ length: count }, (_, seed) => ({ seed, learningRate: 0.025, l2: 0.02, epochs: 60, ...changes }));

function optimizerOf({ optimizer }: PopulationTask, { learningRate, l2 }: Member): Optimizer {
  if (typeof learningRate !== "number") throw new Error("one rate of many");
  const options = { learningRate, weightDecay: l2 };
  if (optimizer.type === "sgd") return new SGD(options);
  if (optimizer.type === "momentum") return new Momentum({ ...options, momentum: optimizer.momentum });
  const { beta1, beta2, epsilon } = optimizer;
  return new Adam({ ...options, beta1, beta2, epsilon });
}

/** What `Trainer` makes of a member in as many epochs: final norms, loss, accuracy. */
async function trainAlone(task: PopulationTask, member: Member, epochs: number): Promise<number[]> {
  const { architecture, activation, initializer, precision, loss, reduction, inputs } = task;
  using network = Network.mlp(architecture, {
    activation,
    outputActivation: task.outputActivation,
    initializer,
    seed: member.seed,
    precision,
  });
  const trainer = new Trainer(network, { loss, reduction, optimizer: optimizerOf(task, member) });
  const dataset = { inputs, targets: loss === "crossEntropy" ? task.labels! : task.targets };
  if (epochs > 0) await trainer.fit(dataset, { epochs, batchSize: inputs.rows, shuffle: false });
  const { loss: finalLoss, accuracy = NaN } = trainer.evaluate(dataset);
  const { total, weights, biases, layers } = network.norms();
  return [finalLoss, accuracy, total, weights, biases, ...layers.flatMap((layer) => [layer.weights, layer.biases])];
}

async function expectTrainersBits(task: PopulationTask, list: readonly Member[]): Promise<void> {
  const columns = columnsOf(task);
  for (const [i, row] of train(task, list).entries()) {
    const alone = await trainAlone(task, list[i], row[columns.stopEpoch]);
    const finalNorms = row.subarray(columns.finalNorms, columns.finalNorms + columns.norms);
    const [loss, accuracy, ...norms] = alone;
    expect([row[columns.loss], ...finalNorms], `member ${i}`).toEqual([loss, ...norms]);
    // A trainer counts no classes where the targets of a squared error are rows.
    if (task.loss !== "meanSquaredError") expect(row[columns.accuracy]).toBe(accuracy);
  }
}

/** A class for each of 128 points by their angle: three classes in turn. */
const THREE = Int32Array.from(DATA.targets, (_, i) => i % 3);

function oneHot(labels: Int32Array, columns: number): Matrix {
  const data = new Float32Array(labels.length * columns);
  labels.forEach((label, r) => (data[r * columns + label] = 1));
  return { data, rows: labels.length, columns };
}

const classes = (columns: number, changes: Partial<PopulationTask>): Partial<PopulationTask> => ({
  loss: "crossEntropy",
  outputActivation: "none",
  targets: oneHot(THREE, columns),
  labels: THREE,
  ...changes,
});

/** 60 epochs of every kind of task; widths from 1 to 64, depths from one layer to four. */
const TASKS: [name: string, changes: Partial<PopulationTask>, member?: Partial<Member>][] = [
  ["one layer", { architecture: [2, 1] }],
  ["2-3-1", { architecture: [2, 3, 1] }],
  ["2-1-1", { architecture: [2, 1, 1] }],
  ["deep", { architecture: [2, 4, 5, 6, 1] }],
  ["wide", { architecture: [2, 64, 33, 1] }, { epochs: 5, learningRate: 0.001 }],
  ["mean", { reduction: "mean" }, { learningRate: 2 }],
  ["no L2", {}, { l2: 0 }],
  ["momentum", { optimizer: { type: "momentum", momentum: 0.9 } }, { learningRate: 0.005 }],
  ["Adam", { optimizer: { type: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } }, { learningRate: 0.01 }],
  ["tanh", { activation: "tanh", initializer: "xavier" }],
  ["ReLU", { activation: "relu", initializer: "he", architecture: [2, 7, 5, 1] }, { learningRate: 0.003 }],
  ["uniform", { initializer: "uniform" }],
  ["three classes", classes(3, { architecture: [2, 5, 3] })],
  ["nine outputs", classes(9, { architecture: [2, 5, 9], reduction: "mean" }), { learningRate: 0.5 }],
  ["squared error", { loss: "meanSquaredError", outputActivation: "none", reduction: "mean" }],
  ["squared error of a sigmoid", { loss: "meanSquaredError" }],
  [
    "squared error of three tanh",
    {
      ...classes(3, { architecture: [2, 4, 3] }),
      loss: "meanSquaredError",
      outputActivation: "tanh",
      activation: "tanh",
      reduction: "mean",
    },
  ],
  ["small loss", { success: { type: "lossBelow", threshold: 80 } }],
  ["no stop", { stopOnSuccess: false, checkpoints: [0, 7, 60] }],
];

describe("the bits of Trainer", () => {
  test.each(POPULATION_ACTIVATIONS)("%s, in hidden layers and after the last", async (activation) => {
    const adam = { type: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
    const squared = { loss: "meanSquaredError", reduction: "mean", outputActivation: activation } as const;
    const task = taskOf({ architecture: [2, 5, 4, 1], initializer: "xavier", optimizer: adam, activation });
    await expectTrainersBits(task, members(5, { epochs: 10 }));
    await expectTrainersBits({ ...task, ...squared }, members(5, { epochs: 10 }));
  });

  test.each(TASKS)("%s", async (_, changes, member) => {
    await expectTrainersBits(taskOf(changes), members(5, member));
  });

  test("400 epochs that end when all samples are right", async () => {
    const list = members(9, { epochs: 400 });
    await expectTrainersBits(taskOf(), list);
    const stops = train(taskOf(), list).filter((row) => row[0] === 1 && row[1] < 400);
    expect(stops.length).toBeGreaterThan(3);
  });

  test("no epochs: the initial network", async () => {
    await expectTrainersBits(taskOf(), members(3, { epochs: 0 }));
  });

  test("each network has settings of its own", async () => {
    const list = members(13).map((member, i) => ({
      ...member,
      learningRate: 0.01 * (i + 1),
      l2: 0.003 * i,
      epochs: 7 * i,
    }));
    await expectTrainersBits(taskOf(), list);
  });
});

test.runIf(supportsRelaxedSimd())("the fast mode fuses more than a trainer does: norms to five digits", async () => {
  const task = taskOf({ precision: "fast" });
  const columns = columnsOf(task);
  const list = members(5);
  for (const [i, row] of train(task, list).entries()) {
    const [loss, , ...norms] = await trainAlone(task, list[i], row[columns.stopEpoch]);
    const finalNorms = row.subarray(columns.finalNorms, columns.finalNorms + columns.norms);
    [loss, ...norms].forEach((expected, j) => {
      const value = j === 0 ? row[columns.loss] : finalNorms[j - 1];
      expect(Math.abs(value - expected)).toBeLessThan(1e-5 * Math.abs(expected));
    });
  }
});

describe("company", () => {
  test("a thousand networks are a thousand populations of one, to the bit", () => {
    const list = members(1000, { epochs: 40 });
    const alone = list.map((member) => train(taskOf(), [member])[0]);
    expect(train(taskOf(), list)).toEqual(alone);
  });

  test("neither order nor slices change a network", () => {
    const list = members(50);
    const forwards = train(taskOf(), list);
    const backwards = train(taskOf(), [...list].reverse()).reverse();
    expect(backwards).toEqual(forwards);
    expect(train(taskOf(), list, 0)).toEqual(forwards);
  });
});

describe("success", () => {
  test("is noted at the first epoch at which every sample is right", async () => {
    const [row] = train(taskOf(), members(1, { seed: 0, epochs: 400 }));
    const columns = columnsOf(taskOf());
    const stop = row[columns.stopEpoch];
    expect(row[columns.success]).toBe(1);
    for (const [epochs, isRight] of [
      [stop - 1, false],
      [stop, true],
    ] as const) {
      const [, accuracy] = await trainAlone(taskOf(), members(1, { seed: 0 })[0], epochs);
      expect(accuracy === 1).toBe(isRight);
    }
  });

  test("below a loss stops at the first epoch below it", async () => {
    const task = taskOf({ success: { type: "lossBelow", threshold: 80 } });
    const [member] = members(1, { epochs: 400 });
    const [row] = train(task, [member]);
    const stop = row[columnsOf(task).stopEpoch];
    const [before] = await trainAlone(task, member, stop - 1);
    expect(before).toBeGreaterThanOrEqual(80);
    expect(row[columnsOf(task).loss]).toBeLessThan(80);
  });

  test("without a stop is noted and training goes on", () => {
    const list = members(8, { epochs: 400 });
    const stopped = train(taskOf(), list);
    const through = train(taskOf({ stopOnSuccess: false }), list);
    expect(through.map((row) => row[0])).toEqual(stopped.map((row) => row[0]));
    expect(through.map((row) => row[1])).toEqual(list.map(() => 400));
  });
});

test("Adam at rates that f32 loses: the bits of Trainer, beside empty lanes", async () => {
  // The second input is always 0, and so is the gradient of its weights.
  const data = DATA.inputs.data.map((x, i) => (i % 2 === 0 ? x : 0));
  const optimizer = { type: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
  const task = taskOf({ optimizer, inputs: { ...DATA.inputs, data }, success: { type: "never" } });
  const list = [1e-37, 1e-39, 1e-40, 1e-60, 0.01].map((learningRate) => members(1, { learningRate, l2: 0 })[0]);
  await expectTrainersBits(task, list);
});

test("L2 on the weights alone leaves the biases' gradient as it is", () => {
  const task = taskOf({ architecture: [2, 1], regularizeBiases: false, success: { type: "never" } });
  const columns = columnsOf(task);
  const decay = (l2: number) => train(task, members(1, { learningRate: 1e-9, l2, epochs: 1 }))[0];
  // One step of rate 1e-9 with L2 term 5e8 halves the weights; the data's gradient is nothing beside it.
  const [free, halved] = [decay(0), decay(5e8)];
  expect(halved[columns.finalNorms + 1] / free[columns.finalNorms + 1]).toBeCloseTo(0.5, 5);
  expect(halved[columns.finalNorms + 2]).toBe(free[columns.finalNorms + 2]);
});

test("checkpoints hold the norms and accuracies of those epochs", async () => {
  const task = taskOf({ checkpoints: [0, 3, 10], stopOnSuccess: false });
  const columns = columnsOf(task);
  const [member] = members(1, { seed: 5, epochs: 10 });
  const [row] = train(task, [member]);
  for (const [point, epochs] of task.checkpoints.entries()) {
    const [, accuracy, total, weights, biases] = await trainAlone(task, member, epochs);
    const noted = row.subarray(columns.trace + 4 * point, columns.trace + 4 * point + 4);
    expect([...noted]).toEqual([total, weights, biases, accuracy]);
  }
});

test("a population gives all its memory back", () => {
  const { arena } = populationEngineFor("strict");
  const before = arena.liveBytes;
  train(taskOf(), members(6));
  expect(arena.liveBytes).toBe(before);
});
