import { expect, test } from "vitest";
import { Pacer, type Pace } from "../../../playground/src/training/pacer";

/** Batches made when a machine that is asked every `everyMs` makes all that it may, at most `most` a time. */
function made(pace: Pace, seconds: number, { everyMs = 8, most = Infinity, perEpoch = 7, epochs = 300 } = {}): number {
  const pacer = new Pacer(perEpoch, perEpoch * epochs);
  pacer.begin(pace, 0, 100);
  let batches = 0;
  for (let ms = everyMs; ms <= 1000 * seconds; ms += everyMs) {
    const now = 100 + ms / 1000;
    batches += Math.max(0, Math.min(most, Math.floor(pacer.allowed(now)) - batches));
    pacer.settleDebt(batches, now);
  }
  return batches;
}

test.each([1, 5, 20, 25, 100])("%d epochs a second are as many, at any rhythm of asking", (epochsPerSecond) => {
  for (const everyMs of [3, 8, 17, 250]) {
    const epochs = made({ kind: "rate", epochsPerSecond }, 20, { everyMs }) / 7;
    expect(epochs / (20 * epochsPerSecond)).toBeGreaterThan(0.98);
    expect(epochs / (20 * epochsPerSecond)).toBeLessThanOrEqual(1);
  }
});

test("a whole run takes its seconds: batches one by one at first, many at the end", () => {
  const at = (seconds: number) => made({ kind: "doubling", seconds: 10 }, seconds);
  expect(at(0.5)).toBeLessThanOrEqual(10);
  expect(at(1)).toBe(20);
  expect(at(9)).toBeLessThan(1100);
  expect(at(10)).toBeGreaterThanOrEqual(2090);
});

test("what a slow machine missed is not caught up at once", () => {
  const pacer = new Pacer(10, 1000);
  pacer.begin({ kind: "rate", epochsPerSecond: 10 }, 0, 0);
  pacer.settleDebt(3, 5);
  expect(pacer.allowed(5)).toBe(3);
});

test("full speed knows no limit", () => {
  const pacer = new Pacer(10, 1000);
  pacer.begin({ kind: "full" }, 0, 0);
  expect(pacer.allowed(0)).toBe(Infinity);
});
