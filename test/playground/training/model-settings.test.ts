import { expect, test } from "vitest";
import { defaultsFor } from "../../../playground/src/settings/settings";
import { addressOfDetails, assertSameLayers, settingsOfModel } from "../../../playground/src/training/model-settings";
import { networkConfig } from "../../../playground/src/training/architecture";

const shape = { inputs: 2, classes: 2 };
const here = defaultsFor("moons");

test("the settings of a model make its layers again", () => {
  const there = {
    ...here,
    hidden: [9, 4],
    activation: "sigmoid",
    normalization: "batch",
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
    expect.objectContaining({
      problem: {
        code: "modelUnsuited",
        values: ["Tanh", "Linear 2 → 8, ReLU, Linear 8 → 8, ReLU, Linear 8 → 2, Softmax"],
      },
    }),
  );
});

test.each([
  [{ type: "LeakyReLU", slope: 0.2 }, "leakyRelu"],
  [{ type: "ELU", alpha: 0.5 }, "elu"],
  [{ type: "GELU", approximate: "tanh" }, "gelu"],
] as const)("a function with other numbers than the page's is refused: %o", (layer, activation) => {
  const { layers } = networkConfig({ ...here, activation }, shape);
  const got = layers.map((each) => (each.type === layer.type ? layer : each));
  expect(settingsOfModel({ layers: got, seed: 1, precision: "strict" }, here).activation).toBe(activation);
  assertSameLayers(layers, layers);
  expect(() => {
    assertSameLayers(got, layers);
  }).toThrow();
});

test("details of other programs are none of ours", () => {
  expect(addressOfDetails(undefined)).toBeUndefined();
  expect(addressOfDetails({ playground: 3 })).toBeUndefined();
  const address = addressOfDetails({ playground: "#set=moons&noise=0.3&epoch=7" });
  expect([address?.settings.noise, address?.until.epoch]).toStrictEqual([0.3, 7]);
});
