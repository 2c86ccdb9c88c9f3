import { assertNonNegative, assertSingle } from "../../core/check";
import * as ActivationCode from "../../wasm/activation-code";
import { ExtraActivation } from "./extra-activation";

/** An `ELU` layer as plain JSON. */
export interface ELUConfig {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "ELU";
  /** Minus the value that large negative inputs approach, 0 or more. */
  readonly alpha: number;
}

/** Exponential linear unit: `y = x` for x > 0, else `alpha (e^x - 1)`. Source: Clevert et al. (2016), eq. 15. */
export class ELU extends ExtraActivation {
  readonly type = "ELU";
  readonly config: ELUConfig;
  protected readonly code: number = ActivationCode.elu;
  protected override readonly alpha: number;

  /**
   * @param alpha - Minus the value that large negative inputs approach, 0 or more. Default 1.
   * @throws TypeError, RangeError for an alpha that is no finite number of 0 or more.
   */
  constructor(alpha = 1) {
    super();
    assertNonNegative("ELU", "alpha", alpha);
    assertSingle("ELU", "alpha", alpha);
    this.config = { type: "ELU", alpha };
    this.alpha = alpha;
  }

  override describe(): string {
    return `ELU(${this.alpha})`;
  }
}
