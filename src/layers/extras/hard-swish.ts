import * as ActivationCode from "../../wasm/activation-code";
import { ExtraActivation } from "./extra-activation";

/** A `HardSwish` layer as plain JSON. */
export interface HardSwishConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "HardSwish";
}

/** Hard swish: `y = x (x + 3) / 6` between -3 and 3, 0 below, x above. PyTorch's `Hardswish`. Source: Howard et al. (2019). */
export class HardSwish extends ExtraActivation {
  readonly type = "HardSwish";
  readonly config: HardSwishConfig = { type: "HardSwish" };
  protected readonly code: number = ActivationCode.hardSwish;
}
