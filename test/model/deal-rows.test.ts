import { describe, expect, test } from "vitest";
import { dealFolds, heldOutRows, otherRows } from "../../src/model/deal-rows";

const CLASSES = Float64Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? 1 : 0));
const VALUES = Float64Array.from({ length: 100 }, (_, i) => (i * 37) % 100);

describe("heldOutRows", () => {
  test("takes the share of the rows, of each class too", () => {
    const rows = heldOutRows(CLASSES, 0.2, true, 1);
    expect(rows).toHaveLength(20);
    expect([...rows].filter((row) => CLASSES[row] === 1)).toHaveLength(2);
    expect(new Set(rows).size).toBe(20);
  });

  test("takes some of each range of values", () => {
    const values = [...heldOutRows(VALUES, 0.1, false, 1)].map((row) => VALUES[row]);
    expect(values.filter((value) => value < 50)).toHaveLength(5);
  });

  test("leaves a class with one row in the training", () => {
    const targets = Float64Array.from({ length: 12 }, (_, i) => i);
    expect(heldOutRows(targets, 0.5, true, 1)).toHaveLength(0);
    const pairs = targets.map((i) => Math.floor(i / 2));
    const out = [...heldOutRows(pairs, 0.5, true, 1)].map((row) => pairs[row]);
    expect(new Set(out).size).toBe(6);
  });

  test("is another choice for another seed, the same for the same", () => {
    expect(heldOutRows(VALUES, 0.2, false, 1)).toStrictEqual(heldOutRows(VALUES, 0.2, false, 1));
    const tied = new Float64Array(100);
    expect(heldOutRows(tied, 0.2, false, 1)).not.toStrictEqual(heldOutRows(tied, 0.2, false, 2));
  });
});

describe("dealFolds", () => {
  test("deals every row into one fold, classes evenly", () => {
    const folds = dealFolds(CLASSES, 5, 3);
    expect(folds.flatMap((rows) => [...rows]).sort((a, b) => a - b)).toStrictEqual([...CLASSES.keys()]);
    for (const rows of folds) expect([...rows].filter((row) => CLASSES[row] === 1)).toHaveLength(2);
  });

  test("leaves the other rows to train on", () => {
    const [first] = dealFolds(VALUES, 4, 3);
    expect(otherRows(100, first)).toHaveLength(75);
    expect(otherRows(3, Int32Array.of(1))).toStrictEqual(Int32Array.of(0, 2));
  });
});
