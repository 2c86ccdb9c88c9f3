/** The kernels that threads share out, as their declarations say. */
import { EXTRA_KERNELS } from "../wasm/extra-kernel-table";
import type { ExtraKernels } from "../wasm/extra-kernels";
import type { Divisible, SharedOf } from "../wasm/kernel-division";
import { CORE_KERNELS } from "../wasm/kernel-table";
import type { Kernels } from "../wasm/kernels";

export type { Division } from "../wasm/kernel-division";

/** A kernel as a function of numbers alone. */
export type KernelFunction = (...args: number[]) => void;

/** All kernels that threads may share out. */
export type AllKernels = Kernels & ExtraKernels;

const DECLARATIONS = { ...CORE_KERNELS, ...EXTRA_KERNELS };

/** A kernel that can be shared out. */
export type SharedKernel = SharedOf<typeof DECLARATIONS>;

/** The kernels that can be shared out, in the order of their codes. */
export const DIVISIBLE = Object.fromEntries(
  Object.entries(DECLARATIONS).flatMap(([name, { division }]) => (division === undefined ? [] : [[name, division]])),
) as Readonly<Record<SharedKernel, Divisible>>;

/** The shared kernels among all. */
export function sharedKernels(kernels: AllKernels): Readonly<Record<SharedKernel, KernelFunction>> {
  return kernels;
}
