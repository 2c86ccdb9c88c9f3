import { describe, expect, test } from "vitest";
import { engineFor } from "../../src/wasm/engine";
import {
  randomNormal,
  randomPermutation,
  RandomUse,
  randomUniform,
  seedHigh,
  seedLow,
  streamUse,
  type RandomStream,
} from "../../src/wasm/random";

const STREAM: RandomStream = { seed: 1, use: RandomUse.data };
const SAMPLES = 10_000;

/** Streams that differ from `STREAM` in one thing each. */
const OTHERS: readonly (readonly [string, RandomStream])[] = [
  ["seed", { ...STREAM, seed: 2 }],
  ["seed above 32 bits", { ...STREAM, seed: 1 + 2 ** 32 }],
  ["use", { ...STREAM, use: RandomUse.split }],
  ["layer", { ...STREAM, layer: 1 }],
  ["index", { ...STREAM, index: 1 }],
];

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;

function correlation(x: Float32Array, y: Float32Array): number {
  const [mx, my] = [mean(x), mean(y)];
  const covariance = (a: Float32Array, ma: number, b: Float32Array, mb: number) =>
    mean(a.map((value, i) => (value - ma) * (b[i] - mb)));
  return covariance(x, mx, y, my) / Math.sqrt(covariance(x, mx, x, mx) * covariance(y, my, y, my));
}

test("a seed splits into two words", () => {
  expect([seedLow(5 + 3 * 2 ** 32), seedHigh(5 + 3 * 2 ** 32)]).toStrictEqual([5, 3]);
  expect(seedLow(2 ** 32 - 1)).toBe(2 ** 32 - 1);
});

test("uses and layers never share a word", () => {
  const words = Object.values(RandomUse).flatMap((use) => [0, 1, 2, 1000].map((layer) => streamUse(use, layer)));
  expect(new Set(words).size).toBe(words.length);
});

describe.each([
  ["randomUniform", (stream: RandomStream, n: number) => randomUniform(stream, n)],
  ["randomNormal", randomNormal],
  ["randomPermutation", (stream: RandomStream, n: number) => Float32Array.from(randomPermutation(stream, n))],
])("%s", (_, draw) => {
  test("gives the same numbers for the same stream", () => {
    expect(draw(STREAM, 37)).toStrictEqual(draw(STREAM, 37));
    expect(draw({ ...STREAM, layer: 0, index: 0 }, 37)).toStrictEqual(draw(STREAM, 37));
  });

  test.each(OTHERS)("another %s gives independent numbers", (_, other) => {
    expect(Math.abs(correlation(draw(STREAM, SAMPLES), draw(other, SAMPLES)))).toBeLessThan(4 / Math.sqrt(SAMPLES));
  });

  test("returns a copy and gives its memory back", () => {
    const { arena } = engineFor("strict");
    const before = arena.liveBytes;
    const values = draw(STREAM, 5);
    const kept = values.slice();
    draw({ ...STREAM, seed: 3 }, 5);
    expect(values).toStrictEqual(kept);
    expect(arena.liveBytes).toBe(before);
  });

  test("draws no numbers when none are asked for", () => {
    expect(draw(STREAM, 0)).toHaveLength(0);
  });
});

test("uniform numbers fill [low, high) evenly", () => {
  const values = randomUniform(STREAM, SAMPLES, -2, 6);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(-2);
  expect(Math.max(...values)).toBeLessThan(6);
  expect(mean(values)).toBeCloseTo(2, 0);
  for (let eighth = -2; eighth < 6; eighth++) {
    const share = values.filter((x) => x >= eighth && x < eighth + 1).length / SAMPLES;
    expect(Math.abs(share - 1 / 8)).toBeLessThan(0.015);
  }
});

test("normal numbers have mean 0, variance 1 and tails", () => {
  const values = randomNormal(STREAM, SAMPLES);
  expect(Math.abs(mean(values))).toBeLessThan(0.04);
  expect(Math.abs(mean(values.map((x) => x * x)) - 1)).toBeLessThan(0.06);
  const beyondTwo = values.filter((x) => Math.abs(x) > 2).length / SAMPLES;
  expect(Math.abs(beyondTwo - 0.0455)).toBeLessThan(0.01);
});

test.each([0, 1, 2, 7, 1000])("a permutation of %i holds every integer once", (n) => {
  const sorted = [...randomPermutation(STREAM, n)].sort((a, b) => a - b);
  expect(sorted).toStrictEqual(Array.from({ length: n }, (_, i) => i));
});

test("all orders of three are equally likely", () => {
  const counts = new Map<string, number>();
  for (let index = 0; index < 3000; index++) {
    const key = randomPermutation({ ...STREAM, index }, 3).join("");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(100);
});
