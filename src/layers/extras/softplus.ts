import * as ActivationCode from "../../wasm/activation-code";
import { ExtraActivation } from "./extra-activation";

/** A `Softplus` layer as plain JSON. */
export interface SoftplusConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "Softplus";
}

/** Softplus: `y = log(1 + e^x)`, accurate for x of any size. Source: Dugas et al. (2001). */
export class Softplus extends ExtraActivation {
  readonly type = "Softplus";
  readonly config: SoftplusConfig = { type: "Softplus" };
  protected readonly code: number = ActivationCode.softplus;
}
