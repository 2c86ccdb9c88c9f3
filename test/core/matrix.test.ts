import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import {
  checkMatrix,
  columnsOf,
  copyMatrix,
  notFiniteError,
  ownMatrix,
  rowsOf,
  toDoubleMatrix,
  toMatrix,
  type Matrix,
  type MatrixLike,
} from "../../src/core/matrix";
import { expectThrow } from "./throwing";

const floats = (...values: number[]) => new Float32Array(values);

const REFUSED = [
  ["text", "abc", TypeError, 'Who: inputs are "abc"; pass { data: Float32Array, rows, columns } or an array of rows.'],
  [
    "nothing",
    undefined,
    TypeError,
    "Who: inputs are undefined; pass { data: Float32Array, rows, columns } or an array of rows.",
  ],
  [
    "a typed array without a shape",
    floats(1, 2),
    TypeError,
    "Who: inputs are a Float32Array; pass { data: Float32Array, rows, columns } or an array of rows.",
  ],
  ["no rows", [], RangeError, "Who: inputs have no rows; pass at least one sample."],
  ["no columns", [[], []], RangeError, "Who: row 0 of inputs is empty; pass at least one column."],
  [
    "rows of different length",
    [
      [1, 2],
      [3, 4],
      [5, 6, 7],
    ],
    RangeError,
    "Who: row 2 of inputs has 3 columns, row 0 has 2; give all rows the same length.",
  ],
  ["numbers for rows", [[1], 2], TypeError, "Who: row 1 of inputs is 2; pass an array of numbers for each row."],
  [
    "a hole for a row",
    // eslint-disable-next-line no-sparse-arrays
    [[1], , [2]],
    TypeError,
    "Who: row 1 of inputs is undefined; pass an array of numbers for each row.",
  ],
  [
    "BigInts for a row",
    [BigInt64Array.of(1n)],
    TypeError,
    "Who: row 0 of inputs is a BigInt64Array; pass an array of numbers for each row.",
  ],
  [
    "data of another type",
    { data: new Float64Array(2), rows: 1, columns: 2 },
    TypeError,
    "Who: inputs.data is a Float64Array; pass a Float32Array.",
  ],
  [
    "data of another length",
    { data: floats(1, 2, 3), rows: 2, columns: 2 },
    RangeError,
    "Who: inputs are [2, 2] with 3 numbers; pass 4 numbers.",
  ],
  [
    "a matrix without rows",
    { data: floats(), rows: 0, columns: 2 },
    RangeError,
    "Who: inputs are [0, 2]; pass at least one row and one column.",
  ],
  [
    "half a column",
    { data: floats(1), rows: 2, columns: 0.5 },
    RangeError,
    "Who: inputs are [2, 0.5]; pass at least one row and one column.",
  ],
] as const;

test.each(REFUSED)("%s: refused as a matrix", (_, value, type, message) => {
  expectThrow(() => checkMatrix("Who", "inputs", value as never), type, message);
});

test("an element that is no number is named by row and column", () => {
  const rows = [
    [1, 2],
    [3, "4"],
  ] as never;
  expectThrow(
    () => {
      copyMatrix("Who", "inputs", rows, new Float32Array(4), 2, 2);
    },
    TypeError,
    'Who: inputs at row 1, column 1 are "4"; pass numbers only.',
  );
});

test("a value that is not finite is named by row and column", () => {
  expect(notFiniteError("Who", "inputs", NaN, 3, 1)).toStrictEqual(
    new RangeError("Who: inputs at row 3, column 1 are NaN; replace or remove values that are not finite f32 numbers."),
  );
});

