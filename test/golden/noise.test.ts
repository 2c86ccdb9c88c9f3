/** Layers that draw random numbers: what they make of an element, beside PyTorch's, and how often. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  AlphaDropout,
  GaussianNoise,
  Linear,
  Network,
  Trainer,
  type CustomLoss,
  type NeuralLayer,
} from "../../src/index";

interface Case {
  readonly rate: number;
  readonly x: number;
  readonly dropped: number;
  readonly kept: number;
  readonly slope: number;
}

const golden = JSON.parse(readFileSync(new URL("alpha-dropout.json", import.meta.url), "utf8")) as Case[];
const ROWS = 4000;

/** Outputs of a layer in training for rows that are all x, and the slope of their sum by the bias before it. */
function pass(layer: NeuralLayer, x: number, steps = 1): { readonly outputs: number[][]; readonly slope: number } {
  const outputs: number[][] = [];
  const loss: CustomLoss = {
    name: "sum",
    evaluate({ data }) {
      outputs.push(Array.from(data));
      return { loss: 0, gradient: new Float32Array(data.length).fill(1) };
    },
  };
  using network = new Network([new Linear(1, 1, { initializer: { constant: 1 } }), layer], { seed: 5 });
  const trainer = new Trainer(network, { loss });
  let slope = 0;
  for (let step = 0; step < steps; step++) {
    network.loadStateDict({
      "0.weight": { shape: [1, 1], data: Float32Array.of(1) },
      "0.bias": { shape: [1], data: Float32Array.of(0) },
    });
    trainer.step(Array<number[]>(ROWS).fill([x]), Array<number[]>(ROWS).fill([0]));
    slope = trainer.gradients()["0.bias"].data[0];
  }
  return { outputs, slope };
}

test.each(golden)("AlphaDropout($rate) of $x: PyTorch's values and slope", ({ rate, x, dropped, kept, slope }) => {
  const { outputs, slope: sum } = pass(new AlphaDropout(rate), x);
  const isKept = outputs[0].map((y) => Math.abs(y - kept) < Math.abs(y - dropped));
  outputs[0].forEach((y, i) => {
    expect(y).toBeCloseTo(isKept[i] ? kept : dropped, 5);
  });
  const count = isKept.filter(Boolean).length;
  // Five standard deviations of the number of kept elements.
  expect(Math.abs(count - (1 - rate) * ROWS)).toBeLessThan(5 * Math.sqrt(ROWS * rate * (1 - rate)));
  expect(sum / (count * slope)).toBeCloseTo(1, 4);
});

test("GaussianNoise: normal, new in each step, and its gradient passes as it is", () => {
  const { outputs, slope } = pass(new GaussianNoise(0.5), 2, 2);
  const noise = outputs.flat().map((y) => (y - 2) / 0.5);
  const moment = (power: number) => noise.reduce((sum, z) => sum + z ** power, 0) / noise.length;
  // Five standard errors of each moment of N(0, 1), of 8000 numbers.
  expect(Math.abs(moment(1))).toBeLessThan(5 * Math.sqrt(1 / 8000));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / 8000));
  expect(Math.abs(moment(3))).toBeLessThan(5 * Math.sqrt(15 / 8000));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / 8000));
  const product = outputs[0].reduce((sum, y, i) => sum + (y - 2) * (outputs[1][i] - 2), 0) / ROWS / 0.25;
  expect(Math.abs(product)).toBeLessThan(5 / Math.sqrt(ROWS));
  expect(slope / ROWS).toBeCloseTo(1, 6);
});
