import { describe, expect, it } from "vitest";
import { modules } from "../../kernels";
import { relu, reluGradient } from "../../reference/activations";
import { applyToPairs, backwardTests, expectValues, forwardTests } from "../elementwise-suite";

describe.each(modules)("relu ($name)", ({ kernels }) => {
  describe("forward", () => {
    forwardTests(kernels, { call: kernels.reluForward, twin: relu, tolerance: {} });

    it("keeps NaN and infinities, in vectors and tails", () => {
      const pairs = [
        [NaN, NaN],
        [Infinity, Infinity],
        [-Infinity, 0],
        [-0, -0],
        [1e-45, 2 ** -149],
        [-1e-45, 0],
        [NaN, NaN],
      ] as const;
      expectValues(kernels, kernels.reluForward, pairs);
    });
  });

  describe("backward", () => {
    backwardTests(kernels, { call: kernels.reluBackward, forward: relu, gradient: reluGradient });

    it("stops the gradient at zero and passes it at NaN", () => {
      const y = [0, -0, NaN, 1e-45, NaN];
      const dx = applyToPairs(kernels, kernels.reluBackward, y, [2, 3, 4, 5, 6]);
      expect(dx).toEqual([0, 0, 4, 5, 6]);
    });
  });
});
