/** Hyper-parameter search: finds what is better, repeats itself, folds without leaks. */
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { circles, wave } from "../../src/datasets/index";
import { fromJSON, hyperparameterSearch, toCSV, toJSON } from "../../src/experiments/index";
import { rungsOf } from "../../src/experiments/search/rungs";
import { foldsOf } from "../../src/experiments/search/folds";
import { Adam, Network, Trainer } from "../../src/index";
import { rowsOf } from "../../src/core/matrix";

const dataset = circles({ samples: 120, noise: 0.1, factor: 0.4, seed: 2 });
const options = { dataset, epochs: 20, workers: 0, seed: 3 };

test("a grid finds the rate that learns", async () => {
  const { table, best } = await hyperparameterSearch({
    ...options,
    method: "grid",
    layers: [[8], [16, 8]],
    learningRate: [1e-6, 0.02],
  });
  expect(table).toHaveLength(4);
  expect(best).toBe(table[0]);
  expect(best.configuration.learningRate).toBe(0.02);
  expect(best.accuracy).toBeGreaterThan(0.9);
  expect(table.map(({ score }) => score)).toEqual(table.map(({ score }) => score).sort((a, b) => b - a));
});

test("a score is that of the network trained by hand on the same rows", async () => {
  const { table } = await hyperparameterSearch({
    ...options,
    method: "grid",
    layers: [[8]],
    learningRate: [0.02],
    folds: 3,
  });
  const folds = foldsOf("test", 120, 3, 0.2, 3);
  for (const [i, { train, validation }] of folds.entries()) {
    using network = Network.mlp([2, 8, 2], { seed: 3 });
    const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 0.02 }) });
    const part = (rows: Int32Array) => ({
      inputs: rowsOf(dataset.inputs, rows),
      targets: rows.map((row) => dataset.targets[row]),
    });
    await trainer.fit(part(train), { epochs: 20, batchSize: 32 });
    expect(table[0].folds[i]).toBe(trainer.evaluate(part(validation)).accuracy);
  }
});

test("folds hold every row out once and never train on it", () => {
  const folds = foldsOf("test", 11, 3, 0.2, 1);
  expect(folds.flatMap(({ validation }) => [...validation]).sort((a, b) => a - b)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
  for (const { train, validation } of folds) {
    expect(train.length + validation.length).toBe(11);
    expect([...train].filter((row) => validation.includes(row))).toEqual([]);
  }
});

test("random search repeats itself, and a longer one begins with the shorter", async () => {
  const space = {
    layers: [[4], [8]],
    activation: ["relu", "tanh"] as const,
    learningRate: { min: 1e-3, max: 1e-1 },
    l2: [0, 1e-3],
    epochs: 2,
  };
  const names = async (trials: number) =>
    (await hyperparameterSearch({ ...options, ...space, trials })).table.map(({ configuration }) =>
      JSON.stringify(configuration),
    );
  const six = await names(6);
  expect(await names(6)).toEqual(six);
  expect(new Set([...(await names(4)), ...six]).size).toBe(new Set(six).size);
  for (const name of six) {
    const { learningRate } = JSON.parse(name) as { learningRate: number };
    expect(learningRate).toBeGreaterThanOrEqual(1e-3);
    expect(learningRate).toBeLessThanOrEqual(1e-1);
  }
});

test("values are ranked by their loss; a rate that diverges comes last", async () => {
  const { inputs } = wave({ samples: 60, seed: 1 });
  const targets = { data: inputs.data.map((x) => x / 3), rows: 60, columns: 2 };
  const { table, settings } = await hyperparameterSearch({
    ...options,
    dataset: { inputs, targets },
    optimizer: "sgd",
    method: "grid",
    layers: [[6]],
    learningRate: [0.01, 1e20],
  });
  expect(settings.loss).toBe("meanSquaredError");
  expect(table.map(({ configuration }) => configuration.learningRate)).toEqual([0.01, 1e20]);
  expect(table[1].loss).toBe(Infinity);
});

test("a search goes through JSON and into CSV", async () => {
  const result = await hyperparameterSearch({ ...options, trials: 3, epochs: 1 });
  expect(fromJSON(toJSON(result))).toEqual(result);
  const lines = toCSV(result).trimEnd().split("\n");
  expect(lines[0]).toBe(
    "layers,activation,learning_rate,l2,batch_size,dropout,optimizer,max_norm,averaging,initializer,normalization,epochs,loss,accuracy,score",
  );
  expect(lines).toHaveLength(4);
});

test("progress counts trials", async () => {
  const counts: number[] = [];
  await hyperparameterSearch({
    ...options,
    trials: 2,
    folds: 2,
    epochs: 1,
    onProgress: ({ done }) => counts.push(done),
  });
  expect(counts).toEqual([0, 1, 2, 3, 4]);
});

test("varies dropout and optimizers, and a draw does not change with what is beside it", async () => {
  const few = { ...options, epochs: 2, trials: 12, l2: { min: 1e-4, max: 1e-1 } };
  const plain = await hyperparameterSearch(few);
  const more = await hyperparameterSearch({ ...few, dropout: [0, 0.3], optimizer: ["adam", "adamw", "sgd"] });
  const configurations = more.table.map(({ configuration }) => configuration);
  expect(new Set(configurations.map(({ dropout }) => dropout))).toEqual(new Set([0, 0.3]));
  expect(new Set(configurations.map(({ optimizer }) => optimizer)).size).toBe(3);
  const rates = ({ table }: typeof plain) => table.map(({ configuration: { l2 } }) => l2).sort();
  expect(rates(more)).toEqual(rates(plain));
});

describe("successive halving", () => {
  const space = { layers: [[4], [16]], learningRate: { min: 1e-4, max: 1e-1 }, dropout: [0, 0.2] };
  const halved = () =>
    hyperparameterSearch({ ...options, ...space, method: "halving", trials: 9, epochs: 18, folds: 2 });

  test("trains the best third on, exactly as if it had been trained at once", async () => {
    const { table, best, trainedEpochs } = await halved();
    expect(table.map(({ epochs }) => epochs)).toEqual([18, 6, 6, 2, 2, 2, 2, 2, 2]);
    expect(trainedEpochs).toBe(2 * (18 + 2 * 6 + 6 * 2));
    const all = await hyperparameterSearch({ ...options, ...space, trials: 9, epochs: 18, folds: 2 });
    const same = all.table.find(({ configuration }) => isDeepStrictEqual(configuration, best.configuration))!;
    expect(same).toEqual(best);
  });

  test("is the same with a schedule over all epochs, and in workers", async () => {
    const settings = { ...options, ...space, trials: 4, epochs: 9, schedule: "cosine" } as const;
    const { best } = await hyperparameterSearch({ ...settings, method: "halving" });
    const { table } = await hyperparameterSearch(settings);
    expect(table.find(({ configuration }) => isDeepStrictEqual(configuration, best.configuration))).toEqual(best);
  });

  test("trains for all epochs at once where there are too few for rungs", () => {
    expect(rungsOf(9, 1)).toEqual([{ epochs: 1, count: 9 }]);
    expect(rungsOf(9, 3)).toEqual([
      { epochs: 1, count: 3 + 6 },
      { epochs: 3, count: 1 },
    ]);
    expect(rungsOf(1, 90)).toEqual([
      { epochs: 10, count: 1 },
      { epochs: 30, count: 1 },
      { epochs: 90, count: 1 },
    ]);
  });
});
