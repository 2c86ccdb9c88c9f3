import { ACTIVATION_NAMES, ACTIVATIONS, type ActivationName } from "../layers/activation-table/index";
import * as ActivationCode from "../wasm/activation-code";

/** Activations that populations know: all that learn nothing themselves. `"none"` is the identity. */
export type PopulationActivation = Extract<ActivationName, keyof typeof ActivationCode>;

/** Every name of an activation of populations. */
export const POPULATION_ACTIVATIONS: readonly PopulationActivation[] = /* @__PURE__ */ ACTIVATION_NAMES.filter(
  (name): name is PopulationActivation => name in ActivationCode,
);

/** What kernels know an activation as. */
export interface KernelActivation {
  readonly code: number;
  /** The number that its formula takes: the alpha of ELU, the slope of LeakyReLU. */
  readonly parameter: number;
  /** Whether its derivative comes from its output; else from its input, which must be kept. */
  readonly isFromOutput: boolean;
}

export function kernelActivation(name: PopulationActivation): KernelActivation {
  const code = ActivationCode[name];
  return { code, parameter: parameterOf(name), isFromOutput: code <= ActivationCode.relu };
}

function parameterOf(name: PopulationActivation): number {
  if (name === "none") return 0;
  return Object.values<unknown>(ACTIVATIONS[name].layer).find((value) => typeof value === "number") ?? 0;
}
