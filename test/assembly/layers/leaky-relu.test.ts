import { describe, expect, it } from "vitest";
import { modules } from "../../kernels";
import { leakyRelu, leakyReluGradient } from "../../reference/activations";
import { applyToPairs, backwardTests, expectValues, forwardTests } from "../elementwise-suite";

describe.each(modules)("leaky relu ($name)", ({ kernels }) => {
  describe.each([0, 0.01, 0.25, 1])("slope %d", (slope) => {
    const forward = (x: number, y: number, n: number) => {
      kernels.leakyReluForward(x, y, n, slope);
    };
    const backward = (y: number, dy: number, dx: number, n: number) => {
      kernels.leakyReluBackward(y, dy, dx, n, slope);
    };

    describe("forward", () => {
      forwardTests(kernels, { call: forward, twin: leakyRelu(slope) });
    });
    describe("backward", () => {
      backwardTests(kernels, { call: backward, forward: leakyRelu(slope), gradient: leakyReluGradient(slope) });
    });
  });

  it("keeps NaN and infinities, in vectors and tails", () => {
    const pairs = [
      [NaN, NaN],
      [Infinity, Infinity],
      [-Infinity, -Infinity],
      [-0, -0],
      [NaN, NaN],
    ] as const;
    expectValues(
      kernels,
      (x, y, n) => {
        kernels.leakyReluForward(x, y, n, 0.5);
      },
      pairs,
    );
  });

  it("weakens the gradient at zero and passes it at NaN", () => {
    const y = [0, -0, NaN, -1, NaN];
    const dx = applyToPairs(
      kernels,
      (at, dy, to, n) => {
        kernels.leakyReluBackward(at, dy, to, n, 0.5);
      },
      y,
      [2, 4, 6, 8, 10],
    );
    expect(dx).toEqual([1, 2, 6, 4, 10]);
  });
});
