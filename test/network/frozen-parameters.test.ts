import { expect, test } from "vitest";
import { changedFreeze } from "../../src/network/frozen-parameters";
import type { ParameterLayout } from "../../src/network/parameter-layout";

const KEYS = ["weight", "bias", "1.weight", "1.bias", "10.weight"];

function layoutOf(layers: number): ParameterLayout {
  const slots = Array.from({ length: layers * KEYS.length }, (_, i) => ({
    ...{ layer: Math.floor(i / KEYS.length), offset: 4 * i, length: 4 },
    spec: { key: KEYS[i % KEYS.length], kind: "weights" as const, shape: [4] },
  }));
  return { slots, length: 4 * slots.length, count: 4 * slots.length };
}

test("a name stands for itself and for all below it, never for what only begins with its letters", () => {
  const names = (name: string) => [...changedFreeze("Who", layoutOf(12), undefined, name, true)!.names];
  expect(names("1")).toEqual(KEYS.map((key) => `1.${key}`));
  expect(names("11.1")).toEqual(["11.1.weight", "11.1.bias"]);
  expect(names("0.bias")).toEqual(["0.bias"]);
  for (const name of ["", "0.", ".bias", "0.1.", "0.weigh", "12"]) {
    expect(() => names(name)).toThrow(`Who: no parameter is named "${name}"; choose from "0.weight", "0.bias"`);
  }
});

test("a hundred thousand names take one pass over the parameters", () => {
  const layout = layoutOf(20_000);
  const all = layout.slots.map(({ layer, spec }) => `${layer}.${spec.key}`);
  const frozen = changedFreeze("Who", layout, undefined, all, true);
  expect(frozen?.names.size).toBe(100_000);
  expect(changedFreeze("Who", layout, frozen, all.slice(1), false)?.names).toEqual(new Set(["0.weight"]));
});
