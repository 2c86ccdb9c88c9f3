/** Performance maps: shared columns and independent cells, intervals, plain data. */
import { expect, test } from "vitest";
import { circles } from "../../src/datasets/index";
import { fromJSON, normStudy, performanceMap, toCSV, toJSON } from "../../src/experiments/index";

const dataset = circles({ samples: 64, noise: 0.1, factor: 0.2, seed: 1 });
const options = {
  architecture: [2, 3, 1],
  dataset,
  learningRates: [0.01, 0.05, 0.2],
  epochs: [0, 20, 100, 300],
  runs: 20,
  l2: 0.02,
  workers: 0,
};

test("a row for each number of epochs, a column for each learning rate; shares never fall with the epochs", async () => {
  const { success, learningRates, epochs, runs } = await performanceMap(options);
  expect([success.rows, success.columns, runs]).toEqual([4, 3, 20]);
  expect([learningRates, epochs]).toEqual([options.learningRates, options.epochs]);
  for (let i = 3; i < 12; i++) expect(success.data[i]).toBeGreaterThanOrEqual(success.data[i - 3]);
  expect([...success.data.subarray(0, 3)]).toEqual([0, 0, 0]);
  expect(success.data[11]).toBeGreaterThan(0.5);
});

test("a cell says what its runs alone would", async () => {
  const map = await performanceMap({ ...options, learningRates: [0.05], seed: 4 });
  const study = await normStudy({
    architecture: [2, 3, 1],
    dataset,
    networks: 20,
    learningRate: 0.05,
    epochs: 100,
    l2: 0.02,
    seed: 4,
    workers: 0,
  });
  expect(map.success.data[2]).toBe(Math.fround(study.success.reduce((sum, one) => sum + one, 0) / 20));
  expect(map.stopEpoch.mean.data[2]).toBe(Math.fround(study.stopEpoch.reduce((sum, stop) => sum + stop, 0) / 20));
});

test("independent cells agree with shared columns within their errors and differ in their runs", async () => {
  const more = { ...options, runs: 200 };
  const shared = (await performanceMap(more)).success.data;
  const apart = (await performanceMap({ ...more, independentCells: true })).success.data;
  expect(apart).not.toEqual(shared);
  shared.forEach((p, i) => {
    const error = Math.sqrt((Math.max(p * (1 - p), 0.02) * 2) / 200);
    expect(Math.abs(apart[i] - p)).toBeLessThan(4 * error);
  });
});

test("accuracy is that of the networks as they are after each number of epochs", async () => {
  const { accuracy, success } = await performanceMap({ ...options, accuracy: true });
  for (const epochs of [20, 100]) {
    const study = await normStudy({
      architecture: [2, 3, 1],
      dataset,
      networks: 20,
      learningRate: 0.01,
      epochs,
      l2: 0.02,
      workers: 0,
    });
    const mean = study.accuracy.reduce((sum, value) => sum + value, 0) / 20;
    expect(accuracy!.mean.data[3 * options.epochs.indexOf(epochs)]).toBeCloseTo(mean, 6);
  }
  accuracy!.mean.data.forEach((value, i) => {
    expect(value).toBeGreaterThanOrEqual(success.data[i]);
  });
  const apart = await performanceMap({ ...options, accuracy: true, independentCells: true });
  apart.accuracy!.mean.data.forEach((value) => {
    expect(value).toBeGreaterThan(0.3);
  });
});

test("intervals are Wilson's and enclose the share", async () => {
  const { success, successInterval, stopEpoch } = await performanceMap(options);
  success.data.forEach((p, i) => {
    expect(successInterval.low.data[i]).toBeLessThanOrEqual(p);
    expect(successInterval.high.data[i]).toBeGreaterThanOrEqual(p);
    expect(stopEpoch.low.data[i]).toBeLessThanOrEqual(stopEpoch.mean.data[i]);
  });
  // 0 of 20: statsmodels' proportion_confint(0, 20, method="wilson") gives (0, 0.16113...).
  expect(successInterval.low.data[0]).toBe(0);
  expect(successInterval.high.data[0]).toBeCloseTo(0.161125, 5);
});

test("a partial map knows only columns that have runs", async () => {
  const partials: number[] = [];
  await performanceMap({
    ...options,
    onProgress: ({ partial }) => partials.push([...partial().success.data].filter(Number.isNaN).length),
  });
  expect(partials[0]).toBe(12);
  expect(partials.at(-1)).toBe(0);
});

test("a map goes through JSON and into CSV", async () => {
  const map = await performanceMap(options);
  expect(fromJSON(toJSON(map))).toEqual(map);
  const lines = toCSV(map).trimEnd().split("\n");
  expect(lines).toHaveLength(13);
  expect(lines[0]).toBe(
    "learning_rate,epochs,runs,success,success_low,success_high,stop_epoch,stop_epoch_low,stop_epoch_high",
  );
  expect(lines[1]).toMatch(/^0\.01,0,20,0,0,/);
});
