/** Maps of trainability: the bits of Trainer, the edge of a linear layer, the dimension of the boundary. */
import { expect, test } from "vitest";
import { boxDimension } from "../../../src/experiments/box-dimension";
import { coarseToFine } from "../../../src/experiments/coarse-to-fine";
import { networkOf, trainabilityBoundary } from "../../../src/experiments/index";
import { planTrainabilityBoundary } from "../../../src/experiments/trainability-boundary";
import { Linear, Network, SGD, Tanh, Trainer } from "../../../src/index";
import type { UpdateBlocks } from "../../../src/optimizers/optimizer";
import type { Kernels } from "../../../src/wasm/kernels";

/** A rate for each of two layers of 64 and 8 weights. */
class TwoRates extends SGD {
  constructor(private readonly rates: readonly [number, number]) {
    super({ learningRate: 1 });
  }

  override update(kernels: Kernels, { parameters, gradients }: UpdateBlocks): void {
    kernels.sgdStep(parameters, gradients, 64, this.rates[0], 0, 1);
    kernels.sgdStep(parameters + 256, gradients + 256, 8, this.rates[1], 0, 1);
  }
}

// A call of the kernels has room for 256 losses.
test.each([40, 300])("%i steps: pixels are runs of Trainer with a rate for each layer, bit by bit", async (steps) => {
  const options = { size: 8, workers: 0, steps, logRates1: [0, 3.5], logRates2: [0.5, 2.6] } as const;
  const map = await trainabilityBoundary(options);
  const [{ task }] = planTrainabilityBoundary(options).parts;
  let compared = 0;
  for (let pixel = 0; pixel < 64; pixel += 3) {
    const [row, column] = [Math.floor(pixel / 8), pixel % 8];
    const bias = { bias: false };
    using network = new Network([new Linear(8, 8, bias), new Tanh(), new Linear(8, 1, bias)]);
    using start = networkOf(map, pixel, { epochs: 0 });
    network.loadStateDict(start.stateDict());
    const rates: [number, number] = [(2 * 10 ** map.logRates1[column]) / 8, 10 ** map.logRates2[row] / 64];
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new TwoRates(rates) });
    const losses: number[] = [];
    try {
      for (let step = 0; step < steps; step++) losses.push(trainer.step(task.inputs, task.targets));
    } catch {
      // A trainer refuses to go on when it diverges; the rest counts as 1e6.
    }
    const ratios = Array.from({ length: steps }, (_, i) => Math.min(losses[i] / losses[0] || Infinity, 1e6));
    const mean = ratios.slice(-20).reduce((sum, ratio) => sum + ratio, 0) / 20;
    expect(map.converged.data[pixel], `pixel ${pixel}`).toBe(Number(mean < 1));
    const value =
      mean < 1 ? -ratios.reduce((sum, ratio) => sum + ratio, 0) : ratios.reduce((sum, ratio) => sum + 1 / ratio, 0);
    if (losses.length === steps) {
      expect(map.value.data[pixel], `pixel ${pixel}`).toBe(Math.fround(value));
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(8);
});

test("small rates converge, large ones do not", async () => {
  const { converged } = await trainabilityBoundary({ size: 6, logRates1: [-2, 5], logRates2: [-2, 5], workers: 0 });
  expect(converged.data[0]).toBe(1);
  expect(converged.data[35]).toBe(0);
});

test("a linear layer turns at 2 / (largest eigenvalue), to a pixel", async () => {
  // With the first layer still, the second is a linear model of fixed features.
  const size = 60;
  const map = await trainabilityBoundary({
    size,
    activation: "identity",
    logRates1: [-30, -29.9],
    logRates2: [0.5, 1.5],
    steps: 400,
    workers: 0,
  });
  const [{ task }] = planTrainabilityBoundary({ size, activation: "identity" }).parts;
  using network = networkOf(map, 0, { epochs: 0 });
  const { data: w } = network.stateDict()["0.weight"];
  const { data: x, rows } = task.inputs;
  const hidden = Array.from({ length: rows }, (_, s) =>
    Array.from({ length: 8 }, (_, j) =>
      Array.from({ length: 8 }, (_, k) => w[j * 8 + k] * x[s * 8 + k]).reduce((p, q) => p + q, 0),
    ),
  );
  const gauss = Array.from({ length: 8 }, (_, i) =>
    Array.from({ length: 8 }, (_, j) => (2 * hidden.reduce((sum, h) => sum + h[i] * h[j], 0)) / rows),
  );
  let v = gauss.map((_, i) => i + 1);
  let largest = 0;
  for (let i = 0; i < 1000; i++) {
    const product = gauss.map((row) => row.reduce((sum, value, j) => sum + value * v[j], 0));
    largest = Math.hypot(...product) / Math.hypot(...v);
    v = product.map((value) => value / Math.hypot(...product));
  }
  const edge = Math.log10((64 * 2) / largest);
  const turn = Array.from({ length: size }, (_, r) => map.converged.data[r * size]).indexOf(0);
  expect(Math.abs(map.logRates2[turn] - edge)).toBeLessThan(1 / (size - 1));
  // The first layer's rate is too small to matter: all columns are alike.
  for (let r = 0; r < size; r++) expect(new Set(map.converged.data.subarray(r * size, (r + 1) * size)).size).toBe(1);
}, 60_000);

test("the boundary of tanh is torn, that of a linear network smooth", async () => {
  const tanh = await trainabilityBoundary({ size: 96, workers: 0 });
  const linear = await trainabilityBoundary({
    size: 96,
    activation: "none",
    logRates1: [-1, 2.5],
    logRates2: [-1, 2.5],
    workers: 0,
  });
  expect(tanh.dimension).toBeGreaterThan(1.2);
  expect(Math.abs(linear.dimension - 1)).toBeLessThan(0.12);
}, 60_000);

test("box counting: a line has dimension 1, a filled border 2, nothing none", () => {
  expect(boxDimension(65, (r) => r > 30)).toBeCloseTo(1, 6);
  expect(boxDimension(65, (r, c) => (r + c) % 2 === 0)).toBeCloseTo(2, 6);
  expect(boxDimension(65, () => true)).toBeNaN();
});

test("coarse to fine: every cell once, corners of large blocks first", () => {
  for (const size of [2, 3, 8, 13]) {
    const order = [...coarseToFine(size)];
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: size * size }, (_, i) => i));
  }
  expect([...coarseToFine(4)].slice(0, 4)).toEqual([0, 2, 8, 10]);
});
