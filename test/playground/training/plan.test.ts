import { expect, test } from "vitest";
import { FIELDS, type FieldName } from "../../../playground/src/settings/fields";
import { hasMeaning } from "../../../playground/src/settings/meaning";
import { OPTIMIZER_OPTIONS } from "../../../playground/src/settings/options";
import { changed, defaultsFor, type Settings } from "../../../playground/src/settings/settings";
import { networkConfig, sizesOf } from "../../../playground/src/training/architecture";
import { lossOf, optimizerPlan, schedulePlan } from "../../../playground/src/training/plan";
import { settingsOfModel } from "../../../playground/src/training/model-settings";
import { createOptimizer, OPTIMIZER_NAMES, perceptronLayers, type Optimizer } from "../../../src/index";

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
  expect(lossOf(circles, {})).toBe("meanSquaredError");
  expect(networkConfig(circles, shape).layers.at(-1)).toMatchObject({ type: "Linear", fanOut: 1 });
});

test("batch norm and dropout stand around the activation of hidden layers only", () => {
  const settings = { ...circles, normalization: "batch", dropout: 0.5, activation: "tanh" } as const;
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

test("the layers are those that the library makes of the same names", () => {
  for (const activation of FIELDS.activation.names) {
    for (const initializer of FIELDS.initializer.names) {
      for (const normalization of FIELDS.normalization.names) {
        const settings = { ...circles, hidden: [3, 5], activation, initializer, normalization, dropout: 0.5 };
        const layers = perceptronLayers([2, 3, 5, 2], {
          ...{ activation, normalization, dropout: 0.5, outputActivation: "softmax" },
          initializer: initializer === "auto" ? undefined : initializer,
        });
        const config = networkConfig(settings, { inputs: 2, classes: 2 });
        expect(config.layers).toStrictEqual(layers);
        expect(settingsOfModel(config, circles)).toMatchObject({ activation, normalization });
      }
    }
  }
});

/** Names of the options that an optimizer has beside the rate and the L2 term. */
function ownNames({ config }: Optimizer): string[] {
  return Object.keys(config).filter((name) => !["type", "learningRate", "weightDecay"].includes(name));
}

test.each(OPTIMIZER_NAMES)("%s has each of the library's options, with the library's defaults", (optimizer) => {
  const settings = changed(circles, { optimizer });
  const usual = OPTIMIZER_OPTIONS[optimizer];
  const made = createOptimizer(optimizer);
  expect(made).toMatchObject(usual);
  expect(Object.keys(usual)).toEqual(expect.arrayContaining(ownNames(made)));
  const options = { learningRate: settings.learningRate, weightDecay: 0 };
  expect(optimizerPlan(settings)).toStrictEqual({ type: made.type, options });
  for (const name of Object.keys(usual) as FieldName[]) {
    const other = typeof usual[name as keyof typeof usual] === "boolean" ? true : 0.5;
    expect(optimizerPlan({ ...settings, [name]: other }).options[name]).toBe(other);
    expect(hasMeaning(name, settings)).toBe(true);
    expect(FIELDS[name].kind).toBe(typeof other === "boolean" ? "switch" : "number");
  }
});

test("a loss has its option where it is not the usual one", () => {
  const values = { ...defaultsFor("polynomial"), level: 0.9, delta: 2 };
  expect(lossOf({ ...values, valueLoss: "quantile" }, {})).toStrictEqual({ type: "quantile", levels: [0.9] });
  expect(lossOf({ ...values, valueLoss: "huber" }, {})).toStrictEqual({ type: "huber", delta: 2 });
  expect(lossOf({ ...values, valueLoss: "meanAbsoluteError" }, {})).toBe("meanAbsoluteError");
  expect(lossOf({ ...circles, classLoss: "focal" }, { classes: 2 })).toBe("focal");
  const smooth = { ...circles, labelSmoothing: 0.1 };
  expect(lossOf(smooth, { classes: 2 })).toStrictEqual({ type: "crossEntropy", labelSmoothing: 0.1 });
  expect(lossOf({ ...smooth, output: "sigmoid" }, { classes: 2 })).toBe("binaryCrossEntropy");
});

test("settings have a meaning beside those that they belong to only", () => {
  const shown = (settings: Settings, classes: number) =>
    ["output", "classLoss", "valueLoss", "labelSmoothing", "gamma", "delta", "level"].filter((name) =>
      hasMeaning(name as FieldName, settings, classes),
    );
  expect(shown(circles, 2)).toStrictEqual(["output", "classLoss", "labelSmoothing"]);
  expect(shown({ ...circles, output: "sigmoid" }, 2)).toStrictEqual(["output", "classLoss"]);
  expect(shown({ ...circles, classLoss: "focal" }, 2)).toStrictEqual(["classLoss", "gamma"]);
  expect(shown({ ...circles, classLoss: "hinge" }, 3)).toStrictEqual(["classLoss"]);
  const table = { ...defaultsFor("csv"), valueLoss: "huber" } as const;
  expect(shown(table, 0)).toStrictEqual(["valueLoss", "delta"]);
  expect(shown(table, 3)).toStrictEqual(["classLoss", "labelSmoothing"]);
  expect(hasMeaning("delta", table) && hasMeaning("labelSmoothing", table)).toBe(true);
});
