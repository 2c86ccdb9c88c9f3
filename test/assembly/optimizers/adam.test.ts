import { describe } from "vitest";
import { modules } from "../../kernels";
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

  describe("large epsilon, added to the corrected root", () => {
    optimizerTests(module, createCase({ ...ADAM, epsilon: 0.1 }));
  });
});
