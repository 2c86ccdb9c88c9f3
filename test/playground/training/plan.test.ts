import { expect, test } from "vitest";
import { FIELDS } from "../../../playground/src/settings/fields";
import { defaultsFor } from "../../../playground/src/settings/settings";
import { lossOf, networkConfig, schedulePlan, sizesOf } from "../../../playground/src/training/plan";
import { settingsOfModel } from "../../../playground/src/training/model-settings";
import { perceptronLayers } from "../../../src/index";

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

/** The page loads nothing of the library, so it has a table of its own: this is what keeps the two in step. */
test("the layers are those that the library makes of the same names", () => {
  for (const activation of FIELDS.activation.names) {
    for (const initializer of FIELDS.initializer.names) {
      for (const [batchNorm, dropout] of [
        [false, 0],
        [true, 0.5],
      ] as const) {
        // prettier-ignore
        const settings = { ...circles, hidden: [3, 5], activation, initializer, batchNorm, dropout };
        const layers = perceptronLayers([2, 3, 5, 2], {
          ...{ activation, batchNorm, dropout, outputActivation: "softmax" },
          initializer: initializer === "auto" ? undefined : initializer,
        });
        expect(networkConfig(settings, { inputs: 2, classes: 2 }).layers).toStrictEqual(layers);
        const config = networkConfig(settings, { inputs: 2, classes: 2 });
        expect(settingsOfModel(config, circles).activation).toBe(activation);
      }
    }
  }
});
