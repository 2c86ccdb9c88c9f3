import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAddress, writeAddress } from "../../../playground/src/settings/address";
import { FIELDS } from "../../../playground/src/settings/fields";
import { changed, defaultsFor, type SetName } from "../../../playground/src/settings/settings";

const sets = Object.keys(FIELDS.set.choices) as SetName[];

describe("an address", () => {
  test.each(sets)("gives %s back as it was written", (set) => {
    const settings = { ...defaultsFor(set), hidden: [3, 200], learningRate: 0.02, scale: false, seed: 2 ** 53 - 1 };
    expect(readAddress(writeAddress(settings, 120))).toStrictEqual({ settings, epoch: 120, problems: [] });
  });

  test("of defaults is short", () => {
    expect(writeAddress(defaultsFor("spiral"))).toBe("#set=spiral");
    expect(readAddress("")).toStrictEqual({ settings: defaultsFor("spiral"), epoch: 0, problems: [] });
  });

  test.each([
    ["#noise=-1", "noise"],
    ["#noise=NaN", "noise"],
    ["#noise=0x10", "noise"],
    ["#samples=10.5", "samples"],
    ["#samples=1e9", "samples"],
    ["#hidden=4,,4", "hidden layers"],
    ["#hidden=1,1,1,1,1,1,1", "hidden layers"],
    ["#hidden=257", "hidden layers"],
    ["#batchNorm=true", "batch norm"],
    ["#set=toString", "data set"],
    ["#epoch=-1", "the epoch"],
    ["#__proto__=1", "a setting that does not exist"],
    [`#${"a".repeat(2001)}`, "the address is too long"],
  ])("%s gives the default and names the problem", (hash, problem) => {
    expect(readAddress(hash)).toStrictEqual({ settings: defaultsFor("spiral"), epoch: 0, problems: [problem] });
  });

  test("of any text gives settings within their ranges", () => {
    const names = fc.constantFrom(...Object.keys(FIELDS), "epoch", "constructor");
    const part = fc
      .tuple(names, fc.oneof(fc.string(), fc.double().map(String)))
      .map(([name, value]) => `${name}=${value}`);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const { settings } = readAddress(`#${parts.join("&")}`);
        expect(Object.keys(settings).sort()).toStrictEqual(Object.keys(FIELDS).sort());
        expect(readAddress(writeAddress(settings)).settings).toStrictEqual(settings);
        expect(settings.samples).toBeGreaterThanOrEqual(FIELDS.samples.min);
        expect(settings.samples).toBeLessThanOrEqual(FIELDS.samples.max);
      }),
    );
  });
});

test("another data set brings its knobs and leaves the training alone", () => {
  const before = { ...defaultsFor("spiral"), learningRate: 0.3, hidden: [5] };
  const { samples, noise, turns, learningRate, hidden } = changed(before, { set: "twoSpirals" });
  expect({ samples, noise, turns, learningRate, hidden }).toStrictEqual({
    samples: 400,
    noise: 0.05,
    turns: 1.5,
    learningRate: 0.3,
    hidden: [5],
  });
});
