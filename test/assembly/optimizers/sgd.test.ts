import { describe } from "vitest";
import { modules } from "../../kernels";
import { sgd } from "../../reference/optimizers";
import { optimizerTests } from "./optimizer-suite";

describe.each(modules)("sgd ($name)", (module) => {
  optimizerTests(module, {
    options: { learningRate: 0.1, weightDecay: 0.01, gradientScale: 1 },
    moments: 0,
    twin: sgd,
    call: ({ parameters, gradients, n, options: { learningRate, weightDecay, gradientScale } }) => {
      module.kernels.sgdStep(parameters, gradients, n, learningRate, weightDecay, gradientScale);
    },
  });
});
