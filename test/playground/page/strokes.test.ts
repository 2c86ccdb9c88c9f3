import { Network } from "wasm-mlp";
import { beforeAll, describe, expect, test } from "vitest";
import { prepare, type Prepared } from "../../../playground/src/data/prepare";
import { pixelsOf, SIDE, type Stroke } from "../../../playground/src/page/strokes";
import { defaultsFor } from "../../../playground/src/settings/settings";
import { networkConfig } from "../../../playground/src/training/architecture";
import { createTrainer } from "../../../playground/src/training/create-trainer";
import { RandomNumbers } from "../../reference/random";
import { CHOSEN, drawing, REPORTED, type Shape } from "./drawn-digits";

const settings = defaultsFor("digits");
/** A 4 of two strokes. */
const FOUR: Stroke[] = [
  [60, 20, 40, 110, 130, 110],
  [120, 20, 120, 180],
];

/** Moved, made larger, and slanted. */
function changed(strokes: readonly Stroke[], size: number, slant: number): Stroke[] {
  return strokes.map((stroke) =>
    stroke.map((value, i) => 30 + size * (i % 2 === 0 ? value - slant * stroke[i + 1] : value)),
  );
}

function sum(values: Iterable<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

describe("pixels of strokes", () => {
  test("have the ink of the data set, whatever is drawn", () => {
    const dot: Stroke[] = [[50, 50, 50, 50]];
    for (const strokes of [FOUR, changed(FOUR, 0.1, 0), dot]) {
      const ink = 16 * sum(pixelsOf(strokes));
      expect(Math.abs(ink - 310)).toBeLessThan(20);
    }
    expect(sum(pixelsOf([]))).toBe(0);
  });

  test("are the same for another place, size and slant", () => {
    for (const [size, slant] of [
      [1, 0],
      [0.3, 0],
      [1, 0.3],
      [2, -0.4],
    ]) {
      const other = pixelsOf(changed(FOUR, size, slant));
      pixelsOf(FOUR).forEach((value, i) => {
        expect(Math.abs(other[i] - value), `pixel ${i}, size ${size}, slant ${slant}`).toBeLessThanOrEqual(1 / 16);
      });
    }
  });

  test("fill the height, and 20 of 32 pixels of the width", () => {
    const pixels = pixelsOf(FOUR);
    const column = (c: number) => sum(pixels.filter((_, i) => i % SIDE === c));
    expect([0, SIDE - 1].map(column)).toStrictEqual([0, 0]);
    expect(column(1)).toBeGreaterThan(0);
    for (const row of [0, SIDE - 1]) expect(sum(pixels.subarray(SIDE * row, SIDE * (row + 1)))).toBeGreaterThan(0);
  });

  test("of a 1 without a base are a narrow line in the middle", () => {
    const pixels = pixelsOf([[50, 10, 50, 200]]);
    const columns = Array.from({ length: SIDE }, (_, c) => sum(pixels.filter((_, i) => i % SIDE === c)));
    expect(columns.map((ink) => ink > 0)).toStrictEqual([false, false, true, true, true, true, false, false]);
  });
});

describe("digits that are drawn, read by the network of the page", () => {
  let data: Prepared;
  let network: Network;

  beforeAll(async () => {
    data = await prepare(settings, undefined);
    const shape = { inputs: data.inputs.length, classes: 10 };
    network = Network.fromConfig(networkConfig(settings, shape));
    await createTrainer(network, settings, shape).fit(data.train, {
      epochs: settings.stopEpoch,
      batchSize: settings.batchSize,
    });
  });

  /** Part of the drawings that are read right. */
  function readRight(shapes: readonly Shape[], seed: number): number {
    const numbers = new RandomNumbers(seed);
    const random = () => numbers.uniform(0, 1);
    const drawings = shapes.flatMap((shape) =>
      Array.from({ length: 40 }, () => ({ digit: shape[0], pixels: pixelsOf(drawing(shape, random)) })),
    );
    const pixels = Float32Array.from(drawings.flatMap((drawn) => Array.from(drawn.pixels)));
    const answers = network.predict({ data: pixels, rows: drawings.length, columns: SIDE * SIDE });
    const right = drawings.filter(({ digit }, row) => {
      const answer = answers.data.subarray(10 * row, 10 * (row + 1));
      return answer.indexOf(Math.max(...answer)) === digit;
    });
    return right.length / drawings.length;
  }

  test("are read right: shapes that the way was chosen on, and others", () => {
    expect(readRight(CHOSEN, 1)).toBeGreaterThan(0.93);
    expect(readRight(REPORTED, 2)).toBeGreaterThan(0.87);
  });
});
