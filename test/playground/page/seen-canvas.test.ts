import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SeenCanvas } from "../../../playground/src/page/seen-canvas";

type Tell = (entries: readonly unknown[]) => void;

let [tellSize, tellSeen]: Tell[] = [];

beforeEach(() => {
  const observer = (keep: (tell: Tell) => void) =>
    class {
      constructor(tell: Tell) {
        keep(tell);
      }
      readonly observe = vi.fn();
      readonly disconnect = vi.fn();
    };
  vi.stubGlobal(
    "ResizeObserver",
    observer((tell) => (tellSize = tell)),
  );
  vi.stubGlobal(
    "IntersectionObserver",
    observer((tell) => (tellSeen = tell)),
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** To be asked for its extent would lay the page out. */
const CANVAS = new Proxy({} as HTMLCanvasElement, {
  get: (_, name) => {
    throw new Error(`the canvas was asked for ${String(name)}`);
  },
});

test("a canvas has the whole pixels that its observer told, while it is seen", () => {
  const onChange = vi.fn();
  const seen = new SeenCanvas(CANVAS, onChange);
  tellSize([{ contentRect: { width: 400.6, height: 239.5 } }]);
  expect(seen.size()).toBeUndefined();
  tellSeen([{ isIntersecting: true }]);
  expect(seen.size()).toStrictEqual({ width: 401, height: 240 });
  tellSize([{ contentRect: { width: 400.6, height: 0 } }]);
  expect(seen.size()).toBeUndefined();
  tellSize([{ contentRect: { width: 10, height: 10 } }, { contentRect: { width: 20, height: 30 } }]);
  expect(seen.size()).toStrictEqual({ width: 20, height: 30 });
  tellSeen([{ isIntersecting: false }]);
  expect(seen.size()).toBeUndefined();
  expect(onChange).toHaveBeenCalledTimes(5);
});
