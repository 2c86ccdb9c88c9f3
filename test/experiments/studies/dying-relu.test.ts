/** Deep and narrow ReLU networks: the exact law of those born dead, and who collapses. */
import { expect, test } from "vitest";
import { dyingRelu, networkSeed } from "../../../src/experiments/index";
import { Adam, Network, Trainer } from "../../../src/index";

const WIDTHS = [2, 4, 6];
const DEPTHS = [1, 5, 10, 20];

test("of one sample (1 - 2^-w)^L are alive, within three standard errors in every cell", async () => {
  const networks = 2000;
  const dataset = { inputs: [[1]], targets: [[1]] };
  const { alive, law } = await dyingRelu({ widths: WIDTHS, depths: DEPTHS, networks, epochs: 0, dataset, workers: 0 });
  expect([alive.rows, alive.columns]).toEqual([4, 3]);
  law.data.forEach((p, cell) => {
    const [depth, width] = [DEPTHS[Math.floor(cell / 3)], WIDTHS[cell % 3]];
    expect(p).toBeCloseTo((1 - 2 ** -width) ** depth, 6);
    expect(Math.abs(alive.data[cell] - p), `width ${width}, depth ${depth}`).toBeLessThan(
      3 * Math.sqrt((p * (1 - p)) / networks),
    );
  });
});

test("of data on both sides of 0 more are alive than the law says, and fewer with the depth", async () => {
  const { alive, law } = await dyingRelu({ widths: WIDTHS, depths: DEPTHS, networks: 500, epochs: 0, workers: 0 });
  alive.data.forEach((share, cell) => {
    expect(share).toBeGreaterThan(law.data[cell] - 3 * Math.sqrt(0.25 / 500));
    if (cell >= 3) expect(share).toBeLessThan(alive.data[cell - 3] + 3 * Math.sqrt(0.5 / 500));
  });
});

test("narrow and deep networks collapse, wide and shallow ones learn |x|", async () => {
  const study = await dyingRelu({ widths: [2, 10], depths: [2, 10], networks: 48, seed: 1, workers: 0 });
  const { collapsed, alive, fitted } = study;
  const [shallowNarrow, shallowWide, deepNarrow, deepWide] = collapsed.data;
  expect(deepNarrow).toBeGreaterThan(0.75);
  expect(shallowWide).toBeLessThan(0.07);
  expect(deepNarrow).toBeGreaterThan(shallowNarrow);
  expect(shallowNarrow).toBeGreaterThan(shallowWide);
  expect(deepWide).toBeLessThan(0.5 * deepNarrow);
  expect(fitted.data[1]).toBeGreaterThan(0.9);
  // A network that is dead at the start collapses.
  collapsed.data.forEach((share, cell) => {
    expect(share).toBeGreaterThanOrEqual(1 - alive.data[cell] - 1e-6);
  });
});

test("those that die on the way are counted as what they come to, though they stop at once", async () => {
  const [width, depth, networks, seed] = [3, 6, 24, 2];
  const { collapsed, alive } = await dyingRelu({ widths: [width], depths: [depth], networks, seed, workers: 0 });
  const inputs = Array.from({ length: 100 }, (_, i) => [Math.sqrt(3) * ((2 * i) / 99 - 1)]);
  const dataset = { inputs, targets: inputs.map(([x]) => [Math.abs(x)]) };
  const mean = dataset.targets.reduce((sum, [y]) => sum + y, 0) / 100;
  const variance = dataset.targets.reduce((sum, [y]) => sum + (y - mean) ** 2, 0) / 100;
  let constant = 0;
  for (let i = 0; i < networks; i++) {
    using network = Network.mlp([1, ...new Array<number>(depth).fill(width), 1], {
      activation: "relu",
      initializer: "he",
      seed: networkSeed(seed, i),
    });
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new Adam({ learningRate: 0.01 }) });
    await trainer.fit(dataset, { epochs: 1000, batchSize: 100, shuffle: false });
    if (Math.abs(trainer.evaluate(dataset).loss / variance - 1) < 0.01) constant++;
  }
  expect(Math.round(collapsed.data[0] * networks)).toBe(constant);
  // Some of them were alive at the start.
  expect(constant).toBeGreaterThan(Math.round((1 - alive.data[0]) * networks));
});
