import { describe, expect, test } from "vitest";
import { Linear, Network, type Initializer } from "../../src/index";

const FAN_IN = 100;
const FAN_OUT = 200;

function initialValues(initializer: Initializer, seed: number) {
  using network = new Network([new Linear(FAN_IN, FAN_OUT, { initializer })], { seed });
  const dict = network.stateDict();
  return { weights: [...dict["0.weight"].data], biases: [...dict["0.bias"].data] };
}

const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
const meanSquare = (values: readonly number[]) => mean(values.map((x) => x * x));

describe.each([
  ["xavier", Math.sqrt(6 / (FAN_IN + FAN_OUT))],
  ["he", Math.sqrt(6 / FAN_IN)],
  ["uniform", 1 / Math.sqrt(FAN_IN)],
] as const)("%s", (initializer, bound) => {
  const { weights, biases } = initialValues(initializer, 1);

  test("weights stay within the bound and reach it", () => {
    const largest = Math.max(...weights.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(Math.fround(bound));
    expect(largest).toBeGreaterThan(0.999 * bound);
  });

  test("weights are uniform: mean 0, variance bound² / 3, equal eighths", () => {
    expect(Math.abs(mean(weights))).toBeLessThan(0.02 * bound);
    expect(Math.abs(meanSquare(weights) / (bound ** 2 / 3) - 1)).toBeLessThan(0.03);
    for (let eighth = 0; eighth < 8; eighth++) {
      const inside = weights.filter((x) => Math.floor((x / bound + 1) * 4) === eighth).length;
      expect(Math.abs(inside / weights.length - 1 / 8)).toBeLessThan(0.012);
    }
  });

  test("biases are zero", () => {
    expect(biases).toStrictEqual(new Array(FAN_OUT).fill(0));
  });
});

test("normal: weights and biases are N(0, 1), and not the same numbers", () => {
  const { weights, biases } = initialValues("normal", 1);
  expect(Math.abs(mean(weights))).toBeLessThan(0.03);
  expect(Math.abs(meanSquare(weights) - 1)).toBeLessThan(0.04);
  expect(Math.max(...weights)).toBeGreaterThan(3);
  expect(Math.abs(mean(biases))).toBeLessThan(0.3);
  expect(Math.abs(meanSquare(biases) - 1)).toBeLessThan(0.4);
  expect(biases.filter((bias) => weights.includes(bias)).length).toBeLessThan(5);
});

test("layers of one network begin with different weights", () => {
  using network = new Network([new Linear(8, 8), new Linear(8, 8)], { seed: 1 });
  const dict = network.stateDict();
  expect(dict["0.weight"].data).not.toStrictEqual(dict["1.weight"].data);
});

test.each(["xavier", "normal"] as const)("%s: the seed fixes every bit", (initializer) => {
  const values = initialValues(initializer, 7);
  expect(initialValues(initializer, 7)).toStrictEqual(values);
  expect(initialValues(initializer, 8).weights).not.toStrictEqual(values.weights);
  expect(initialValues(initializer, 7 + 2 ** 32).weights).not.toStrictEqual(values.weights);
});
