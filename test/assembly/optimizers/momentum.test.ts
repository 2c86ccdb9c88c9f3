import { describe } from "vitest";
import { modules } from "../../kernels";
import { momentum } from "../../reference/optimizers";
import { flushTests, type OptimizerCase, optimizerTests } from "./optimizer-suite";

describe.each(modules)("momentum ($name)", (module) => {
  describe.each([false, true])("nesterov %s", (nesterov) => {
    const options = { learningRate: 0.1, momentum: 0.9, nesterov, weightDecay: 0.01, gradientScale: 1 };
    const momentumCase: OptimizerCase<typeof options> = {
      options,
      moments: 1,
      twin: momentum,
      call: ({ parameters, gradients, moments, n, options: used }) => {
        module.kernels.momentumStep(
          ...([parameters, gradients, moments[0], n, used.learningRate] as const),
          ...([used.momentum, Number(used.nesterov), used.weightDecay, used.gradientScale] as const),
        );
      },
    };
    optimizerTests(module, momentumCase);
    flushTests(module, momentumCase, [{ decay: options.momentum, signed: true }]);
  });
});
