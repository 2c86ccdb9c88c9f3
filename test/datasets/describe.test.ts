import { expect, describe as suite, test } from "vitest";
import { describe, digits, iris, split, StandardScaler, type DescribedDataset } from "../../src/datasets/index";
import { expectThrow } from "../core/throwing";

function classified(rows: readonly (readonly number[])[], targets: number[], names?: string[]): DescribedDataset {
  const classes = Array.from({ length: Math.max(...targets) + 1 }, (_, i) => `class ${i}`);
  const inputs = { data: Float32Array.from(rows.flat()), rows: rows.length, columns: rows[0].length };
  return { inputs, targets: Int32Array.from(targets), classes, ...(names && { columns: names }) };
}

const messages = (dataset: DescribedDataset, test?: DescribedDataset) =>
  describe(dataset, { test }).warnings.map(({ kind, message }) => [kind, message]);

suite("describe", () => {
  test("gives the numbers of columns and classes", async () => {
    const { samples, columns, classes, warnings } = describe(await iris());
    expect([samples, warnings]).toEqual([150, []]);
    expect(classes).toEqual(["setosa", "versicolor", "virginica"].map((name) => ({ name, samples: 50 })));
    // numpy.mean and numpy.std of the first column of Fisher's irises
    expect(columns[0]).toMatchObject({ name: "0", min: expect.closeTo(4.3, 6) as number, notFinite: 0 });
    expect(columns[0].mean).toBeCloseTo(5.843333, 5);
    expect(columns[0].deviation).toBeCloseTo(0.825301, 5);
  });

  test("warns of values that are not finite, by column and row", () => {
    expect(messages(classified([[1], [NaN], [2], [Infinity]], [0, 1, 0, 1], ["age"]))).toEqual([
      ["notFinite", 'column "age" has 2 values that are NaN or infinite, first in row 1; fill or remove them.'],
    ]);
    expect(messages(classified([[1], [NaN], [2]], [0, 1, 0]))).toEqual([
      ["notFinite", 'column "0" has a value that is NaN or infinite, first in row 1; fill or remove them.'],
    ]);
  });

  test("warns of constant columns", async () => {
    expect(
      messages(
        classified(
          [
            [1, 5],
            [2, 5],
          ],
          [0, 1],
        ),
      ),
    ).toEqual([["constant", 'column "1" is 5 in every row and says nothing; remove it.']]);
    const constant = describe(await digits()).warnings.filter(({ kind }) => kind === "constant");
    // numpy.ptp(digits, axis=0) == 0: three pixels at the edge are always blank.
    expect(constant.flatMap(({ names }) => names)).toEqual(["0", "32", "39"]);
  });

  test("warns of columns that count the samples, shuffled or not", () => {
    const rows = Array.from({ length: 40 }, (_, i) => [(17 * i) % 40, (i % 7) / 7]);
    const targets = rows.map((_, i) => i % 2);
    expect(messages(classified(rows, targets))).toEqual([
      ["identifier", 'column "0" counts the samples and would be learned by heart; remove it.'],
    ]);
    expect(
      messages(
        classified(
          rows.map(([a, b]) => [a / 2, b]),
          targets,
        ),
      ),
    ).toEqual([]);
  });

  test("warns of scales that differ by thousands, and of large numbers", () => {
    const rows = [
      [0.001, 10, 3],
      [0.002, -10, 3.5],
    ];
    const scaled = describe(classified(rows, [0, 1], ["weight", "income", "age"]));
    expect(scaled.warnings).toEqual([
      {
        kind: "scales",
        names: ["income", "weight"],
        message: 'column "income" spreads by 10, "weight" by 0.0005; scale them by a StandardScaler.',
      },
    ]);
    const inputs = new StandardScaler().fit(rows).transform(rows);
    expect(messages({ ...classified(rows, [0, 1]), inputs })).toEqual([]);
    expect(messages(classified([[1990], [2010]], [0, 1]))).toEqual([
      ["large", 'column "0" goes from 1990 to 2010; scale it by a StandardScaler.'],
    ]);
  });

  test("warns of rare classes and of classes in the test data only", () => {
    const targets = [...new Array<number>(200).fill(0), ...new Array<number>(3).fill(1), 2];
    const rows = targets.map((_, i) => [Math.sin(i)]);
    const test = classified([[9], [8]], [3, 0]);
    const data = { ...classified(rows, targets), classes: ["a", "b", "c", "d"] };
    expect(messages(data, test)).toEqual([
      ["rareClass", 'class "b" has 3 of 204 samples; collect more, join classes, or weigh it up.'],
      ["rareClass", 'class "c" has 1 of 204 samples; collect more, join classes, or weigh it up.'],
      ["unseenClass", 'class "d" has 1 samples in the test data and none in the training data; split stratified.'],
    ]);
  });

  test("warns of test samples that were trained on", async () => {
    const { train, test } = split(await digits());
    const leaked = { ...test, inputs: { ...test.inputs, data: test.inputs.data.slice() } };
    leaked.inputs.data.set(train.inputs.data.subarray(64 * 7, 64 * 8), 64 * 3);
    const duplicates = (part: DescribedDataset) => messages(train, part).filter(([kind]) => kind === "duplicates");
    expect(duplicates(test)).toEqual([]);
    expect(duplicates(leaked)).toEqual([
      [
        "duplicates",
        "1 of 359 test samples are in the training data too, first row 3; remove them, or the test says too much.",
      ],
    ]);
  });

  test("describes targets that are values", () => {
    const inputs = { data: Float32Array.of(1, 2), rows: 2, columns: 1 };
    const { targets, classes, warnings } = describe({
      inputs,
      targets: { data: Float32Array.of(4, 4), rows: 2, columns: 1 },
    });
    expect([targets?.[0].mean, classes]).toEqual([4, undefined]);
    expect(warnings).toEqual([
      { kind: "constant", names: ["0"], message: 'target "0" is 4 in every row and says nothing; remove it.' },
    ]);
  });

  test("refuses what is no data set, and parts that do not match", () => {
    const data = classified([[1], [2]], [0, 1]);
    expectThrow(() => describe(null as never), TypeError, "describe: the data are null; pass { inputs, targets }.");
    expectThrow(
      () => describe(data, { test: {} as never }),
      TypeError,
      "describe: test: inputs are undefined; pass { data: Float32Array, rows, columns } or an array of rows.",
    );
    expectThrow(
      () => describe(data, { test: classified([[1, 2]], [0]) }),
      RangeError,
      "describe: the test data have 2 columns, the data have 1; pass parts of one data set.",
    );
  });
});
