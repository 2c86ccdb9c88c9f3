import * as ActivationCode from "../../wasm/activation-code";
import { ExtraActivation } from "./extra-activation";

/** A `SiLU` layer as plain JSON. */
export interface SiLUConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "SiLU";
}

/** Sigmoid linear unit, also swish: `y = x sigmoid(x)`. Source: Elfwing et al. (2018). */
export class SiLU extends ExtraActivation {
  readonly type = "SiLU";
  readonly config: SiLUConfig = { type: "SiLU" };
  protected readonly code: number = ActivationCode.silu;
}
