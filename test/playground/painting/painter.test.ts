import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DrawCost } from "../../../playground/src/painting/draw-cost";
import type { Painted, PaintOrder } from "../../../playground/src/painting/messages";
import { Painter } from "../../../playground/src/painting/painter";

const drawn: { readonly kind: string; readonly task: unknown; readonly detail: number }[] = [];

vi.mock("../../../playground/src/painting/figure-of", () => ({
  figureOf: ({ kind, task }: { kind: string; task: unknown }) => ({
    draw: ({ detail }: { detail: number }) => {
      if (kind === "broken") throw new Error("no memory");
      drawn.push({ kind, task, detail });
    },
  }),
}));

/** A canvas of a worker that draws nothing. */
class SilentCanvas {
  width = 1;
  height = 1;

  getContext() {
    return { setTransform: () => undefined, clearRect: () => undefined };
  }

  transferToImageBitmap() {
    return {};
  }
}

const ORDER = { picture: { kind: "diagram" }, size: { width: 100, height: 100, ratio: 1 } } as unknown as PaintOrder;

beforeEach(() => {
  drawn.length = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("OffscreenCanvas", SilentCanvas);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function painterWith(): { painter: Painter; painted: Painted[]; paint: (order: Partial<PaintOrder>) => void } {
  const painted: Painted[] = [];
  const painter = new Painter((picture) => void painted.push(picture));
  const paint = (order: Partial<PaintOrder>) => {
    painter.receive({ type: "paint", order: { ...ORDER, ...order } });
  };
  return { painter, painted, paint };
}

test("each canvas keeps the task that it was given last", () => {
  const { painted, paint } = painterWith();
  paint({ canvas: 0, task: "first" as never });
  paint({ canvas: 1, task: "second" as never });
  paint({ canvas: 0 });
  expect(drawn.map(({ task }) => task)).toStrictEqual(["first", "second", "first"]);
  expect(painted.map(({ canvas }) => canvas)).toStrictEqual([0, 1, 0]);
});

test("says what it cannot paint, and goes on", () => {
  const told = vi.spyOn(console, "error").mockReturnValue();
  const { painted, paint } = painterWith();
  paint({ canvas: 0, picture: { kind: "broken" } as never });
  vi.stubGlobal("OffscreenCanvas", undefined);
  paint({ canvas: 1 });
  vi.stubGlobal("OffscreenCanvas", SilentCanvas);
  paint({ canvas: 0 });
  const problem = { code: "undrawn", values: [] };
  expect(painted).toStrictEqual([
    { canvas: 0, problem },
    { canvas: 1, problem },
    { canvas: 0, bitmap: {} },
  ]);
  expect(told).toHaveBeenCalledTimes(2);
});

test("paints less on a slow machine, and all of it once pictures stand still; nothing for a canvas that is gone", () => {
  vi.spyOn(DrawCost.prototype, "detail", "get").mockReturnValue(0.5);
  const { painter, painted, paint } = painterWith();
  paint({ canvas: 0 });
  paint({ canvas: 1 });
  painter.receive({ type: "forget", canvas: 1 });
  expect(drawn.map(({ detail }) => detail)).toStrictEqual([0.5, 0.5]);
  vi.advanceTimersByTime(1000);
  expect(drawn.slice(2).map(({ detail }) => detail)).toStrictEqual([1]);
  expect(painted.at(-1)!.canvas).toBe(0);
});

test("detail falls with slow drawings, rises after many quick ones, and stays between", () => {
  const cost = new DrawCost();
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
