import { describe, it } from "vitest";
import { expectBits, expectClose, modules, sample, TestArena } from "../../kernels";
import { adam, type AdamOptions } from "../../reference/optimizers";
import { flushTests, type OptimizerCase, optimizerTests } from "./optimizer-suite";

const ADAM: AdamOptions = {
  ...{ learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  ...{ weightDecay: 0.01, decoupledDecay: 0, gradientScale: 1 },
};

describe.each(modules)("adam ($name)", (module) => {
  const createCase = (options: AdamOptions): OptimizerCase<AdamOptions> => ({
    options,
    moments: 2,
    twin: adam,
    call: ({ parameters, gradients, moments, n, step, options: used }) => {
      const { learningRate, beta1, beta2 } = used;
      const perRate = (1 - beta1 ** step) / learningRate;
      module.kernels.adamStep(
        ...([parameters, gradients, moments[0], moments[1], n] as const),
        ...([perRate / Math.sqrt(1 - beta2 ** step), perRate * used.epsilon, 1 - beta1, 1 - beta2] as const),
        ...([used.weightDecay, 1 - learningRate * used.decoupledDecay, used.gradientScale] as const),
      );
    },
  });

  describe("Adam", () => {
    optimizerTests(module, createCase(ADAM));
    flushTests(module, createCase(ADAM), [
      { decay: ADAM.beta1, signed: true },
      { decay: ADAM.beta2, signed: false },
    ]);
  });

  it.each([
    ["a rate of 0", Infinity, Infinity],
    ["a rate that is too small for rootFactor", Infinity, 1e30],
    ["a rate and an epsilon that are too small for rootOffset", 3e-38, 0],
  ])("%s: moments of 0 move nothing", (_, rootFactor, rootOffset) => {
    const arena = new TestArena(module.kernels);
    const parameters = arena.inOut(sample(12));
    const before = parameters.f32.slice();
    const [gradients, m, v] = [0, 0, 0].map(() => arena.inOut(new Float32Array(12)));
    module.kernels.adamStep(
      parameters.ptr,
      gradients.ptr,
      m.ptr,
      v.ptr,
      12,
      rootFactor,
      rootOffset,
      0.1,
      1e-3,
      0,
      1,
      1,
    );
    expectBits(parameters, before);
  });

  it("a rate of 0 moves nothing, but the moments", () => {
    const arena = new TestArena(module.kernels);
    const parameters = arena.inOut(sample(12));
    const before = parameters.f32.slice();
    const gradients = arena.input(sample(12, 2));
    const [m, v] = [0, 0].map(() => arena.inOut(new Float32Array(12)));
    const { ptr } = gradients;
    module.kernels.adamStep(parameters.ptr, ptr, m.ptr, v.ptr, 12, Infinity, Infinity, 0.1, 1e-3, 0, 1, 1);
    expectBits(parameters, before);
    expectClose(
      m,
      [...gradients.f32].map((g) => 0.1 * g),
      { relative: 1e-6 },
    );
    expectClose(
      v,
      [...gradients.f32].map((g) => 1e-3 * g * g),
      { relative: 1e-6 },
    );
  });

  describe("decoupled weight decay", () => {
    optimizerTests(module, createCase({ ...ADAM, weightDecay: 0, decoupledDecay: 0.1 }));
  });

  describe("large epsilon, added to the corrected root", () => {
    optimizerTests(module, createCase({ ...ADAM, epsilon: 0.1 }));
  });
});
