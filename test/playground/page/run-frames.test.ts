import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RunFrames } from "../../../playground/src/page/run-frames";

const KEYS = { loss: {}, norms: {} };

let frames: (() => void)[] = [];

/** The next frame of the screen. */
function frame(): void {
  for (const call of frames.splice(0)) call();
}

beforeEach(() => {
  frames = [];
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (call: () => void) => frames.push(call));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the frames of a run", () => {
  test("show figures with the next numbers, once", () => {
    const queue = new RunFrames();
    const shown: string[] = [];
    queue.hold(KEYS.loss, () => shown.push("first loss"));
    queue.hold(KEYS.norms, () => shown.push("norms"));
    queue.hold(KEYS.loss, () => shown.push("loss"));
    queue.inFrame(
      () => shown.push("numbers"),
      () => shown.push("done"),
    );
    frame();
    expect(shown).toStrictEqual(["numbers", "loss", "norms", "done"]);
    vi.runAllTimers();
    frame();
    expect(shown).toHaveLength(4);
  });

  test("show one part in each, in their order, and leave one to what changes beside them", () => {
    const queue = new RunFrames();
    const shown: string[] = [];
    queue.leaveFrame();
    queue.inFrame(() => {
      shown.push("numbers");
      queue.inFrame(() => shown.push("details"));
    });
    queue.inFrame(() => shown.push("numbers of another run"));
    const counts = Array.from({ length: 5 }, () => {
      frame();
      return shown.length;
    });
    expect(shown).toStrictEqual(["numbers", "numbers of another run", "details"]);
    expect(counts).toStrictEqual([0, 1, 2, 3, 3]);
  });

  test("show figures apart from numbers that take long, for a second", () => {
    const queue = new RunFrames();
    const shown: string[] = [];
    const show = (ms: number) => {
      queue.hold(KEYS.loss, () => shown.push("loss"));
      queue.inFrame(() => {
        vi.advanceTimersByTime(ms);
        shown.push("numbers");
      });
      frame();
      return shown.splice(0);
    };
    expect(show(4)).toStrictEqual(["numbers", "loss"]);
    expect(queue.isSlow).toBe(false);
    expect(show(5)).toStrictEqual(["numbers", "loss"]);
    expect(queue.isSlow).toBe(true);
    vi.advanceTimersByTime(999);
    expect(show(0)).toStrictEqual(["numbers"]);
    queue.inFrame(() => shown.push("next numbers"));
    frame();
    expect(shown.splice(0)).toStrictEqual(["loss"]);
    frame();
    expect(shown.splice(0)).toStrictEqual(["next numbers"]);
    vi.advanceTimersByTime(1);
    expect(queue.isSlow).toBe(false);
    expect(show(0)).toStrictEqual(["numbers", "loss"]);
  });

  test("show a figure soon when no numbers follow", () => {
    const queue = new RunFrames();
    const shown: string[] = [];
    queue.hold(KEYS.loss, () => shown.push("loss"));
    queue.hold(KEYS.norms, () => shown.push("norms"));
    queue.drop(KEYS.norms);
    frame();
    expect(shown).toStrictEqual([]);
    vi.runAllTimers();
    frame();
    expect(shown).toStrictEqual(["loss"]);
  });

  test("go on after numbers that could not be shown", () => {
    const queue = new RunFrames();
    const shown: string[] = [];
    queue.inFrame(
      () => {
        throw new Error("no canvas");
      },
      () => shown.push("done"),
    );
    expect(frame).toThrow("no canvas");
    queue.inFrame(
      () => shown.push("numbers"),
      () => shown.push("done"),
    );
    frame();
    expect(shown).toStrictEqual(["numbers", "done"]);
  });
});
