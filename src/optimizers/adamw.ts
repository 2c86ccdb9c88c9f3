import { assertNonNegative } from "../core/check";
import { defineOptions, single, type RowsFor } from "../core/option-table";
import type { Kernels } from "../wasm/kernels";
import { Adam, ADAM_ROWS, type AdamOptions } from "./adam";
import type { UpdateBlocks } from "./optimizer";

const OPTIONS = /* @__PURE__ */ defineOptions({
  ...ADAM_ROWS,
  weightDecay: [/* @__PURE__ */ single(assertNonNegative), 0.01],
} satisfies RowsFor<AdamOptions>);

/**
 * Adam with decoupled weight decay: each step first scales the parameters by
 * `1 - learningRate * weightDecay`. Default `weightDecay` 0.01.
 * Source: Loshchilov and Hutter (2019), algorithm 2.
 */
export class AdamW extends Adam {
  override readonly type = "AdamW";

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: AdamOptions = {}) {
    super(OPTIONS.complete("AdamW", options), "AdamW");
  }

  /** @internal */
  override update(
    kernels: Kernels,
    blocks: UpdateBlocks,
    step: number,
    gradientScale: number,
    learningRate = this.learningRate,
  ): void {
    this.updateWith(kernels, blocks, step, gradientScale, learningRate, 0, 1 - learningRate * this.weightDecay);
  }
}
