/** The kernels of the extras module (assembly/extras/index.ts), which say what each one computes. */
import extrasText from "../../build/wasm/extras.wasm";
import type { EXTRA_KERNELS } from "./extra-kernel-table";
import type { ExportsOf } from "./kernel-division";
import { moduleSource } from "./module-source";
import type { Kernels } from "./kernels";
import { instantiate } from "./module";
import { forSharedMemory } from "./shared-module";

/** Addresses are bytes in the memory of the engine; the other numbers are counts of elements, or values. */
export type ExtraKernels = ExportsOf<typeof EXTRA_KERNELS>;

const instances = new WeakMap<Kernels, ExtraKernels>();

/**
 * The extra kernels on the memory of others; compiled when they are first asked for. The same object for the same
 * kernels, in which threads put what they share out.
 */
export function extraKernelsOf(kernels: Kernels): ExtraKernels {
  let extras = instances.get(kernels);
  if (extras === undefined) {
    const { memory } = kernels;
    extras = { ...(instantiate(extrasBytes(!(memory.buffer instanceof ArrayBuffer)), memory) as ExtraKernels) };
    instances.set(kernels, extras);
  }
  return extras;
}

/** The extras module, as a program about to be compiled. */
export function extrasBytes(isShared: boolean): Uint8Array<ArrayBuffer> {
  const bytes = moduleSource(extrasText);
  return isShared ? forSharedMemory(bytes) : bytes;
}
