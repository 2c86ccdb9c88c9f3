import { describe, it } from "vitest";
import { modules } from "../../kernels";
import { sigmoid, sigmoidGradient } from "../../reference/activations";
import { backwardTests, expectValues, forwardTests } from "../elementwise-suite";

describe.each(modules)("sigmoid ($name)", ({ kernels }) => {
  describe("forward", () => {
    forwardTests(kernels, { call: kernels.sigmoidForward, twin: sigmoid });

    it("saturates, keeps NaN, and is a half at zero", () => {
      const pairs = [
        [0, 0.5],
        [-0, 0.5],
        [Infinity, 1],
        [-Infinity, 0],
        [NaN, NaN],
        [200, 1],
        [-200, 0],
      ] as const;
      expectValues(kernels, kernels.sigmoidForward, pairs);
    });
  });

  describe("backward", () => {
    backwardTests(kernels, { call: kernels.sigmoidBackward, forward: sigmoid, gradient: sigmoidGradient });
  });
});
