/** The same seed gives the same bits: twice, among other networks, step by step or by `fit`, on every engine. */
import { expect, test } from "vitest";
import { Adam, BatchNorm1d, Dropout, Linear, minibatches, Network, ReLU, Trainer } from "../../src/index";
import { RandomNumbers } from "../reference/random";
import {
  BATCH_SIZE,
  createDataset,
  DIGEST_IN_ORDER,
  DIGEST_SHUFFLED,
  digestOf,
  EPOCHS,
  SAMPLES,
} from "./two-hundred-steps";

function createNetwork(seed = 42): Network {
  const layers = [new Linear(7, 33), new BatchNorm1d(33), new ReLU(), new Dropout(0.2), new Linear(33, 5)];
  return new Network(layers, { seed, precision: "strict" });
}

function createTrainer(network: Network): Trainer {
  return new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 1e-2 }) });
}

/** The 200 steps, one call each; `disturb` runs before every one. Returns the losses. */
function stepThrough(network: Network, disturb: (step: number) => void = () => undefined): number[] {
  const trainer = createTrainer(network);
  const losses: number[] = [];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { inputs, targets } of minibatches(createDataset(), { batchSize: BATCH_SIZE, shuffle: false })) {
      disturb(trainer.steps);
      losses.push(trainer.step(inputs, targets));
    }
  }
  expect(trainer.steps).toBe(200);
  return losses;
}

test("200 steps by `step` give the same bits everywhere", async () => {
  using network = createNetwork();
  stepThrough(network);
  expect(await digestOf(network)).toBe(DIGEST_IN_ORDER);
});

test("200 steps by `fit` give the bits of `step`", async () => {
  using network = createNetwork();
  const trainer = createTrainer(network);
  await trainer.fit(createDataset(), { epochs: EPOCHS, batchSize: BATCH_SIZE, shuffle: false });
  expect(trainer.steps).toBe(200);
  expect(await digestOf(network)).toBe(DIGEST_IN_ORDER);
});

test("200 shuffled steps by `fit` give the same bits everywhere", async () => {
  using network = createNetwork();
  await createTrainer(network).fit(createDataset(), { epochs: EPOCHS, batchSize: BATCH_SIZE });
  expect(await digestOf(network)).toBe(DIGEST_SHUFFLED);
});

test("epochs in one `fit` and in several give the same bits, validation or not", async () => {
  using network = createNetwork();
  const trainer = createTrainer(network);
  const validation = createDataset();
  await trainer.fit(createDataset(), { epochs: 3, batchSize: BATCH_SIZE });
  await trainer.fit(createDataset(), { epochs: EPOCHS - 3, batchSize: BATCH_SIZE, validation });
  expect(await digestOf(network)).toBe(DIGEST_SHUFFLED);
});

test("the losses of two runs are equal to the bit, those of another seed are not", () => {
  using first = createNetwork();
  using second = createNetwork();
  using other = createNetwork(43);
  const losses = stepThrough(first);
  expect(stepThrough(second)).toEqual(losses);
  expect(stepThrough(other)).not.toEqual(losses);
});

test("two networks trained in turns give the bits of each alone", async () => {
  using network = createNetwork();
  using other = createNetwork(7);
  const trainer = createTrainer(other);
  const { inputs } = createDataset();
  const rows = { data: inputs.data.subarray(0, 7 * 21), rows: 21, columns: 7 };
  const labels = Array.from({ length: 21 }, (_, i) => i % 5);
  stepThrough(network, () => trainer.step(rows, labels));
  expect(await digestOf(network)).toBe(DIGEST_IN_ORDER);
});

test("two networks fitted at once give the bits of each alone", async () => {
  using network = createNetwork();
  using other = createNetwork(7);
  const fit = (each: Network) =>
    createTrainer(each).fit(createDataset(), { epochs: EPOCHS, batchSize: BATCH_SIZE, shuffle: each === other });
  await Promise.all([fit(other), fit(network)]);
  expect(await digestOf(network)).toBe(DIGEST_IN_ORDER);
});

test("networks that come and go, and memory that grows, leave the bits alone", async () => {
  using network = createNetwork();
  const alive: Network[] = [];
  stepThrough(network, (step) => {
    if (step % 20 === 0) alive.push(new Network([new Linear(700, 700 + step)], { seed: step }));
    if (step % 50 === 25) alive.shift()?.dispose();
    if (step % 7 === 3) network.predict(createDataset().inputs);
    if (step === 100) network.predict({ data: new Float32Array(7 * 5000), rows: 5000, columns: 7 });
  });
  for (const other of alive) other.dispose();
  expect(await digestOf(network)).toBe(DIGEST_IN_ORDER);
});

test("reading and writing the state, evaluating and measuring leave the bits alone", async () => {
  using network = createNetwork();
  const evaluator = createTrainer(network);
  stepThrough(network, (step) => {
    if (step % 10 !== 0) return;
    network.loadStateDict(network.stateDict());
    network.norms();
    evaluator.evaluate(createDataset());
  });
  expect(await digestOf(network)).toBe(DIGEST_IN_ORDER);
});

test("a network made again from its configuration begins with the same bits", async () => {
  using network = createNetwork();
  using again = Network.fromConfig(network.config);
  expect(await digestOf(again)).toBe(await digestOf(network));
});

test("a row has the same outputs, to the bit, alone and in any batch", () => {
  using network = createNetwork();
  stepThrough(network);
  const { inputs } = createDataset();
  const all = network.predict(inputs).data;
  for (const rows of [1, 2, 3, 4, 5, 6, 7, 11, 33]) {
    for (const first of [0, 1, 100, SAMPLES - rows]) {
      const data = inputs.data.slice(7 * first, 7 * (first + rows));
      const outputs = network.predict({ data, rows, columns: 7 }).data;
      expect(outputs, `${rows} rows from ${first}`).toEqual(all.slice(5 * first, 5 * (first + rows)));
    }
  }
});

test.each([1, 3, 8, 9, 32, 33, 300])("one row and a batch agree to the bit through layers of %d columns", (width) => {
  using network = Network.mlp([width, width, 2 * width + 1, 3], { activation: "tanh", seed: width });
  const data = Float32Array.from(new RandomNumbers(width).matrix(13, width).flat());
  const batch = network.predict({ data, rows: 13, columns: width }).data;
  for (let r = 0; r < 13; r++) {
    const row = { data: data.slice(r * width, (r + 1) * width), rows: 1, columns: width };
    expect(network.predict(row).data, `row ${r}`).toEqual(batch.slice(3 * r, 3 * (r + 1)));
  }
});
