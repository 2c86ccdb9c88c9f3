/** `predict` into an array that is given: the same bits, no memory, and what is refused. */
import { describe, expect, test } from "vitest";
import { Network } from "../../src/index";
import { caught } from "../core/throwing";
import { RandomNumbers } from "../reference/random";

const network = Network.mlp([64, 128, 10], { seed: 3 });
const matrix = (rows: number) => ({
  data: Float32Array.from(new RandomNumbers(rows).matrix(rows, 64).flat()),
  rows,
  columns: 64,
});

describe("predict with into", () => {
  test.each([1, 2, 25, 26, 255, 256, 257, 700])("%i rows: the bits of predict without", (rows) => {
    const inputs = matrix(rows);
    const into = new Float32Array(rows * 10).fill(NaN);
    const answer = network.predict(inputs, { into });
    expect(answer.data).toBe(into);
    expect(answer).toStrictEqual(network.predict(inputs));
    expect(
      network.predict(
        Array.from({ length: rows }, (_, r) => inputs.data.subarray(64 * r, 64 * (r + 1))),
        { into },
      ),
    ).toBe(answer);
  });

  test("another array has another answer", () => {
    const [first, second] = [new Float32Array(10), new Float32Array(20)];
    const one = network.predict(matrix(1), { into: first });
    expect(network.predict(matrix(2), { into: second })).toMatchObject({ data: second, rows: 2, columns: 10 });
    expect(one).toMatchObject({ data: first, rows: 1 });
  });

  test.each<[unknown, string]>([
    [
      { into: new Float32Array(11) },
      "RangeError: Network.predict: into has 11 elements; pass one of 10, a row of outputs for each sample.",
    ],
    [{ into: [1] }, "TypeError: Network.predict: into is [1]; pass a Float32Array."],
    [{ into: new Float64Array(10) }, "TypeError: Network.predict: into is "],
    [{ to: new Float32Array(10) }, 'RangeError: Network.predict: option "to" is unknown'],
    [3, "TypeError: Network.predict: "],
    [null, "TypeError: Network.predict: options are null; pass an object."],
  ])("%o is refused before anything changes", (options, message) => {
    const error = caught(() => network.predict(matrix(1), options as never));
    expect(String(error)).toContain(message);
  });
});
