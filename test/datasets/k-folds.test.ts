import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { kFolds, polynomial, type ClassificationDataset, type FoldOptions } from "../../src/datasets/index";
import { expectThrow } from "../core/throwing";

/** Of scikit-learn; test/golden/datasets.py made it. */
const golden = JSON.parse(readFileSync(new URL("../golden/datasets.json", import.meta.url), "utf8")) as {
  labels: number[];
  foldCounts: number[][];
};
const rows = golden.labels.length;

/** Row r is [r]. */
const data: ClassificationDataset = {
  inputs: { data: Float32Array.from({ length: rows }, (_, r) => r), rows, columns: 1 },
  targets: Int32Array.from(golden.labels),
  classes: ["a", "b", "c"],
};

const testRows = (options: FoldOptions = {}) => [...kFolds(data, options)].map((fold) => [...fold.test.inputs.data]);
const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);

describe("kFolds", () => {
  test.each([true, false])("tests every sample once, and trains on the others (stratify: %s)", (stratify) => {
    const folds = [...kFolds(data, { folds: 4, stratify })];
    const all = [...data.inputs.data];
    expect(folds).toHaveLength(4);
    expect(sorted(folds.flatMap((fold) => [...fold.test.inputs.data]))).toEqual(all);
    for (const fold of folds) {
      expect(sorted([...fold.train.inputs.data, ...fold.test.inputs.data])).toEqual(all);
      expect(fold.test.inputs.rows).toBe(13);
      fold.test.targets.forEach((label, i) => {
        expect(label).toBe(golden.labels[fold.test.inputs.data[i]]);
      });
    }
  });

  test("balances classes as scikit-learn's StratifiedKFold does", () => {
    const counts = [...kFolds(data, { seed: 1 })].map((fold) =>
      [0, 1, 2].map((label) => fold.test.targets.filter((target) => target === label).length),
    );
    expect(counts).toEqual(golden.foldCounts);
  });

  test("is random, and fixed by the seed", () => {
    expect(testRows({ seed: 1 })).toEqual(testRows({ seed: 1 }));
    expect(testRows({ seed: 1 })).not.toEqual(testRows({ seed: 2 }));
    expect(testRows()[0]).not.toEqual(sorted(testRows()[0]));
  });

  test("can be gone through only once a call, lazily", () => {
    const [first] = kFolds(data);
    expect(first.train.inputs.rows + first.test.inputs.rows).toBe(rows);
  });

  test("takes values", () => {
    const folds = [...kFolds(polynomial({ samples: 10, noise: 0 }), { folds: 10 })];
    for (const { test } of folds) expect(test.targets.data[0]).toBeCloseTo(test.inputs.data[0] ** 2, 4);
  });

  test.each([
    [{ folds: 1 }, "kFolds: folds is 1; pass an integer of 2 or more."],
    [{ folds: 53 }, "kFolds: 52 samples make no 53 folds; pass at most 52 folds."],
    [{ folds: 9 }, 'kFolds: class "b" has 8 samples, fewer than 9 folds; pass fewer folds, or stratify: false.'],
    [{ k: 5 } as FoldOptions, 'kFolds: option "k" is unknown; choose from "folds", "stratify", "seed".'],
  ])("refuses %o at the call", (options, message) => {
    expectThrow(() => kFolds(data, options), RangeError, message);
  });

  test("refuses to stratify values", () => {
    expectThrow(
      () => kFolds(polynomial(), { stratify: true }),
      RangeError,
      "kFolds: the targets are values, not classes; pass stratify: false.",
    );
  });
});
