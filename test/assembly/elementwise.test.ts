import { describe, it } from "vitest";
import { expectBits, modules, overSizes, sample } from "../kernels";
import { forwardTests } from "./elementwise-suite";

describe.each(modules)("element by element ($name)", ({ kernels }) => {
  describe("exponential", () => {
    forwardTests(kernels, {
      call: (x, y, n) => {
        kernels.exponential(x, y, n);
      },
      twin: Math.exp,
    });
  });

  describe("naturalLogarithm", () => {
    forwardTests(kernels, {
      call: (x, y, n) => {
        kernels.naturalLogarithm(x, y, n);
      },
      twin: Math.log,
      domain: (x) => Math.abs(x) + 1e-3,
    });
  });

  it.each(["apart", "a", "b", "both"])("multiply: products to the bit, out is %s", (out) => {
    overSizes(kernels, (n, arena) => {
      const a = arena.inOut(sample(n, 1));
      const b = out === "both" ? a : arena.inOut(sample(n, 2));
      const to = out === "apart" ? arena.output(n) : out === "b" ? b : a;
      const expected = Float32Array.from(a.f32, (value, i) => value * b.f32[i]);
      kernels.multiply(a.ptr, b.ptr, to.ptr, n);
      expectBits(to, expected);
    });
  });
});
