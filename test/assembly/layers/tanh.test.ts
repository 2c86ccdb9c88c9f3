import { describe, it } from "vitest";
import { modules } from "../../kernels";
import { tanh, tanhGradient } from "../../reference/activations";
import { backwardTests, expectValues, forwardTests } from "../elementwise-suite";

describe.each(modules)("tanh ($name)", ({ kernels }) => {
  describe("forward", () => {
    forwardTests(kernels, { call: kernels.tanhForward, twin: tanh });

    it("saturates, keeps NaN and the sign of zero", () => {
      const pairs = [
        [0, 0],
        [-0, -0],
        [Infinity, 1],
        [-Infinity, -1],
        [NaN, NaN],
        [50, 1],
        [-50, -1],
      ] as const;
      expectValues(kernels, kernels.tanhForward, pairs);
    });
  });

  describe("backward", () => {
    backwardTests(kernels, { call: kernels.tanhBackward, forward: tanh, gradient: tanhGradient });
  });
});
