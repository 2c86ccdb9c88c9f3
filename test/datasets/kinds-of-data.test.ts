/** `split`, `kFolds` and `describe` check their data, and take all that `fit` takes. */
import { runInNewContext } from "node:vm";
import { describe as group, expect, test } from "vitest";
import { describe, kFolds, split } from "../../src/datasets/index";
import type { Dataset } from "../../src/index";
import { expectThrow, type ErrorClass } from "../core/throwing";

const matrix = { data: Float32Array.from({ length: 10 }, (_, i) => i), rows: 10, columns: 1 };
const labels = Array.from({ length: 10 }, (_, i) => i % 2);

group("refused", () => {
  test.each<[string, unknown, ErrorClass, string]>([
    ["nothing", null, TypeError, "the data are null; pass { inputs, targets }"],
    [
      "labels that are too few",
      { inputs: matrix, targets: Int32Array.of(1, 1, 1) },
      RangeError,
      "there are 10 samples and 3 targets; pass one target for each sample",
    ],
    [
      "weights that are too few",
      { inputs: matrix, targets: labels, sampleWeights: [1, 2] },
      RangeError,
      "there are 2 sampleWeights; pass 10",
    ],
    [
      "weights that are NaN",
      { inputs: matrix, targets: labels, sampleWeights: labels.map(() => NaN) },
      RangeError,
      "sampleWeights[0] is NaN; pass a finite number of 0 or more",
    ],
    [
      "numbers that are too few",
      { inputs: { ...matrix, data: new Float32Array(5) }, targets: labels },
      RangeError,
      "inputs are [10, 1] with 5 numbers; pass 10 numbers",
    ],
    [
      "no targets",
      { inputs: matrix },
      TypeError,
      "targets are undefined; pass { data: Float32Array, rows, columns } or an array of rows",
    ],
    [
      "BigInts",
      { inputs: matrix, targets: new BigInt64Array(10) },
      TypeError,
      "targets are a BigInt64Array; pass numbers, an array of integers, or a matrix",
    ],
  ])("%s", (_, data, type, message) => {
    expectThrow(() => split(data as Dataset), type, `split: ${message}.`);
    expectThrow(() => kFolds(data as Dataset), type, `kFolds: ${message}.`);
    expectThrow(() => describe(data as Dataset), type, `describe: ${message}.`);
  });

  test("a class without a name", () => {
    const data = { inputs: matrix, targets: labels.map((label) => 5 * label), classes: ["a", "b"] };
    expectThrow(() => describe(data), RangeError, "describe: target 1 is 5; pass class indices from 0 to 1.");
  });
});

group("taken, and given back as the same kind", () => {
  const nested = Array.from({ length: 10 }, (_, i) => [i]);
  test.each<[string, Dataset]>([
    ["nested arrays and a list", { inputs: nested, targets: labels }],
    ["rows as typed arrays", { inputs: nested.map((row) => Float32Array.from(row)), targets: Uint8Array.from(labels) }],
    ["a matrix and values", { inputs: matrix, targets: Float64Array.from({ length: 10 }, (_, i) => i / 3) }],
    ["another realm", { inputs: nested, targets: runInNewContext("Int32Array.of(0,1,0,1,0,1,0,1,0,1)") as Int32Array }],
  ])("%s", (_, data) => {
    const { train, test: aside } = split(data, { testFraction: 0.2, seed: 3 });
    expect([(train.targets as number[]).length, (aside.targets as number[]).length]).toStrictEqual([8, 2]);
    expect(Array.isArray(train.inputs)).toBe(Array.isArray(data.inputs));
    expect(Object.prototype.toString.call(train.targets)).toBe(Object.prototype.toString.call(data.targets));
    const parts = [...kFolds(data, { folds: 5 })].map((fold) => fold.test.targets as number[]);
    expect(parts.flatMap((part) => [...part]).sort()).toStrictEqual([...(data.targets as number[])].sort());
  });

  test("parts are copies", () => {
    const rows = nested.map((row) => [...row]);
    const { train } = split({ inputs: rows, targets: labels });
    train.inputs[0][0] = 99;
    expect(rows.flat()).not.toContain(99);
  });

  test("weights and what else a data set has", () => {
    const data = { inputs: nested, targets: labels, sampleWeights: nested.map(([i]) => i), classes: ["a", "b"] };
    const { train } = split(data);
    expect([train.classes, Array.from(train.sampleWeights as unknown as Float32Array)]).toStrictEqual([
      ["a", "b"],
      train.inputs.map(([i]) => i),
    ]);
  });

  test("describe counts the classes of a list", () => {
    expect(describe({ inputs: nested, targets: labels }).classes).toStrictEqual([
      { name: "0", samples: 5 },
      { name: "1", samples: 5 },
    ]);
  });
});

test("folds can be gone through again", () => {
  const folds = kFolds({ inputs: matrix, targets: labels }, { folds: 2 });
  expect([...folds]).toStrictEqual([...folds]);
  expect([...folds]).toHaveLength(2);
});

group("stratified parts are exact, every class in training first", () => {
  const make = (sizes: readonly number[]) => {
    const targets = Int32Array.from(sizes.flatMap((size, label) => new Array<number>(size).fill(label)));
    return { inputs: { data: new Float32Array(targets.length), rows: targets.length, columns: 1 }, targets };
  };
  test.each<[sizes: number[], fraction: number]>([
    [new Array<number>(25).fill(4), 0.1],
    [new Array<number>(10).fill(3), 0.2],
    [new Array<number>(10).fill(3), 0.5],
    [new Array<number>(10).fill(1), 0.5],
    [[50, 30, 20], 0.33],
    [[1, 1, 98], 0.2],
    [[2, 2, 2], 0.9],
  ])("sizes %o at %d", (sizes, fraction) => {
    const data = make(sizes);
    const count = Math.round(fraction * data.inputs.rows);
    const { train, test: aside } = split(data, { testFraction: fraction });
    expect([aside.inputs.rows, train.inputs.rows]).toStrictEqual([count, data.inputs.rows - count]);
    const room = sizes.reduce((sum, size) => sum + size - 1, 0);
    if (count <= room) expect(new Set(train.targets).size).toBe(sizes.length);
    sizes.forEach((size, label) => {
      const share = aside.targets.filter((target) => target === label).length;
      if (count <= room)
        expect(share).toBeLessThanOrEqual(Math.max(1, Math.ceil((count * size) / data.inputs.rows) + 1));
    });
  });
});
