import { describe, expect, it } from "vitest";
import { modules, sample, TestArena } from "../kernels";
import { sigmoid } from "../reference/activations";
import { ulpError } from "../reference/ulp.mjs";
import { applyTo, expectValues } from "./elementwise-suite";

type Call = (x: number, y: number, n: number) => void;

/** A prime: the sweep meets every exponent and sign, with changing mantissas. */
const PATTERN_STEP = 4099;
const MAX = 3.4028234663852886e38;
const TINY = 2 ** -149;
const SMALLEST_NORMAL = 2 ** -126;

/** Every 4099th f32, by its bits. */
const SWEEP = new Float32Array(Uint32Array.from({ length: 2 ** 32 / PATTERN_STEP }, (_, i) => i * PATTERN_STEP).buffer);

/** Numbers by their bits `count` steps up and down from `x`. */
function around(x: number, count = 4): Float32Array {
  const bits = new Int32Array(Float32Array.of(x).buffer)[0];
  return new Float32Array(Int32Array.from({ length: 2 * count + 1 }, (_, i) => bits + i - count).buffer);
}

const FUNCTIONS = [
  {
    name: "exponential",
    exact: Math.exp,
    ulps: 3,
    borders: [88.72284, -87.33655, -103.27893, -103.97208, 89, -104, 0.34657359, -0.34657359],
    values: [
      [0, 1],
      [-0, 1],
      [Infinity, Infinity],
      [-Infinity, 0],
      [NaN, NaN],
      [89, Infinity],
      [MAX, Infinity],
      [-104, 0],
      [-MAX, 0],
      [TINY, 1],
      [-TINY, 1],
    ],
  },
  {
    name: "naturalLogarithm",
    exact: Math.log,
    ulps: 4,
    borders: [1, Math.SQRT1_2, Math.SQRT2, 2, SMALLEST_NORMAL, 100 * TINY, 3.4e38],
    values: [
      [1, 0],
      [0, -Infinity],
      [-0, -Infinity],
      [Infinity, Infinity],
      [-Infinity, NaN],
      [-1, NaN],
      [-TINY, NaN],
      [NaN, NaN],
      [TINY, Math.fround(Math.log(TINY))],
    ],
  },
  {
    name: "sigmoidForward",
    exact: sigmoid,
    ulps: 4,
    borders: [TINY, 16.6, 17.4, -87.33655, -88.72284, -103.27893, -104],
    values: [
      [0, 0.5],
      [-0, 0.5],
      [Infinity, 1],
      [-Infinity, 0],
      [NaN, NaN],
      [MAX, 1],
      [-MAX, 0],
    ],
  },
  {
    name: "tanhForward",
    exact: Math.tanh,
    ulps: 6,
    borders: [0.625, 9.01, 44.5, SMALLEST_NORMAL, 1e-4],
    values: [
      [0, 0],
      [-0, -0],
      [Infinity, 1],
      [-Infinity, -1],
      [NaN, NaN],
      [MAX, 1],
      [TINY, TINY],
      [-TINY, -TINY],
    ],
  },
] as const;

describe.each(modules)("elementary functions ($name)", ({ kernels }) => {
  describe.each(FUNCTIONS)("$name", ({ name, exact, ulps, borders, values }) => {
    const call: Call = (x, y, n) => {
      kernels[name](x, y, n);
    };

    function expectUlps(inputs: Float32Array): void {
      const arena = new TestArena(kernels);
      const [x, y] = [arena.input(inputs), arena.output(inputs.length)];
      call(x.ptr, y.ptr, inputs.length);
      const results = y.f32;
      let worst = { error: 0, x: 0, y: 0 };
      inputs.forEach((input, i) => {
        const error = ulpError(results[i], exact(input));
        if (error > worst.error) worst = { error, x: input, y: results[i] };
      });
      expect(worst.error, `f(${worst.x}) = ${worst.y}`).toBeLessThanOrEqual(ulps);
    }

    it(`is within ${ulps} ulp over a sweep of all exponents`, () => {
      expectUlps(SWEEP);
    });

    it(`is within ${ulps} ulp round its borders`, () => {
      for (const border of borders) expectUlps(around(border, 1000));
    });

    it("has exact values at the special points", () => {
      expectValues(kernels, call, values);
    });
  });

  it("tanh is odd to the bit", () => {
    const x = [...SWEEP.filter((value, i) => value > 0 && i % 16 === 0), ...sample(1000)];
    const up = applyTo(kernels, kernels.tanhForward, x);
    const down = applyTo(
      kernels,
      kernels.tanhForward,
      x.map((value) => -value),
    );
    expect(down.findIndex((value, i) => !Object.is(value, -up[i]))).toBe(-1);
  });
});
