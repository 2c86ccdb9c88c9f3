import { assertPositive } from "../../core/check";
import { single } from "../../core/option-table";
import type { LayerStack } from "../../network/layer-stack";
import type { ParameterSlot } from "../../network/parameter-layout";
import { nameOf } from "../../network/parameter-layout";
import type { Follower, FollowerKind } from "../followers";

/** As in Keras, so that nothing is divided by 0. */
const EPSILON = 1e-7;

/**
 * Keeps the L2 norm of the weights into each unit (a row of a matrix of a state dict) at `limit` or below: longer ones are
 * scaled by limit / (1e-7 + norm) after each update, as Keras' `MaxNorm` does. Source: Srebro et al. (2004); Srivastava et al. (2014), section 5.1.
 */
class MaxNorm implements Follower {
  readonly #slots: readonly ParameterSlot[];

  constructor(
    private readonly stack: LayerStack,
    private readonly limit: number,
  ) {
    this.#slots = stack.layout.slots.filter(({ spec }) => spec.kind === "weights" && spec.shape.length === 2);
  }

  updated(): void {
    const { frozen, parameters } = this.stack;
    const { floats } = parameters;
    for (const slot of this.#slots) if (!frozen?.names.has(nameOf(slot))) this.#limitUnits(floats, slot);
  }

  /** Weights lie as (inputs x units). */
  #limitUnits(floats: Float32Array, { spec, offset, length }: ParameterSlot): void {
    const [units] = spec.shape;
    for (let unit = offset; unit < offset + units; unit++) {
      let squares = 0;
      for (let i = unit; i < offset + length; i += units) squares += floats[i] * floats[i];
      const norm = Math.sqrt(squares);
      if (norm <= this.limit) continue;
      const factor = this.limit / (EPSILON + norm);
      for (let i = unit; i < offset + length; i += units) floats[i] *= factor;
    }
  }
}

export const maxNorm: FollowerKind = {
  check: single(assertPositive),
  create: (stack, _scope, limit: number) => new MaxNorm(stack, limit),
};
