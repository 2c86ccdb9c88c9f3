import { describe } from "vitest";
import { modules } from "../../kernels";
import { adagrad } from "../../reference/optimizers";
import { optimizerTests } from "./optimizer-suite";

describe.each(modules)("adagrad ($name)", (module) => {
  optimizerTests(module, {
    options: { learningRate: 0.05, epsilon: 1e-10, weightDecay: 0.01, gradientScale: 1 },
    moments: 1,
    twin: adagrad,
    call: ({ parameters, gradients, moments, n, options }) => {
      module.kernels.adagradStep(
        ...([parameters, gradients, moments[0], n, options.learningRate] as const),
        ...([options.epsilon, options.weightDecay, options.gradientScale] as const),
      );
    },
  });
});
