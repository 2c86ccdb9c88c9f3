import * as ActivationCode from "../../wasm/activation-code";
import { ExtraActivation } from "./extra-activation";

/** A `Mish` layer as plain JSON. */
export interface MishConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "Mish";
}

/** Mish: `y = x tanh(log(1 + e^x))`. Source: Misra (2019). */
export class Mish extends ExtraActivation {
  readonly type = "Mish";
  readonly config: MishConfig = { type: "Mish" };
  protected readonly code: number = ActivationCode.mish;
}
