/** Sizes that no machine holds: refused by name before anything is allocated or a loop runs. */
import { expect, test } from "vitest";
import * as datasets from "../../src/datasets/index";
import { expectThrow } from "../core/throwing";

const GENERATORS = {
  checkerboard: datasets.checkerboard,
  circles: datasets.circles,
  lines: datasets.lines,
  moons: datasets.moons,
  polynomial: datasets.polynomial,
  rings: datasets.rings,
  spiral: datasets.spiral,
  twoSpirals: datasets.twoSpirals,
  wave: datasets.wave,
  xor: datasets.xor,
  zones: datasets.zones,
  zones3d: datasets.zones3d,
};

const IN_VAIN = [2 ** 27 + 1, 1e12, Number.MAX_SAFE_INTEGER, Infinity];

test.each(Object.entries(GENERATORS))("%s bounds its samples", (name, generator) => {
  for (const samples of IN_VAIN) {
    const message = `${name}: samples is ${samples}; pass an integer from 1 to 134217728.`;
    expectThrow(() => generator({ samples }), RangeError, message);
  }
});

test.each(["lines", "rings", "spiral", "zones"] as const)("%s bounds its classes", (name) => {
  for (const classes of IN_VAIN) {
    const message = `${name}: classes is ${classes}; pass an integer from 1 to 1048576.`;
    expectThrow(() => GENERATORS[name]({ samples: 2, classes }), RangeError, message);
  }
});

test("more classes than samples leave the last ones empty", () => {
  expect([...datasets.rings({ samples: 2, classes: 5 }).targets]).toEqual([0, 1]);
});
