import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LaterEffect } from "../../../playground/src/page/later-effect";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("runs once in a later task for all changes of what it has read", () => {
  const [left, right] = [signal(1), signal(2)];
  const seen: number[] = [];
  const effect = new LaterEffect(() => seen.push(left.value + right.value));
  left.value = 10;
  right.value = 20;
  expect(seen).toStrictEqual([3]);
  vi.runAllTimers();
  expect(seen).toStrictEqual([3, 30]);
  right.value = 21;
  vi.runAllTimers();
  expect(seen).toStrictEqual([3, 30, 31]);
  effect.stop();
  left.value = 0;
  vi.runAllTimers();
  expect(seen).toHaveLength(3);
});

test("does not follow what it has not read, until it is run again", () => {
  const [isSeen, value] = [{ now: false }, signal(1)];
  const seen: number[] = [];
  const effect = new LaterEffect(() => {
    if (isSeen.now) seen.push(value.value);
  });
  value.value = 2;
  vi.runAllTimers();
  expect(seen).toStrictEqual([]);
  isSeen.now = true;
  effect.again();
  value.value = 3;
  effect.again();
  vi.runAllTimers();
  expect(seen).toStrictEqual([2, 3]);
});
