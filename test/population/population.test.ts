/** A network in a population has the bits of the same network trained by `Trainer`, alone or in any company. */
import { describe, expect, test } from "vitest";
import { circles } from "../../src/datasets/index";
import { Adam, Momentum, Network, SGD, Trainer, type Optimizer } from "../../src/index";
import { columnsOf } from "../../src/population/result-row";
import { Population } from "../../src/population/population";
import type { Member, PopulationTask } from "../../src/population/task";
import { populationEngineFor } from "../../src/wasm/population-engine";

const DATA = circles({ samples: 128, noise: 0.1, factor: 0.2, seed: 1 });

/** System S's task on its circles, with what a test changes. */
function taskOf(changes: Partial<PopulationTask> = {}): PopulationTask {
  return {
    architecture: [2, 3, 2, 1],
    activation: "sigmoid",
    outputActivation: "sigmoid",
    initializer: "normal",
    loss: "binaryCrossEntropy",
    reduction: "sum",
    optimizer: { type: "sgd" },
    regularizeBiases: true,
    success: { type: "allRight" },
    stopOnSuccess: true,
    checkpoints: [],
    precision: "strict",
    inputs: DATA.inputs,
    targets: { data: Float32Array.from(DATA.targets), rows: DATA.targets.length, columns: 1 },
    labels: DATA.targets,
    ...changes,
  };
}

/** Rows of all members, in their order. */
function train(task: PopulationTask, members: readonly Member[]): Float64Array[] {
  const rows = new Map<Member, Float64Array>();
  const queue = members[Symbol.iterator]();
  const population = new Population(populationEngineFor(task.precision), task);
  const flow = {
    next: () => queue.next().value,
    done: (member: Member, row: Float64Array) => void rows.set(member, row),
  };
  while (population.advance(flow, 100));
  population.dispose();
  return members.map((member) => rows.get(member)!);
}

const members = (count: number, changes: Partial<Member> = {}): Member[] =>
  Array.from({ length: count }, (_, seed) => ({ seed, learningRate: 0.025, l2: 0.02, epochs: 60, ...changes }));

function optimizerOf({ optimizer }: PopulationTask, { learningRate, l2 }: Member): Optimizer {
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
    expect([row[columns.loss], row[columns.accuracy], ...finalNorms], `member ${i}`).toEqual(alone);
  }
}

describe("the bits of Trainer", () => {
  test("2-3-2-1 on circles", () => expectTrainersBits(taskOf(), members(9, { epochs: 400 })));
});

test("speed", () => {
  const task = taskOf();
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    const list = members(512, { epochs: 400 });
    const rows = train(task, list);
    const ms = performance.now() - start;
    const epochs = rows.reduce((sum, row) => sum + row[1], 0);
    console.log((1000 * ms) / epochs, "us", rows.filter((row) => row[0] === 1).length / rows.length, ms);
  }
});
