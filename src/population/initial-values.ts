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

/** Writes a member's initial parameters: its own, or those that its seed fixes, scaled layer by layer. */
export function writeInitialValues(
  kernels: PopulationKernels,
  task: PopulationTask,
  slots: readonly ParameterSlot[],
  { seed, parameters, scales }: Member,
  out: PlainParameters,
): void {
  if (parameters !== undefined) out.floats.set(parameters);
  else for (const slot of slots) draw(kernels, task, slot, seed, out);
  if (scales !== undefined) for (const slot of slots) scale(slot, scales[slot.layer], out);
}

/** The streams and formulas of layers/initializers.ts; an activation is a layer there and counts, "none" is not. */
function draw(
  kernels: PopulationKernels,
  { initializer, activation, biases }: PopulationTask,
  { layer, kind, offset, length, fanIn, fanOut }: ParameterSlot,
  seed: number,
  out: PlainParameters,
): void {
  const use = streamUse(RandomUse.initialWeights, activation === "none" ? layer : 2 * layer);
  const limit = uniformBound(initializer, fanIn, fanOut);
  const stream = [seedLow(seed), seedHigh(seed), use] as const;
  const isEmpty = kind === "biases" && (limit !== undefined || !biases);
  if (isEmpty) out.floats.fill(0, offset, offset + length);
  else if (limit === undefined) {
    kernels.randomNormal(out.pointerAt(offset), length, ...stream, kind === "weights" ? 0 : 1);
  } else kernels.randomUniform(out.pointerAt(offset), length, -limit, limit, ...stream, 0);
}

function scale({ kind, offset, length }: ParameterSlot, factor: number, { floats }: PlainParameters): void {
  if (kind === "biases") return;
  for (let i = offset; i < offset + length; i++) floats[i] *= factor;
}
