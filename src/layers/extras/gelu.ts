import { defineOptions, oneOf, type RowsFor } from "../../core/option-table";
import * as ActivationCode from "../../wasm/activation-code";
import { ExtraActivation } from "./extra-activation";

/** Options of `GELU`. */
export interface GELUOptions {
  /** `"none"` (default): the distribution function itself. `"tanh"`: the approximation by tanh. */
  readonly approximate?: "none" | "tanh";
}

const OPTIONS = /* @__PURE__ */ defineOptions({
  approximate: [oneOf("none", "tanh"), "none"],
} satisfies RowsFor<GELUOptions>);

/** A `GELU` layer as plain JSON. */
export interface GELUConfig extends Required<GELUOptions> {
  /** Name of the class, by which a network's configuration finds it again. */
  readonly type: "GELU";
}

/**
 * Gaussian error linear unit: `y = x Phi(x)`, Phi the distribution function of N(0, 1); or, with
 * `approximate: "tanh"`, `y = x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x³)))`, within 0.0005 of it.
 * Source: Hendrycks and Gimpel (2016).
 */
export class GELU extends ExtraActivation {
  readonly type = "GELU";
  readonly config: GELUConfig;
  protected readonly code: number;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: GELUOptions = {}) {
    super();
    const { approximate } = OPTIONS.complete("GELU", options);
    this.config = { type: "GELU", approximate };
    this.code = approximate === "none" ? ActivationCode.gelu : ActivationCode.geluTanh;
  }

  override describe(): string {
    return this.config.approximate === "none" ? "GELU" : "GELU(tanh)";
  }
}
