import * as ActivationCode from "../../wasm/activation-code";
import { ExtraActivation } from "./extra-activation";

/** A `SELU` layer as plain JSON. */
export interface SELUConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "SELU";
}

/** Scaled ELU: `y = 1.0507 x` for x > 0, else `1.0507 * 1.6733 (e^x - 1)`. Source: Klambauer et al. (2017), eq. 14. */
export class SELU extends ExtraActivation {
  readonly type = "SELU";
  readonly config: SELUConfig = { type: "SELU" };
  protected readonly code: number = ActivationCode.selu;
}
