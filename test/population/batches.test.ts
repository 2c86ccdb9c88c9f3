/** Mini-batches in lanes: the very bits of `Trainer.fit`, whatever the other lanes do. */
import { describe, expect, test } from "vitest";
import { circles } from "../../src/datasets/index";
import { Adam, Momentum, Network, SGD, Trainer, type Optimizer } from "../../src/index";
import type { Member, PopulationTask } from "../../src/population/task";
import { PLAIN_TASK, trainTogether } from "./plain-task";

const ROWS = 40;
const DATA = circles({ samples: ROWS, noise: 0.1, factor: 0.2, seed: 1 });
const TARGETS = { data: Float32Array.from(DATA.targets), rows: ROWS, columns: 1 };

const TASK: PopulationTask = {
  ...PLAIN_TASK,
  architecture: [2, 6, 5, 1],
  outputActivation: "sigmoid",
  loss: "binaryCrossEntropy",
  notes: { norms: false, trace: [] },
  inputs: DATA.inputs,
  targets: TARGETS,
  labels: DATA.targets,
  batchSize: 7,
};

const member = (seed: number, epochs: number, learningRate = 0.1): Member => ({ seed, learningRate, l2: 0, epochs });

/** Weights (fanIn x fanOut) and biases of `Trainer.fit`, and the loss at the end. */
async function trainAlone(
  seed: number,
  epochs: number,
  optimizer: Optimizer,
  batchSize: number,
  reduction: "mean" | "sum",
) {
  using network = Network.mlp(TASK.architecture, {
    activation: "tanh",
    outputActivation: "sigmoid",
    initializer: "xavier",
    seed,
  });
  const trainer = new Trainer(network, { loss: "binaryCrossEntropy", optimizer, reduction });
  await trainer.fit({ inputs: DATA.inputs, targets: TARGETS }, { epochs, batchSize });
  const parameters = Object.values(network.stateDict()).flatMap(({ shape: [fanOut, fanIn = 1], data }) =>
    Array.from(data, (_, i) => data[(i % fanOut) * fanIn + Math.floor(i / fanOut)]),
  );
  return { parameters, loss: trainer.evaluate({ inputs: DATA.inputs, targets: TARGETS }).loss };
}

describe.each([
  ["sgd", { type: "sgd" }, (learningRate: number) => new SGD({ learningRate })],
  ["momentum", { type: "momentum", momentum: 0.9 }, (learningRate: number) => new Momentum({ learningRate })],
  [
    "adam",
    { type: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    (learningRate: number) => new Adam({ learningRate }),
  ],
] as const)("%s", (_, optimizer, create) => {
  // Batches that divide the samples, that leave a rest, of one sample, and as many as there are.
  test.each([8, 7, 1, 40, 64])("batches of %i have the bits of Trainer, in any lane", async (batchSize) => {
    for (const reduction of ["mean", "sum"] as const) {
      const task: PopulationTask = { ...TASK, optimizer, reduction, batchSize };
      const members = [member(1, 3, 0.01), member(2, 5, 0.02), member(3, 0), member(4, 2, 0.01), member(5, 4, 0.01)];
      const results = trainTogether(task, members);
      for (const [i, { seed, epochs, learningRate }] of members.entries()) {
        const alone = await trainAlone(seed, epochs, create(learningRate as number), batchSize, reduction);
        // One batch of all samples is the full batch, which nothing shuffles.
        if (batchSize < ROWS) expect([...results[i].parameters]).toEqual(alone.parameters);
        else expect(results[i].row[results[i].columns.loss]).toBeCloseTo(alone.loss, 4);
      }
    }
  });
});

test("a network that diverges leaves its lane, and the others do not notice", () => {
  const task: PopulationTask = { ...TASK, loss: "meanSquaredError", outputActivation: "none" };
  const [alone] = trainTogether(task, [member(1, 6)]);
  const [beside, lost, next] = trainTogether(task, [member(1, 6), member(2, 6, 1e30), member(3, 6)]);
  expect(beside.parameters).toEqual(alone.parameters);
  expect(Number.isFinite(lost.row[lost.columns.loss])).toBe(false);
  expect(lost.row[lost.columns.stopEpoch]).toBeLessThan(6);
  expect(next.row[next.columns.stopEpoch]).toBe(6);
});

test("success is looked at after whole epochs, with all samples", () => {
  const task: PopulationTask = { ...TASK, success: { type: "allRight" }, stopOnSuccess: true };
  const results = trainTogether(
    task,
    [1, 2, 3, 4, 5, 6].map((seed) => member(seed, 400, 0.5)),
  );
  const stops = results.map(({ row, columns }) => row[columns.stopEpoch]);
  for (const { row, columns } of results) {
    expect(row[columns.accuracy] === 1).toBe(row[columns.success] === 1);
  }
  expect(Math.min(...stops)).toBeLessThan(400);
});
