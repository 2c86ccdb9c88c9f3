import { expect, test } from "vitest";
import { Linear, Network, Residual } from "../../src/index";

test("configurations of layers within layers, and of initializers, cannot be changed from outside", () => {
  const initializer = new Linear(2, 2, { initializer: { constant: 0.5 } });
  const inner = new Linear(2, 2);
  const deepest = new Linear(2, 2);
  const network = new Network([initializer, new Residual([inner, new Residual([deepest])])]);
  const before = JSON.stringify(network.config);
  for (const part of [initializer.config, initializer.config.initializer, inner.config, deepest.config]) {
    expect(() => Object.assign(part, { bias: false, constant: 9 })).toThrow(TypeError);
  }
  expect(JSON.stringify(network.config)).toBe(before);
  network.dispose();
});
