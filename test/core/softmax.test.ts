import { describe, expect, test } from "vitest";
import { softmaxRows } from "../../src/core/softmax";

const softmax = (rows: number, columns: number, data: ArrayLike<number>, count?: number) =>
  softmaxRows({ data: Float32Array.from(data), rows, columns }, count);

describe("softmaxRows", () => {
  test("gives the numbers of SciPy's softmax, row by row", () => {
    // scipy.special.softmax(x, axis=1) of f64; ours is as near as f32 can be.
    const expected = [
      [0.09003057317038046, 0.24472847105479764, 0.6652409557748218],
      [0.1513467673652992, 0.320401109026613, 0.5282521236080877],
      [0.178030205506159, 0.7978760262069925, 0.024093768286848397],
    ];
    const { data, rows, columns } = softmax(3, 3, [1, 2, 3, -0.5, 0.25, 0.75, 100, 101.5, 98]);
    expect([rows, columns]).toStrictEqual([3, 3]);
    data.forEach((probability, i) => {
      expect(Math.abs(probability / expected.flat()[i] - 1)).toBeLessThan(2 ** -24);
    });
  });

  test.each([
    ["no rows", 0, 3, [], []],
    ["one number", 1, 1, [-5], [1]],
    ["one column", 3, 1, [4, 0, -90], [1, 1, 1]],
    ["equal numbers", 2, 4, [7, 7, 7, 7, -1, -1, -1, -1], [0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25]],
  ])("takes %s", (_, rows, columns, data, probabilities) => {
    expect(softmax(rows, columns, data)).toStrictEqual({ data: Float32Array.from(probabilities), rows, columns });
  });

  test("neither overflows nor divides by 0 at the ends of f32", () => {
    expect([...softmax(2, 2, [3e38, -3e38, -3e38, -3e38]).data]).toStrictEqual([1, 0, 0.5, 0.5]);
  });

  test("gives NaN for a row that holds NaN alone", () => {
    expect([...softmax(2, 2, [NaN, 1, 0, 0]).data]).toStrictEqual([NaN, NaN, 0.5, 0.5]);
  });

  test("leaves out the columns beyond a count", () => {
    const { data, columns } = softmax(2, 3, [0, 0, 50, 1, 1, -50], 2);
    expect([[...data], columns]).toStrictEqual([[0.5, 0.5, 0.5, 0.5], 2]);
    expect([...softmax(2, 2, [0, 9, 0, -9], 1).data]).toStrictEqual([1, 1]);
  });

  test("sums to 1 over rows that are wider than calls have arguments", () => {
    const columns = 500_000;
    const { data } = softmax(
      1,
      columns,
      Float32Array.from({ length: columns }, (_, c) => c % 7),
    );
    expect(data.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 6);
  });

  test("leaves the logits as they are", () => {
    const logits = Float32Array.of(1, 2);
    softmaxRows({ data: logits, rows: 1, columns: 2 });
    expect([...logits]).toStrictEqual([1, 2]);
  });
});
