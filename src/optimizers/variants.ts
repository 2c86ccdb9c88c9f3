import { StateError } from "../core/errors";
import type { Kernels } from "../wasm/kernels";

/** A kernel of the extras with its arguments. */
export type VariantKernel = (kernels: Kernels, ...args: number[]) => void;

const VARIANTS: Partial<Record<"amsgrad" | "centered", VariantKernel>> = {};

/** Makes the kernels of variants known. */
export function registerVariants(variants: Required<typeof VARIANTS>): void {
  Object.assign(VARIANTS, variants);
}

/** The kernel of a variant; it comes with the extras. */
export function variantKernel(who: string, name: keyof typeof VARIANTS): VariantKernel {
  const kernel = VARIANTS[name];
  if (kernel !== undefined) return kernel;
  throw new StateError(`${who}: ${name} needs the extras; call installExtras() of "wasm-mlp" first.`);
}
