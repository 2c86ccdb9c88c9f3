import { describe, expect, test } from "vitest";
import { argMaxRows } from "../../src/core/arg-max";

const argMax = (rows: number, columns: number, data: ArrayLike<number>) =>
  argMaxRows({ data: Float32Array.from(data), rows, columns });

describe("argMaxRows", () => {
  test("gives the column of each row's largest number", () => {
    expect(argMax(3, 3, [1, 2, 3, 0, -1, -2, -9, -7, -8])).toStrictEqual(Int32Array.of(2, 0, 1));
  });

  test.each([
    ["no rows", 0, 3, [], []],
    ["one number", 1, 1, [-5], [0]],
    ["one column", 3, 1, [4, -Infinity, 0], [0, 0, 0]],
    ["one row", 1, 4, [-4, -3, -1, -2], [2]],
  ])("takes %s", (_, rows, columns, data, winners) => {
    expect(argMax(rows, columns, data)).toStrictEqual(Int32Array.from(winners));
  });

  test("takes the first of equals, zeros of either sign and infinities among them", () => {
    expect(
      argMax(5, 3, [1, 1, 1, 0, 2, 2, -0, 0, -1, -Infinity, -Infinity, -Infinity, 3, Infinity, Infinity]),
    ).toStrictEqual(Int32Array.of(0, 1, 0, 0, 1));
  });

  test("gives -1 for a row with NaN alone, wherever it stands", () => {
    expect(argMax(4, 2, [NaN, 1, 1, NaN, NaN, NaN, 1, 2])).toStrictEqual(Int32Array.of(-1, -1, -1, 1));
  });

  test("takes rows that are wider than calls have arguments", () => {
    const columns = 500_000;
    const data = new Float32Array(2 * columns);
    data[columns - 1] = 1;
    data[columns + 7] = 1;
    expect(argMax(2, columns, data)).toStrictEqual(Int32Array.of(columns - 1, 7));
  });
});
