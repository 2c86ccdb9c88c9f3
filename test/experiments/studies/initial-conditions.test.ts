/** Maps of initial conditions: the bits of Trainer, zooms that keep their pixels, bad windows. */
import { describe, expect, test } from "vitest";
import { initialConditions, networkOf, type InitialConditionsOptions } from "../../../src/experiments/index";
import { Momentum, Trainer } from "../../../src/index";
import { rejection } from "../../core/throwing";

const XOR = { inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]] }; // prettier-ignore

test("pixels are runs of Trainer from the same weights, bit by bit", async () => {
  const options = { size: 6, epochs: 200, workers: 0, learningRate: 3, momentum: 0.5 };
  const map = await initialConditions(options);
  let learned = 0;
  for (let pixel = 0; pixel < 36; pixel += 5) {
    const [row, column] = [Math.floor(pixel / 6), pixel % 6];
    using network = networkOf(map, pixel, { epochs: 0 });
    const state = network.stateDict();
    // Parameter 0 is the weight from input 0 to unit 0, parameter 6 that of unit 0 to the output.
    expect(state["0.weight"].data[0]).toBe(Math.fround(map.values1[column]));
    expect(state["2.weight"].data[0]).toBe(Math.fround(map.values2[row]));
    // Half the squared error, summed, is half of the sum: half the rate.
    const optimizer = new Momentum({ learningRate: 1.5, momentum: 0.5 });
    const trainer = new Trainer(network, { loss: "meanSquaredError", reduction: "sum", optimizer });
    const isRight = () => network.predict(XOR.inputs).data.every((y, i) => y > 0.5 === (XOR.targets[i][0] === 1));
    let epoch = 0;
    while (epoch < 200 && !isRight()) {
      trainer.step(XOR.inputs, XOR.targets);
      epoch++;
    }
    expect([map.learned.data[pixel], map.epoch.data[pixel]], `pixel ${pixel}`).toStrictEqual([
      Number(isRight()),
      epoch,
    ]);
    using end = networkOf(map, pixel);
    expect(end.stateDict()["0.weight"].data).toStrictEqual(network.stateDict()["0.weight"].data);
    learned += map.learned.data[pixel];
  }
  expect(learned).toBeGreaterThan(0);
  expect(learned).toBeLessThan(8);
});

test("a window of the plane has the pixels that the plane has there", async () => {
  const whole = await initialConditions({ size: 9, epochs: 50, workers: 0, seed: 3, range1: [-8, 8], range2: [-8, 8] });
  const part = await initialConditions({ size: 5, epochs: 50, workers: 0, seed: 3, range1: [-8, 0], range2: [0, 8] });
  for (let r = 0; r < 5; r++) {
    const row = whole.epoch.data.slice((r + 4) * 9, (r + 4) * 9 + 5);
    expect(part.epoch.data.slice(r * 5, r * 5 + 5)).toStrictEqual(row);
  }
});

describe("refused", () => {
  test.each<[InitialConditionsOptions, string]>([
    [{ axes: [1, 1] }, "axes are [1, 1]; pass the numbers of two different parameters, as in [0, 6]."],
    [{ axes: [0, 9] }, "axes[1] is 9; pass an integer from 0 to 8."],
    [{ range1: [2, 1] }, "range1 is from 2 to 1; pass the smaller number first."],
    [
      { range2: [1, 1 + 1e-7] },
      "range2 from 1 to 1.0000001 is too small a window for 128 different f32 weights; make it 0.000015 wide or more, or ask for fewer pixels: f32 allows some five decades of zoom.",
    ],
    [{ range1: [0, 1e9] }, "range1 is from 0 to 1000000000; choose between -1000000 and 1000000."],
    [{ momentum: 1 }, "momentum is 1; pass a number of at least 0 and below 1."],
    [{ learningRate: 1e39 }, "learningRate"],
  ])("%j", async (options, message) => {
    const error = (await rejection(initialConditions(options))) as Error;
    expect(error.message).toContain(`initialConditions: ${message}`);
  });
});
