import { expect, test } from "vitest";
import * as entry from "../../src/index";
import { expectThrow } from "../core/throwing";

test("lists that the library exports cannot be changed", () => {
  const lists = Object.entries(entry).filter(([, value]) => typeof value === "object");
  expect(lists.map(([name]) => name).sort()).toEqual(["ACTIVATION_NAMES", "OPTIMIZER_NAMES"]);
  for (const [, list] of lists) expect(Object.isFrozen(list)).toBe(true);
});

test.each([undefined, null, 3, "ReLU", [], new Map()])("%s is no layer's configuration", (layer) => {
  expect(() => entry.activationOfLayer(layer as never)).toThrow(
    /^activationOfLayer: the layer is .*; pass \{ type: "ReLU" \}\.$/,
  );
  expect(entry.activationOfLayer({ type: "ReLU" })).toBe("relu");
});

test.each(["constructor", "__proto__", "toString", "hasOwnProperty", "swish"])("%s is no activation", (name) => {
  const choices = entry.ACTIVATION_NAMES.map((known) => JSON.stringify(known)).join(", ");
  const got = `name is "${name}"; choose one of ${choices}`;
  expectThrow(() => entry.activationLayers(name as never), RangeError, `activationLayers: ${got}, "softmax".`);
  expectThrow(() => entry.initializerBefore(name as never), RangeError, `initializerBefore: ${got}.`);
});
