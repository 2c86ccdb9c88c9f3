/** Lines of pieces from elsewhere: nothing is believed, and nothing larger than the line is made of one. */
import { describe, expect, test } from "vitest";
import { hashText } from "../../src/core/hash";
import { circles } from "../../src/datasets/index";
import { computePieces, mergePieces, planNormStudy } from "../../src/experiments/index";
import { readPiece } from "../../src/experiments/piece-line";
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
        assertPiece("the queue", plan, 0, "{}");
      },
      RangeError,
      "the queue: the answer for piece 0 is no piece: it does not end as a piece does; compute the piece again.",
    );
  });
});

test("what a plan needs is weighed before anything of its size is made", () => {
  expectThrow(
    () => planNormStudy({ ...options, epochs: 1_000_000_000, trace: 1 }),
    RangeError,
    "normStudy: 40 networks are asked for; memory holds the results of 0; ask for fewer, or compute several studies of different seeds.",
  );
});
