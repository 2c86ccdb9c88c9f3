/**
 * The parts that few programs need, with their kernels: a chunk of its own, which comes only with the programs that
 * use it. Importing "wasm-mlp" installs them; a bundler leaves them out of a program that
 * names none of them, where `installExtras()` brings them back.
 */
import { EXTRA_LAYERS } from "../layers/extras/extra-layers";
import { checkedResult } from "../layers/extras/checked-result";
import { registerLayers } from "../layers/layer-config";
import { registerResultCheck } from "../layers/neural-layer";
import { registerInitializers } from "../layers/initializers";
import { initializeExtra } from "../layers/extras/initializers";
import { lossFactory, registerLosses, type LossFactory } from "../losses/create-loss";
import { binaryCrossEntropyFromLogits, focal, hinge, smoothedCrossEntropy } from "../losses/extras/classification";
import { customLoss } from "../losses/extras/custom-loss";
import { gaussian, huber, meanAbsoluteError, poisson, quantile } from "../losses/extras/regression";
import type { CustomLoss, Loss, LossPlace } from "../losses/loss";
import { registerInputGradients } from "../network/network";
import { averaging } from "../training/extras/averaging";
import { maxNorm } from "../training/extras/max-norm";
import { registerFollowers } from "../training/followers";
import { inputGradients } from "../training/extras/input-gradients";
import { registerOptimizers } from "../optimizers/create-optimizer";
import { Adadelta } from "../optimizers/extras/adadelta";
import { Lion } from "../optimizers/extras/lion";
import { NAdam } from "../optimizers/extras/nadam";
import { registerVariants } from "../optimizers/variants";
import { extraKernelsOf, type ExtraKernels } from "../wasm/extra-kernels";

/** Makes the extra layers, losses and optimizers known by their names. Calling it again changes nothing. */
export function installExtras(): void {
  registerLayers(EXTRA_LAYERS);
  registerResultCheck(checkedResult);
  registerInitializers(initializeExtra);
  registerFollowers({ maxNorm, averaging });
  registerInputGradients(inputGradients);
  registerLosses(LOSSES, (loss, who) => customLoss(loss as CustomLoss, who));
  registerOptimizers({ nadam: NAdam, adadelta: Adadelta, lion: Lion });
  registerVariants({
    amsgrad: (kernels, ...args) => {
      extraKernelsOf(kernels).amsgradStep(...(args as Parameters<ExtraKernels["amsgradStep"]>));
    },
    centered: (kernels, ...args) => {
      extraKernelsOf(kernels).centeredRmspropStep(...(args as Parameters<ExtraKernels["centeredRmspropStep"]>));
    },
  });
}

const fixed = (create: (place: LossPlace) => Loss) => lossFactory({}, (_settings, place) => create(place));

const LOSSES: Readonly<Record<string, LossFactory>> = {
  meanAbsoluteError: fixed(() => meanAbsoluteError),
  poisson: fixed(() => poisson),
  huber,
  quantile,
  gaussian: fixed(gaussian),
  hinge: fixed(hinge),
  focal,
  crossEntropy: smoothedCrossEntropy,
  binaryCrossEntropyFromLogits,
};

installExtras();

export { Adadelta, type AdadeltaOptions } from "../optimizers/extras/adadelta";
export { Lion, type LionOptions } from "../optimizers/extras/lion";
export { NAdam, type NAdamOptions } from "../optimizers/extras/nadam";
