import { expect, test } from "vitest";
import { defaultsFor } from "../../../playground/src/settings/settings";
import { assertSameLayers, settingsOfDetails, settingsOfModel } from "../../../playground/src/training/model-settings";
import { networkConfig } from "../../../playground/src/training/plan";

const shape = { inputs: 2, classes: 2 };
const here = defaultsFor("moons");

test("the settings of a model make its layers again", () => {
  const there = {
    ...here,
    hidden: [9, 4],
    activation: "sigmoid",
    batchNorm: true,
    dropout: 0.25,
    output: "sigmoid",
  } as const;
  const { layers, seed, precision } = networkConfig(there, shape);
  const found = settingsOfModel({ layers, seed, precision }, here);
  expect(networkConfig(found, shape).layers).toStrictEqual(layers.map((layer) => layer));
});

test("layers that the page cannot make are named", () => {
  const { layers } = networkConfig(here, shape);
  expect(() => {
    assertSameLayers([{ type: "Tanh" }], layers);
  }).toThrow(
    "The model does not fit these data: it has Tanh; they need Linear 2 to 16, ReLU, Linear 16 to 12, ReLU, Linear 12 to 2, " +
      "Softmax. Choose the data it was trained on first.",
  );
});

test("details of other programs are none of ours", () => {
  expect(settingsOfDetails(undefined)).toBeUndefined();
  expect(settingsOfDetails({ playground: 3 })).toBeUndefined();
  expect(settingsOfDetails({ playground: "#set=moons&noise=0.3" })?.noise).toBe(0.3);
});
