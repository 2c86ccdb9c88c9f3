/** What the functions of studies take from each other: another kind is named, whatever it is. */
import { describe, expect, test } from "vitest";
import {
  computePieces,
  fromJSON,
  performanceMap,
  planNormStudy,
  estimateSeconds,
  mergePieces,
  networkOf,
  networkSeed,
  separableShare,
  shardPieces,
  toCSV,
  toJSON,
} from "../../src/experiments/index";
import { circles } from "../../src/datasets/index";
import { FileFormatError } from "../../src/index";
import { caught, expectRejection, expectThrow, rejection } from "../core/throwing";

const WRONG: [shown: string, value: never][] = [
  ["null", null as never],
  ["undefined", undefined as never],
  ["3", 3 as never],
  ['"x"', "x" as never],
  ["the BigInt 10", 10n as never],
  ["an object", {} as never],
  ["[]", [] as never],
];

describe.each(WRONG)("%s", (shown, value) => {
  test("is no plan", async () => {
    const needed = "pass what planNormStudy or another function of plans returns, no copy of it";
    expectThrow(() => estimateSeconds(value), TypeError, `estimateSeconds: the plan is ${shown}; ${needed}.`);
    expectThrow(() => shardPieces(value, 1, 1), TypeError, `shardPieces: the plan is ${shown}; ${needed}.`);
    const computed = computePieces(value, { onLine: () => undefined });
    await expectRejection(computed, TypeError, `computePieces: the plan is ${shown}; ${needed}.`);
  });

  test("is no result", () => {
    const needed = "pass what a study or hyperparameterSearch returns";
    expectThrow(() => toJSON(value), TypeError, `toJSON: the result is ${shown}; ${needed}.`);
    expectThrow(() => toCSV(value), TypeError, `toCSV: the result is ${shown}; ${needed}.`);
    expectThrow(() => networkOf(value, 0), TypeError, `networkOf: the result is ${shown}; ${needed}.`);
  });
});

test("a copy of a plan is none: what was changed in it would be called another study's", async () => {
  const plan = planNormStudy({ architecture: [2, 2, 1], dataset: circles({ samples: 8 }), networks: 4, seed: 1 });
  const other = planNormStudy({ architecture: [2, 2, 1], dataset: circles({ samples: 8 }), networks: 4, seed: 2 });
  const copies = [
    { ...plan },
    { ...plan, settings: other.settings, key: other.key },
    { ...plan, parts: other.parts },
    { ...plan, pieces: 100 },
    { ...plan, partLayouts: [] },
    JSON.parse(JSON.stringify(plan)) as typeof plan,
    Object.create(plan) as typeof plan,
  ];
  for (const copy of copies) {
    const lines: string[] = [];
    const error = await rejection(computePieces(copy, { workers: 0, onLine: (line) => lines.push(line) }));
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(/^TypeError: computePieces: the plan is an object; pass what .* no copy of it\.$/);
    expect(lines).toStrictEqual([]);
  }
});

test("texts of pieces are an array of texts, without holes", () => {
  const withHole = ["", "", ""];
  Reflect.deleteProperty(withHole, 1);
  for (const texts of [null, "x", 3, new Set(["x"]), [null], withHole]) {
    const error = caught(() => mergePieces(texts as never)) as Error;
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(/^mergePieces: texts are .*; pass an array of texts, one for each file\.$/);
  }
});

test("numbers are checked", () => {
  expectThrow(() => networkSeed(1n as never, 0), TypeError, "networkSeed: seed is the BigInt 1; pass a number.");
  expectThrow(() => networkSeed(1, -1), RangeError, "networkSeed: index is -1; pass an integer from 0 to 4294967295.");
  expectThrow(() => separableShare(0, 2), RangeError, "separableShare: points is 0; pass an integer from 1 to 1000.");
  // 2^-2000 is no number but 0: the share would be 0 whatever the dimension.
  const many = "separableShare: points is 2001; pass an integer from 1 to 1000.";
  expectThrow(() => separableShare(2001, 2000), RangeError, many);
  expect(separableShare(1000, 999)).toBe(1);
});

test("a result whose matrix has no sizes is named in few words, whatever stands there", async () => {
  const options = { architecture: [2, 1], learningRates: [1], epochs: [1], runs: 1, workers: 0 };
  const dataset = { inputs: [[0, 1], [1, 0]], targets: [0, 1] }; // prettier-ignore
  const good = toJSON(await performanceMap({ ...options, dataset }));
  for (const rows of ["x".repeat(5000), { toString: 1 }, null, "1", 2, -1]) {
    const changed = JSON.parse(good) as { success: { rows: unknown } };
    changed.success.rows = rows;
    const error = caught(() => fromJSON(JSON.stringify(changed))) as Error;
    expect(error).toBeInstanceOf(FileFormatError);
    expect(error.message).toMatch(/^fromJSON: the text holds success of 1 numbers for .* x 1, no result; /);
    expect(error.message.length).toBeLessThan(200);
  }
});
