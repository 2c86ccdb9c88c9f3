/** What the functions of studies take from each other: another kind is named, whatever it is. */
import { describe, expect, test } from "vitest";
import {
  computePieces,
  estimateSeconds,
  mergePieces,
  networkOf,
  networkSeed,
  separableShare,
  shardPieces,
  toCSV,
  toJSON,
} from "../../src/experiments/index";
import { caught, expectRejection, expectThrow } from "../core/throwing";

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
    const needed = "pass what planNormStudy or another function of plans returns";
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
  expectThrow(() => separableShare(0, 2), RangeError, "separableShare: points is 0; pass an integer of 1 or more.");
});
