import { describe, expect, test } from "vitest";
import { kFolds, polynomial, split, type ClassificationDataset } from "../../src/datasets/index";

/** Row r is [r]; the label is 0 for the first 30 rows and 1 for the other 10. */
const data: ClassificationDataset = {
  inputs: { data: Float32Array.from({ length: 40 }, (_, r) => r), rows: 40, columns: 1 },
  targets: Int32Array.from({ length: 40 }, (_, r) => (r < 30 ? 0 : 1)),
  classes: ["a", "b"],
};

describe("split", () => {
  test("every sample goes into one part, with its target", () => {
    const { train, test } = split(data, { testFraction: 0.25, seed: 1 });
    const rows = [...train.inputs.data, ...test.inputs.data];
    expect(rows.toSorted((a, b) => a - b)).toEqual([...data.inputs.data]);
    for (const part of [train, test]) {
      part.targets.forEach((label, i) => {
        expect(label).toBe(part.inputs.data[i] < 30 ? 0 : 1);
      });
      expect(part.classes).toEqual(["a", "b"]);
    }
  });

  test("stratified, each class gives its share", () => {
    const { test } = split(data, { testFraction: 0.2, seed: 5 });
    expect([0, 1].map((label) => test.targets.filter((t) => t === label).length)).toEqual([6, 2]);
  });

  test("the seed decides who goes where", () => {
    const rows = (seed: number) => [...split(data, { seed }).test.inputs.data];
    expect(rows(1)).toEqual(rows(1));
    expect(rows(1)).not.toEqual(rows(2));
  });

  test("values are split without strata", () => {
    const { train, test } = split(polynomial({ samples: 10, noise: 0 }), { testFraction: 0.3 });
    expect([train.targets.rows, test.targets.rows]).toEqual([7, 3]);
    for (let i = 0; i < 3; i++) expect(test.targets.data[i]).toBeCloseTo(test.inputs.data[i] ** 2, 4);
  });

  test.each([
    [
      { testFraction: 0 },
      "split: testFraction 0 of 40 samples leaves a part empty; pass a number above 0 and below 1.",
    ],
    [
      { testFraction: 1 },
      "split: testFraction 1 of 40 samples leaves a part empty; pass a number above 0 and below 1.",
    ],
    [
      { testFraction: NaN },
      "split: testFraction NaN of 40 samples leaves a part empty; pass a number above 0 and below 1.",
    ],
  ])("refuses %o", (options, message) => {
    expect(() => split(data, options)).toThrow(new RangeError(message));
  });

  test("refuses to stratify values", () => {
    expect(() => split(polynomial(), { stratify: true })).toThrow(
      "split: the targets are values, not classes; pass stratify: false.",
    );
  });

  test.each(["a", true, 1n, null, undefined])("refuses the target %o", (odd) => {
    const given = { inputs: [[1], [2], [3]], targets: [0, odd, 1] as never };
    for (const part of [
      () => split(given),
      () => split(given, { stratify: false }),
      () => kFolds(given, { folds: 2 }),
    ]) {
      expect(part).toThrow(/^(split|kFolds): target 1 is .*; pass numbers only\.$/);
      expect(part).toThrow(TypeError);
    }
  });
});
