import { describe } from "vitest";
import { modules } from "../../kernels";
import { rmsprop } from "../../reference/optimizers";
import { flushTests, type OptimizerCase, optimizerTests } from "./optimizer-suite";

describe.each(modules)("rmsprop ($name)", (module) => {
  const options = { learningRate: 0.01, decay: 0.9, epsilon: 1e-8, weightDecay: 0.01, gradientScale: 1 };
  const rmspropCase: OptimizerCase<typeof options> = {
    options,
    moments: 1,
    twin: rmsprop,
    call: ({ parameters, gradients, moments, n, options: used }) => {
      module.kernels.rmspropStep(
        ...([parameters, gradients, moments[0], n, used.learningRate] as const),
        ...([used.decay, 1 - used.decay, used.epsilon, used.weightDecay, used.gradientScale] as const),
      );
    },
  };
  optimizerTests(module, rmspropCase);
  flushTests(module, rmspropCase, [{ decay: options.decay, signed: false }]);
});
