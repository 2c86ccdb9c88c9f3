/** Lines of pieces from elsewhere: nothing is believed, and nothing larger than the line is made of one. */
import { describe, expect, test } from "vitest";
import { hashText } from "../../src/core/hash";
import { circles } from "../../src/datasets/index";
import {
  computePieces,
  fromJSON,
  mergePieces,
  planCapacityCurve,
  planDyingRelu,
  planEdgeOfStability,
  planNormStudy,
  planPerformanceMap,
} from "../../src/experiments/index";
import { longestLine, readPiece } from "../../src/experiments/piece-line";
import { assertPiece } from "../../src/experiments/pieces";
import { expectThrow } from "../core/throwing";

const dataset = circles({ samples: 16, seed: 1 });
const options = { architecture: [2, 2, 1], dataset, networks: 40, epochs: 3, seed: 3, workers: 0 };

async function linesOf(seed: number): Promise<string[]> {
  const lines: string[] = [];
  await computePieces(planNormStudy({ ...options, seed }), { workers: 0, onLine: (line) => lines.push(line) });
  return lines;
}

/** A line whose fingerprint is right, whatever it says. */
function lineOf(content: object): string {
  const text = JSON.stringify({ format: "wasm-mlp piece 2", ...content });
  return `${text.slice(0, -1)},"check":"${hashText(text)}"}`;
}

const [line] = await linesOf(3);
const real = JSON.parse(line.replace(/,"check":"[0-9a-f]{16}"\}$/, "}")) as {
  settings: Readonly<Record<string, unknown>>;
  rows: object;
};
const forged = (settings: object, more: object = {}) =>
  lineOf({ ...real, settings: { ...real.settings, ...settings }, ...more });

describe("a line with the right fingerprint is no piece", () => {
  test.each<[string, string]>([
    ["without settings", lineOf({ piece: 0, rows: { type: "Float64Array", values: [] } })],
    ["of null", lineOf({ settings: null, piece: 0 })],
    ["with rows that are no numbers", forged({}, { rows: "many" })],
    ["with rows that only claim a length", forged({}, { rows: { type: "Float64Array", values: { length: 4e9 } } })],
    ["with more networks than memory", forged({ networks: 1e15 })],
    ["with more points of a trace than memory", forged({ epochs: [1e15], trace: 1 })],
    ["with a width that is no number", forged({ architecture: [2, null, 1] })],
    ["with a trace of 0", forged({ trace: 0 })],
    ["of a kind named as a member of Object.prototype", forged({ kind: "constructor" })],
    ["of a piece that is not there", forged({}, { piece: 3 })],
    ["of a piece before the first", forged({}, { piece: -1 })],
    ["of half a piece", forged({}, { piece: 0.5 })],
  ])("%s", (_, text) => {
    expect(readPiece(text)).toBeTypeOf("string");
    expect(() => mergePieces([text])).toThrow(/mergePieces: there are no pieces/);
  });
});

describe("an answer for a piece", () => {
  const plan = planNormStudy(options);

  test("is taken when it is that piece of that study", async () => {
    const lines = await linesOf(3);
    lines.forEach((answer, piece) => {
      assertPiece("the queue", plan, piece, answer);
    });
  });

  test("of another seed is refused by name", async () => {
    const [other] = await linesOf(4);
    expectThrow(
      () => {
        assertPiece("the queue", plan, 0, other);
      },
      RangeError,
      "the queue: the answer for piece 0 is of another study: seed is 4, not 3; compute the piece again.",
    );
  });

  test("that is another piece, or none, is refused", () => {
    expectThrow(
      () => {
        assertPiece("the queue", plan, 1, line);
      },
      RangeError,
      "the queue: the answer for piece 1 is that of piece 0; compute the piece again.",
    );
    expectThrow(
      () => {
        assertPiece("the queue", plan, 0, null);
      },
      RangeError,
      "the queue: the answer for piece 0 is null; compute the piece again.",
    );
    expectThrow(
      () => {
        assertPiece("the queue", plan, 0, "{}");
      },
      RangeError,
      "the queue: the answer for piece 0 is no piece: it does not end as a piece does; compute the piece again.",
    );
  });

  test("that is longer than any line of its piece is refused unread", () => {
    const longest = line.replace(/"values":\[[^\]]*\]/, (values) =>
      values.replace(/[^,[\]]+(?=[,\]])/g, "-1.2345678901234567e-308"),
    );
    expect(longest.length).toBeLessThanOrEqual(longestLine(plan, 0));
    const blanks = `${line}${" ".repeat(longestLine(plan, 0))}`;
    expectThrow(
      () => {
        assertPiece("the queue", plan, 0, blanks);
      },
      RangeError,
      `the queue: the answer for piece 0 has ${blanks.length} characters, too many for it; compute the piece again.`,
    );
  });
});

const mapOptions = { architecture: options.architecture, dataset: options.dataset, runs: 1 };
const rates = (count: number) => Array.from({ length: count }, (_, i) => (i + 1) / count);

test.each<[string, () => unknown, string]>([
  [
    "looks at a norm study",
    () => planNormStudy({ ...options, epochs: 1_000_000_000, trace: 1 }),
    "normStudy: 1,000,000,001 looks at each network are asked for; look at most 1,048,576 times, or train for fewer epochs.",
  ],
  [
    "looks at stability",
    () => planEdgeOfStability({ epochs: 2 ** 31 - 1, every: 1 }),
    "edgeOfStability: 2,147,483,648 looks at each network are asked for; look at most 1,048,576 times, or train for fewer epochs.",
  ],
  [
    "looks whether networks died",
    () => planDyingRelu({ epochs: 2 ** 31 - 1 }),
    "dyingRelu: 42,949,673 looks at each network are asked for; look at most 1,048,576 times, or train for fewer epochs.",
  ],
  [
    "widths",
    () => planDyingRelu({ widths: new Array<number>(100_000).fill(2), depths: new Array<number>(100_000).fill(2) }),
    "dyingRelu: widths are 100000; pass at most 64.",
  ],
  [
    "numbers of points",
    () => planCapacityCurve({ points: new Array<number>(1_000_000).fill(4) }),
    "capacityCurve: points are 1000000; pass at most 1000.",
  ],
  [
    "studies of a list",
    () => planNormStudy({ ...options, networks: 1, learningRate: rates(100_000) }),
    "normStudy: learningRate are 100000; pass at most 4096.",
  ],
  [
    "cells of a map",
    () => planPerformanceMap({ ...mapOptions, learningRates: rates(5000), epochs: rates(5000).map((_, i) => i) }),
    "performanceMap: learningRates and epochs make 25000000 cells; pass lists that make at most 16777216.",
  ],
])("what a plan needs is weighed before anything of its size is made: %s", (_, plan, message) => {
  expectThrow(plan, RangeError, message);
});

test("settings of a file are weighed in the same way", () => {
  const settings = { ...planEdgeOfStability({ epochs: 10, every: 1 }).settings, epochs: 2 ** 31 - 1 };
  expect(() => fromJSON(JSON.stringify({ kind: "edgeOfStability", settings }))).toThrow(/2,147,483,648 looks/);
});
