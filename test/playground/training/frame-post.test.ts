import { afterEach, expect, test, vi } from "vitest";
import { FramePost } from "../../../playground/src/training/frame-post";
import type { TrainingSession } from "../../../playground/src/training/session";

afterEach(() => {
  vi.restoreAllMocks();
});

/** Trains for ten seconds in slices of 8 ms, with pictures that take `ms` and a page that draws them at once. */
function pictures(ms: number): number {
  let now = 0;
  let count = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const frame = () => {
    count++;
    now += ms;
  };
  const session = { isRunning: true, batches: 0, task: { axes: { x: 0, y: 1 }, batchesPerEpoch: 1 }, frame };
  const frames = new FramePost(() => undefined);
  frames.follow(session as unknown as TrainingSession);
  while (now < 10_000) {
    now += 8;
    frames.tick();
    frames.drawn();
  }
  return count;
}

test("quick pictures come at thirty a second or nearly so", () => {
  const count = pictures(1);
  expect(count).toBeGreaterThan(240);
  expect(count).toBeLessThanOrEqual(1 + 10_000 / 33);
});

test.each([50, 300, 1000])("pictures of %i ms leave most of the time to training", (ms) => {
  const count = pictures(ms);
  expect(count).toBeGreaterThanOrEqual(3);
  expect(count * ms).toBeLessThanOrEqual(4000 + ms);
});
