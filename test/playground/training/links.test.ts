import { expect, test } from "vitest";
import { linksOf } from "../../../playground/src/training/pictures";

/** Weights in no order, with many of the same size. */
function weights(neurons: number, fanIn: number): Float32Array {
  return Float32Array.from({ length: neurons * fanIn }, (_, i) => Math.round(1000 * Math.sin(i * 12.9898)) / 1000);
}

test.each([
  [1, 1],
  [7, 20],
  [3, 47],
  [20, 14],
  [20, 15],
  [256, 256],
])("the links of %i x %i weights are the strongest, strongest first, the first of equal ones", (neurons, fanIn) => {
  const data = weights(neurons, fanIn);
  const order = Array.from(data, (_, i) => i).sort((a, b) => Math.abs(data[b]) - Math.abs(data[a]) || a - b);
  const expected = order.slice(0, 140).flatMap((i) => [i % fanIn, Math.floor(i / fanIn), data[i]]);
  expect([...linksOf({ data, shape: [neurons, fanIn] })]).toStrictEqual(expected);
});
