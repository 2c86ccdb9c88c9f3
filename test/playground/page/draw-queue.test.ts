import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DrawQueue } from "../../../playground/src/page/draw-queue";
import { FrameCost } from "../../../playground/src/page/frame-cost";

const KEYS = { plane: {}, diagram: {}, loss: {}, gone: {}, broken: {} };

let now = 0;
let frames: (() => void)[] = [];

/** The next frame of the screen. */
function frame(): void {
  for (const call of frames.splice(0)) call();
}

/** A drawing that takes a time and says that it was made. */
function drawing(name: string, ms: number, made: string[]) {
  return (detail: number) => {
    now += ms;
    made.push(detail === 1 ? name : `${name} ${detail}`);
  };
}

beforeEach(() => {
  [now, frames] = [0, []];
  vi.stubGlobal("requestAnimationFrame", (call: () => void) => frames.push(call));
  vi.spyOn(performance, "now").mockImplementation(() => now);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the queue of drawings", () => {
  test("takes what a picture asks for in one frame, and is done in it", () => {
    const queue = new DrawQueue();
    const made: string[] = [];
    queue.inFrame(
      () => {
        made.push("shown");
        queue.add(KEYS.plane, drawing("plane", 2, made));
        queue.add(KEYS.diagram, drawing("diagram", 2, made));
      },
      () => made.push("done"),
    );
    frame();
    expect(made).toStrictEqual(["shown", "plane", "diagram", "done"]);
    expect(frames).toHaveLength(0);
  });

  test("gives each drawing its turn when a frame has no time for all", () => {
    const queue = new DrawQueue();
    const made: string[] = [];
    const picture = () => {
      queue.inFrame(
        () => {
          for (const name of ["plane", "diagram", "loss"] as const) queue.add(KEYS[name], drawing(name, 10, made));
        },
        () => made.push("done"),
      );
      frame();
    };
    for (let i = 0; i < 4; i++) picture();
    expect(made).toStrictEqual(["plane", "done", "diagram", "done", "loss", "done", "plane", "done"]);
  });

  test("goes on after a drawing that failed", () => {
    const queue = new DrawQueue();
    const made: string[] = [];
    queue.add(KEYS.broken, () => {
      throw new Error("no canvas");
    });
    queue.add(KEYS.plane, drawing("plane", 1, made));
    expect(frame).toThrow("no canvas");
    frame();
    expect(made).toStrictEqual(["plane"]);
  });

  test("draws less on a slow machine, and all of it once pictures stand still", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.spyOn(FrameCost.prototype, "detail", "get").mockReturnValue(0.5);
    const queue = new DrawQueue();
    const made: string[] = [];
    queue.add(KEYS.plane, drawing("plane", 1, made));
    queue.add(KEYS.gone, drawing("gone", 1, made));
    frame();
    queue.remove(KEYS.gone);
    expect(made).toStrictEqual(["plane 0.5", "gone 0.5"]);
    vi.advanceTimersByTime(1000);
    expect(made.slice(2)).toStrictEqual(["plane"]);
  });

  test("goes on with the detail of others after a drawing that failed", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.spyOn(FrameCost.prototype, "detail", "get").mockReturnValue(0.5);
    const queue = new DrawQueue();
    const made: string[] = [];
    queue.add(KEYS.broken, (detail) => {
      if (detail === 1) throw new Error("no canvas");
    });
    queue.add(KEYS.plane, drawing("plane", 1, made));
    frame();
    expect(() => vi.advanceTimersByTime(1000)).toThrow("no canvas");
    vi.advanceTimersByTime(1000);
    expect(made).toStrictEqual(["plane 0.5", "plane"]);
  });
});

test("detail falls with slow frames, rises after many quick ones, and stays between", () => {
  const cost = new FrameCost();
  const add = (count: number, ms: number) => {
    for (let i = 0; i < count; i++) cost.add(ms);
    return cost.detail;
  };
  expect(add(100, 20)).toBe(1);
  expect(add(3, 60)).toBe(1);
  expect(add(1, 20)).toBe(1);
  expect(add(3, 60)).toBe(1);
  const first = add(1, 60);
  const lowest = add(100, 60);
  expect(first).toBeLessThan(1);
  expect(lowest).toBeLessThan(first);
  expect(lowest).toBeGreaterThan(0);
  expect(add(39, 5)).toBe(lowest);
  expect(add(1000, 20)).toBe(lowest);
  expect(add(1000, 5)).toBe(1);
});
