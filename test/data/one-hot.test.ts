import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fromOneHot, oneHot } from "../../src/datasets/index";
import { expectThrow } from "../core/throwing";

const golden = JSON.parse(readFileSync(new URL("../golden/datasets.json", import.meta.url), "utf8")) as {
  oneHot: number[][];
};

describe("oneHot", () => {
  test("gives the rows of scikit-learn's OneHotEncoder", () => {
    const { data, rows, columns } = oneHot([2, 0, 3], 4);
    expect([[...data], rows, columns]).toEqual([golden.oneHot.flat(), 3, 4]);
  });

  test("and back", () => {
    const labels = Int32Array.of(3, 1, 0, 2, 2);
    expect(fromOneHot(oneHot(labels, 4))).toEqual(labels);
  });

  test("fromOneHot takes the first of equals, and logits", () => {
    expect([
      ...fromOneHot([
        [-3, -1, -1],
        [-Infinity, -Infinity, 0],
      ]),
    ]).toEqual([1, 2]);
  });

  test.each([
    ["a class beyond the last", [0, 3], 3, "oneHot: label 1 is 3; pass class indices from 0 to 2."],
    ["a negative class", [-1], 3, "oneHot: label 0 is -1; pass class indices from 0 to 2."],
    ["half a class", [0.5], 3, "oneHot: label 0 is 0.5; pass class indices from 0 to 2."],
    [
      "more numbers than memory holds",
      [0, 1],
      1e12,
      "oneHot: 2 labels of 1000000000000 classes make 2000000000000 numbers; pass at most 1073741824.",
    ],
    ["no classes", [0], 0, "oneHot: classes is 0; pass an integer of 1 or more."],
  ])("refuses %s", (_, labels, classes, message) => {
    expectThrow(() => oneHot(labels, classes), RangeError, message);
  });

  test("refuses what are no labels, and rows with NaN", () => {
    expectThrow(() => oneHot([[1]] as never, 2), TypeError, "oneHot: labels are [[1]]; pass a list of class indices.");
    expectThrow(
      () =>
        fromOneHot([
          [0, 1],
          [1, NaN],
        ]),
      RangeError,
      "fromOneHot: row 1 is NaN at column 1; pass numbers.",
    );
  });
});
