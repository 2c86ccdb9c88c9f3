/** Cover's curve: the exact count, and what gradient descent learns of it. */
import { expect, test } from "vitest";
import { capacityCurve, separableShare } from "../../../src/experiments/index";

test("the exact share: all up to N + 1 points, half at 2 (N + 1), by Cover's theorem", () => {
  for (const points of [1, 4, 11]) expect(separableShare(points, 10)).toBe(1);
  expect(separableShare(22, 10)).toBeCloseTo(0.5, 12);
  // 14 of the 16 labellings of 4 points in the plane; 2 sum of binomials by hand elsewhere.
  expect(separableShare(4, 2)).toBeCloseTo(14 / 16, 12);
  expect(separableShare(14, 10)).toBeCloseTo(0.98877, 4);
  expect(separableShare(34, 10)).toBeCloseTo(0.0175, 3);
});

test("one unit learns what a plane separates, within the errors of the sample", async () => {
  const labellings = 160;
  const points = [6, 11, 16, 22, 28];
  const { learned, exact, low, high } = await capacityCurve({ points, labellings, epochs: 4000, workers: 0 });
  expect([...learned.subarray(0, 2)]).toEqual([1, 1]);
  learned.forEach((share, i) => {
    const error = Math.sqrt(Math.max(exact[i] * (1 - exact[i]), 1e-4) / labellings);
    expect(share - exact[i], `${points[i]} points`).toBeLessThan(3 * error + 1e-12);
    expect(exact[i] - share, `${points[i]} points`).toBeLessThan(3 * error + 0.06);
    expect(low[i]).toBeLessThanOrEqual(share);
    expect(high[i]).toBeGreaterThanOrEqual(share);
  });
});

test("hidden units learn more labellings", async () => {
  const options = { points: [24, 32], labellings: 24, epochs: 2000, workers: 0 };
  const one = await capacityCurve(options);
  const three = await capacityCurve({ ...options, hidden: 3, starts: 3 });
  expect(three.parameters).toBe(37);
  three.learned.forEach((share, i) => {
    expect(share).toBeGreaterThan(one.learned[i]);
  });
});