describe("toMatrix", () => {
  test("rounds nested arrays to f32, row-major", () => {
    const matrix = toMatrix("Who", "inputs", [
      [1, 0.1],
      [2, 3],
      [4, 5],
    ]);
    expect(matrix).toStrictEqual({ data: floats(1, Math.fround(0.1), 2, 3, 4, 5), rows: 3, columns: 2 });
  });

  test("does not copy the numbers of a matrix", () => {
    const matrix = { data: floats(1, 2), rows: 2, columns: 1 };
    expect(toMatrix("Who", "inputs", matrix)).toStrictEqual(matrix);
    expect(toMatrix("Who", "inputs", matrix).data).toBe(matrix.data);
  });

  test.each([2, 3])("is of what was checked, whatever the getter of the numbers gives after %i answers", (answers) => {
    const right = floats(1, 2);
    let asked = 0;
    const matrix: Matrix = {
      get data() {
        return asked++ < answers ? right : floats(9);
      },
      rows: 2,
      columns: 1,
    };
    for (const read of [toMatrix, toDoubleMatrix]) {
      asked = 0;
      const copy = read("Who", "inputs", matrix);
      for (let again = 0; again < 4; again++) expect([...copy.data]).toStrictEqual([1, 2]);
    }
  });

  test("refuses a getter that gives fewer numbers once they were checked", () => {
    let asked = 0;
    const matrix: Matrix = {
      get data() {
        return floats(...[1, 2].slice(asked++));
      },
      rows: 2,
      columns: 1,
    };
    const text = "Who: inputs are [2, 1] with 1 numbers; pass 2 numbers.";
    expectThrow(() => toMatrix("Who", "inputs", matrix), RangeError, text);
  });
});

test("a matrix of its own has the numbers of a typed class that makes others of its slices", () => {
  class Rounded extends Float32Array {
    static get [Symbol.species](): Int8ArrayConstructor {
      return Int8Array;
    }
  }
  const data = new Rounded([0.5, -1.5]);
  const own = ownMatrix({ data, rows: 1, columns: 2 });
  data.fill(9);
  expect(own).toStrictEqual({ data: Float32Array.of(0.5, -1.5), rows: 1, columns: 2 });
});

test("columnsOf counts columns of both forms", () => {
  expect(columnsOf([[1, 2, 3]])).toBe(3);
  expect(columnsOf({ data: floats(1, 2), rows: 1, columns: 2 })).toBe(2);
});

test("rowsOf copies rows in the order asked for", () => {
  const matrix = { data: floats(1, 2, 3, 4, 5, 6), rows: 3, columns: 2 };
  const picked = rowsOf(matrix, Int32Array.of(2, 0, 2));
  expect(picked).toStrictEqual({ data: floats(5, 6, 1, 2, 5, 6), rows: 3, columns: 2 });
  picked.data.fill(0);
  expect(matrix.data[4]).toBe(5);
});

test("a hole in a row is named by row and column", () => {
  const row = new Array<number>(2);
  row[1] = 4;
  expectThrow(
    () => toMatrix("Who", "inputs", [[1, 2], row]),
    TypeError,
    "Who: inputs at row 1, column 0 are undefined; pass numbers only.",
  );
});

test.each([Symbol("x"), {}, Object.create(null), new Map(), "x".repeat(1e6), 1n, [1], structuredClone, 1.5])(
  "a number of rows that is none is shown in a message that is short",
  (rows) => {
    const matrix = { data: new Float32Array(2), rows: rows as number, columns: 2 };
    expect(() => toMatrix("Who", "inputs", matrix)).toThrow(/^Who: inputs are .{1,120}; pass at least one row/);
  },
);

describe("what stands for a matrix", () => {
  const foreign = (code: string): never => runInNewContext(code) as never;
  const same: Matrix = { data: floats(1, 2, 3, 4), rows: 2, columns: 2 };
  test.each<[string, MatrixLike]>([
    ["rows as typed arrays", [floats(1, 2), Float64Array.of(3, 4)]],
    ["rows of integers", [Uint8Array.of(1, 2), [3, 4]]],
    ["arrays of another realm", foreign("[[1, 2], [3, 4]]")],
    ["typed arrays of another realm", foreign("[Float32Array.of(1, 2), Int32Array.of(3, 4)]")],
    ["a matrix of another realm", foreign("({ data: Float32Array.of(1, 2, 3, 4), rows: 2, columns: 2 })")],
  ])("%s", (_, value) => {
    const { data, rows, columns } = toMatrix("Who", "inputs", value);
    expect({ data: Float32Array.from(data), rows, columns }).toStrictEqual(same);
  });

  test("double precision keeps what f32 loses", () => {
    const rows = [[1.7e9 + 1], [1.7e9 + 2]];
    const doubles = toDoubleMatrix("Who", "inputs", rows);
    expect([...doubles.data]).toStrictEqual(rows.flat());
    expect(toDoubleMatrix("Who", "inputs", doubles).data).toBe(doubles.data);
    expect(rowsOf(doubles, Int32Array.of(1))).toStrictEqual({ data: Float64Array.of(1.7e9 + 2), rows: 1, columns: 1 });
  });
});
