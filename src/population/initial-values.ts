import { uniformBound } from "../layers/initializers";
import type { PopulationKernels } from "../wasm/population-kernels";
import { RandomUse, seedHigh, seedLow, streamUse } from "../wasm/random";
import type { ParameterSlot } from "./parameter-slots";
import type { Member, PopulationTask } from "./task";

/** Where a network's parameters are written, without lanes. */
interface PlainParameters {
  readonly floats: Float32Array;
  pointerAt(index: number): number;
}

/** How a tensor of parameters begins. */
interface Start {
  readonly slot: ParameterSlot;
  /** Stream of its random numbers. */
  readonly use: number;
  /** Bound of a uniform distribution; undefined: N(0, 1). */
  readonly limit: number | undefined;
  readonly isZero: boolean;
}

/** Initial parameters of a task's networks: the streams and formulas of layers/initializers.ts. */
export class InitialValues {
  readonly #starts: readonly Start[];

  constructor(
    private readonly kernels: PopulationKernels,
    { initializer, activation, biases }: PopulationTask,
    slots: readonly ParameterSlot[],
  ) {
    this.#starts = slots.map((slot) => {
      const { layer, kind, fanIn, fanOut } = slot;
      // An activation is a layer there and counts, "none" is not.
      const use = streamUse(RandomUse.initialWeights, activation === "none" ? layer : 2 * layer);
      const limit = uniformBound(initializer, fanIn, fanOut);
      return { slot, use, limit, isZero: kind === "biases" && (limit !== undefined || !biases) };
    });
  }

  /** Writes a member's initial parameters: its own, or those that its seed fixes, scaled layer by layer. */
  write({ seed, parameters, scales }: Member, out: PlainParameters): void {
    const { floats } = out;
    if (parameters !== undefined) floats.set(parameters);
    else for (const start of this.#starts) this.#draw(start, seed, out, floats);
    if (scales === undefined) return;
    for (const { slot } of this.#starts) if (slot.kind === "weights") scale(slot, scales[slot.layer], floats);
  }

  #draw({ slot, use, limit, isZero }: Start, seed: number, out: PlainParameters, floats: Float32Array): void {
    const { kind, offset, length } = slot;
    const [low, high] = [seedLow(seed), seedHigh(seed)];
    if (isZero) floats.fill(0, offset, offset + length);
    else if (limit !== undefined) {
      this.kernels.randomUniform(out.pointerAt(offset), length, -limit, limit, low, high, use, 0);
    } else this.kernels.randomNormal(out.pointerAt(offset), length, low, high, use, kind === "weights" ? 0 : 1);
  }
}

function scale({ offset, length }: ParameterSlot, factor: number, floats: Float32Array): void {
  for (let i = offset; i < offset + length; i++) floats[i] *= factor;
}
