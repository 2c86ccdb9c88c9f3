/** The edge of stability: sharpness meets 2 / rate and stays, loss falls on. */
import { expect, test } from "vitest";
import { edgeOfStability } from "../../../src/experiments/index";

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];

test("sharpness of large rates settles at 2 / rate; that of a small one stays below", async () => {
  const learningRates = [2 / 8, 2 / 12, 2 / 400];
  const { epochs, sharpness, loss } = await edgeOfStability({ learningRates, epochs: 3000, every: 50, workers: 0 });
  expect([sharpness.rows, sharpness.columns, epochs.length]).toEqual([3, 61, 61]);
  const row = (data: Float32Array, r: number) => [...data.subarray(r * 61, (r + 1) * 61)];
  for (const r of [0, 1]) {
    const ratio = median(row(sharpness.data, r).slice(-18)) / (2 / learningRates[r]);
    expect(ratio, `rate ${learningRates[r]}`).toBeGreaterThan(0.95);
    expect(ratio, `rate ${learningRates[r]}`).toBeLessThan(1.08);
    const losses = row(loss.data, r);
    expect(losses.at(-1)).toBeLessThan(losses[5]);
  }
  expect(Math.max(...row(sharpness.data, 2))).toBeLessThan(400);
  // All begin with the same network.
  expect(sharpness.data[0]).toBe(sharpness.data[61]);
}, 60_000);

test("sharpness is the mean of two epochs in a row, however often it is noted", async () => {
  const run = { learningRates: [2 / 11.65], epochs: 12, workers: 0 };
  const [often, seldom] = [await edgeOfStability({ ...run, every: 1 }), await edgeOfStability({ ...run, every: 4 })];
  expect(seldom.epochs).toEqual([0, 4, 8, 12]);
  seldom.epochs.forEach((epoch, i) => {
    expect(seldom.loss.data[i]).toBe(often.loss.data[epoch]);
    // The power method is warmer where it looks more often.
    expect(seldom.sharpness.data[i] / often.sharpness.data[epoch]).toBeCloseTo(1, 2);
  });
});
