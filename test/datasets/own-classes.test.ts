/** Lists of classes of their own: their `slice` and the arrays that they make are not those of plain ones. */
import { describe, expect, test } from "vitest";
import { kFolds, split } from "../../src/datasets/index";
import type { Dataset } from "../../src/index";

/** An array of a class whose constructor takes elements, and makes three. */
class Triple extends Array<number> {
  constructor(...elements: number[]) {
    super(3);
    this.fill(7);
    elements.forEach((element, i) => (this[i] = element));
    this.length = elements.length;
  }
}

/** A typed array of a class whose constructor makes room for one number more. */
class Longer extends Float32Array {
  constructor(numbers: number | readonly number[]) {
    super(typeof numbers === "number" ? new Array<number>(numbers + 1).fill(0) : numbers);
  }
}

const LABELS = [0, 1, 0, 1, 0, 1, 0, 1, 1, 0];

/** Ten samples whose input is twice their row, and one more for class 1. */
const inputs = LABELS.map((label, row) => [2 * row + label]);

const KINDS: [string, () => Dataset][] = [
  ["labels in a Buffer", () => ({ inputs, targets: Buffer.from(LABELS) })],
  ["rows in Buffers", () => ({ inputs: inputs.map((row) => Buffer.from(row)), targets: LABELS })],
  ["rows of an array class", () => ({ inputs: inputs.map((row) => new Triple(...row)), targets: LABELS })],
  ["labels of an array class", () => ({ inputs, targets: Triple.from(LABELS) })],
  ["labels of a typed class", () => ({ inputs, targets: new Longer(LABELS) })],
  [
    "a matrix of a typed class",
    () => ({ inputs: { data: new Longer(inputs.flat()), rows: 10, columns: 1 }, targets: LABELS }),
  ],
];

/** Each sample's input number and label. */
function samplesOf({ inputs: rows, targets }: Dataset): [number, number][] {
  const list = "data" in rows ? Array.from(rows.data, (x) => [x]) : rows.map((row) => Array.from<number>(row));
  return list.map((row, i) => [row.length === 1 ? row[0] : NaN, (targets as ArrayLike<number>)[i]]);
}

describe.each(KINDS)("%s", (_, make) => {
  test("split keeps each sample's label, and the caller's data", () => {
    const data = make();
    const { train, test: held } = split(data, { testFraction: 0.3, seed: 1 });
    const samples = [...samplesOf(train), ...samplesOf(held)].sort(([a], [b]) => a - b);
    expect(samples).toEqual(LABELS.map((label, row) => [2 * row + label, label]));
    expect(samplesOf(data)).toEqual(samplesOf(make()));
  });

  test("folds are copies", () => {
    const data = make();
    for (const { train, test: held } of kFolds(data, { folds: 2 })) {
      for (const { inputs: rows, targets } of [train, held]) {
        (targets as number[]).fill(5);
        if ("data" in rows) rows.data.fill(99);
        else for (const row of rows) (row as number[]).fill(99);
      }
    }
    expect(samplesOf(data)).toEqual(samplesOf(make()));
  });
});
