/** The activations of the extras module: values, derivatives and errors in ulp, against double precision. */
import { describe, expect, it } from "vitest";
import * as ActivationCode from "../../../src/wasm/activation-code";
import {
  centralDifferences,
  expectBits,
  expectClose,
  modulesWithExtras,
  overSizes,
  sample,
  TestArena,
} from "../../kernels";
import { ELU_ALPHA, extraActivations } from "../../reference/extra-activations.mjs";
import { ulpError } from "../../reference/ulp.mjs";

const BUILDS = modulesWithExtras.filter(({ name }) => name !== "fast");

type ExtraName = Exclude<keyof typeof ActivationCode, "none" | "sigmoid" | "tanh" | "relu" | "leakyRelu">;

interface Activation {
  readonly name: ExtraName;
  readonly exact: (x: number) => number;
  readonly alpha: number;
  /** Bound of the error in ulp, docs/numerics.md. */
  readonly ulp: number;
}

/** In ulp, above what the sweep of test/exhaustive/activations.mjs found; docs/numerics.md. */
const BOUNDS: Readonly<Record<ExtraName, number>> = {
  elu: 3,
  selu: 4,
  gelu: 8,
  geluTanh: 96,
  silu: 4,
  mish: 5,
  softplus: 3,
  hardSigmoid: 2,
  hardSwish: 3,
};

const ACTIVATIONS = (Object.keys(BOUNDS) as ExtraName[]).map((name): Activation => ({
  name,
  exact: extraActivations[name],
  alpha: name === "elu" ? ELU_ALPHA : 0,
  ulp: BOUNDS[name],
}));

const INPUTS = Array.from({ length: 4000 }, (_, i) => Math.fround((i - 2000) / 250 + 0.00137));

describe.each(BUILDS)("$name", ({ kernels }) => {
  describe.each(ACTIVATIONS)("$name", ({ name, exact, alpha, ulp }) => {
    const code = ActivationCode[name];
    const forward = (x: number, y: number, n: number) => {
      kernels.activationForward(code, x, y, n, alpha);
    };

    it(`is within ${ulp} ulp from -8 to 8`, () => {
      const arena = new TestArena(kernels);
      const x = arena.input(INPUTS);
      const y = arena.output(INPUTS.length);
      forward(x.ptr, y.ptr, INPUTS.length);
      let worst = 0;
      y.f32.forEach((value, i) => (worst = Math.max(worst, ulpError(value, exact(x.f32[i])))));
      expect(worst).toBeLessThanOrEqual(ulp);
    });

    it("works for all sizes, in place, with the same bits in a vector and in a tail", () => {
      overSizes(kernels, (n, arena) => {
        const x = arena.input(sample(n, n + 1, 4));
        const [apart, single] = [arena.output(n), arena.output(n)];
        const inPlace = arena.inOut(x.f32);
        forward(x.ptr, apart.ptr, n);
        forward(inPlace.ptr, inPlace.ptr, n);
        for (let i = 0; i < n; i++) forward(x.ptr + 4 * i, single.ptr + 4 * i, 1);
        expectBits(inPlace, apart.f32);
        expectBits(single, apart.f32);
      });
    });

    it("keeps NaN, and has its limits at the infinities", () => {
      const arena = new TestArena(kernels);
      const ends = [NaN, Infinity, -Infinity, 1e30, -1e30];
      const x = arena.input(ends);
      const y = arena.output(5);
      forward(x.ptr, y.ptr, 5);
      expect(y.f32[0]).toBeNaN();
      ends.slice(1).forEach((end, i) => {
        const value = y.f32[i + 1];
        // Far from 0 each function is constant, or has no bound.
        const far = exact(Math.sign(end) * 1e4);
        if (Math.abs(far) < 10) expect(Math.abs(value - far)).toBeLessThan(1e-6);
        else if (Number.isFinite(end)) expect(Math.abs(value / exact(end) - 1)).toBeLessThan(1e-6);
        else expect(value).toBe(Math.sign(far) * Infinity);
      });
    });

    it("has the derivative of central differences", () => {
      overSizes(kernels, (n, arena) => {
        const x = arena.input(sample(n, n + 5, 3).map((value) => (Math.abs(value) < 0.01 ? 0.5 : value)));
        const dy = arena.input(sample(n, n + 6));
        const dx = arena.output(n);
        kernels.activationBackward(code, x.ptr, dy.ptr, dx.ptr, n, alpha);
        const slopes = Array.from(x.f32, (value) => centralDifferences(([moved]) => exact(moved), [value])[0]);
        expectClose(
          dx,
          Array.from(dy.f32, (d, i) => d * slopes[i]),
          { absolute: 1e-5 },
        );
      });
    });
  });

  it("an unknown code is a trap", () => {
    expect(() => {
      kernels.activationForward(99, 65536, 65536, 4, 0);
    }).toThrow();
  });
});
