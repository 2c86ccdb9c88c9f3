import { expect, test } from "vitest";
import { defaultsFor } from "../../../playground/src/settings/settings";
import { lossOf, networkConfig, schedulePlan, sizesOf } from "../../../playground/src/training/plan";

const circles = { ...defaultsFor("circles"), hidden: [3] };

test("two classes end in two outputs or in one sigmoid", () => {
  const shape = { inputs: 2, classes: 2 };
  expect(sizesOf(circles, shape)).toStrictEqual([2, 3, 2]);
  expect(lossOf(circles, shape)).toBe("crossEntropy");
  const single = { ...circles, output: "sigmoid" } as const;
  expect(sizesOf(single, shape)).toStrictEqual([2, 3, 1]);
  expect(lossOf(single, shape)).toBe("binaryCrossEntropy");
  expect(networkConfig(single, shape).layers.at(-1)).toStrictEqual({ type: "Sigmoid" });
  expect(sizesOf(single, { inputs: 2, classes: 3 })).toStrictEqual([2, 3, 3]);
});

test("regression ends in one output without activation", () => {
  const shape = { inputs: 4 };
  expect(sizesOf(circles, shape)).toStrictEqual([4, 3, 1]);
  expect(lossOf(circles, shape)).toBe("meanSquaredError");
  expect(networkConfig(circles, shape).layers.at(-1)).toMatchObject({ type: "Linear", fanOut: 1 });
});

test("batch norm and dropout stand around the activation of hidden layers only", () => {
  const settings = { ...circles, batchNorm: true, dropout: 0.5, activation: "tanh" } as const;
  const types = networkConfig(settings, { inputs: 2, classes: 2 }).layers.map(({ type }) => type);
  expect(types).toStrictEqual(["Linear", "BatchNorm1d", "Tanh", "Dropout", "Linear", "Softmax"]);
});

test("a linear network has no activation", () => {
  const settings = { ...circles, activation: "none" } as const;
  const types = networkConfig(settings, { inputs: 2, classes: 2 }).layers.map(({ type }) => type);
  expect(types).toStrictEqual(["Linear", "Linear", "Softmax"]);
});

test("a constant learning rate needs no schedule", () => {
  expect(schedulePlan(circles)).toBeUndefined();
  expect(schedulePlan({ ...circles, schedule: "halving" })?.type).toBe("StepSchedule");
});
