import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DrawQueue } from "../../../playground/src/page/draw-queue";

const KEYS = { plane: {}, diagram: {}, loss: {}, broken: {} };

let now = 0;
let frames: (() => void)[] = [];

/** The next frame of the screen. */
function frame(): void {
  for (const call of frames.splice(0)) call();
}

/** A drawing that takes a time and says that it was made. */
function drawing(name: string, ms: number, made: string[]) {
  return () => {
    now += ms;
    made.push(name);
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

  test("draws in the next frame what the rest of a frame leaves no time for, whatever that frame brings", () => {
    const queue = new DrawQueue();
    const made: string[] = [];
    for (let i = 0; i < 4; i++) {
      const shown = drawing(`shown ${i}`, 20, made);
      queue.inFrame(
        () => {
          shown();
          queue.add(KEYS.loss, drawing(`loss ${i}`, 2, made));
        },
        () => made.push("done"),
      );
      frame();
    }
    const pictures = [0, 1, 2, 3].map((i) => [`shown ${i}`, ...(i % 2 === 1 ? [`loss ${i}`] : []), "done"]);
    expect(made).toStrictEqual(pictures.flat());
    expect(frames).toHaveLength(0);
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
});
