import * as ActivationCode from "../../wasm/activation-code";
import { ExtraActivation } from "./extra-activation";

/** A `HardSigmoid` layer as plain JSON. */
export interface HardSigmoidConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "HardSigmoid";
}

/** Hard sigmoid: `y = (x + 3) / 6`, from 0 to 1. PyTorch's `Hardsigmoid`. */
export class HardSigmoid extends ExtraActivation {
  readonly type = "HardSigmoid";
  readonly config: HardSigmoidConfig = { type: "HardSigmoid" };
  protected readonly code: number = ActivationCode.hardSigmoid;
}
