import { describe, test } from "vitest";
import { expectBits, modules, overSizes, sample } from "../../kernels";

const f = Math.fround;

describe.each(modules)("adjustGradient ($name)", ({ kernels }) => {
  test.each([
    ["all of it", 0.5, 0.3, 0.01],
    ["a limit alone", 1, 0.3, 0],
    ["L1 alone", 1, Infinity, 0.25],
    ["a scale alone", 0.125, Infinity, 0],
  ])("%s", (_, scale, limit, l1) => {
    overSizes(
      kernels,
      (n, arena) => {
        // Zeros among the parameters, where L1 has no direction.
        const values = sample(n, 3).map((x, i) => (i % 5 === 0 ? 0 : x));
        const parameters = arena.input(values);
        const slopes = sample(n, 4);
        const gradients = arena.inOut(slopes);
        kernels.adjustGradient(parameters.ptr, gradients.ptr, n, scale, limit, l1);
        const expected = slopes.map((g, i) => {
          const limited = Math.min(Math.max(f(f(scale) * g), -f(limit)), f(limit));
          return f(limited + f(f(l1) * Math.sign(values[i])));
        });
        expectBits(gradients, expected);
      },
      [0, 4, 8, 16, 36],
    );
  });
});
