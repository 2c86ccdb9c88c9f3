/** The kernels of the extras module (assembly/extras/index.ts), which say what each one computes. */
import extrasText from "../../build/wasm/extras.wasm";
import { moduleSource } from "./module-source";
import type { Kernels } from "./kernels";
import { instantiate } from "./module";
import { forSharedMemory } from "./shared-module";

type Numbers<Count extends number, List extends number[] = []> = List["length"] extends Count
  ? List
  : Numbers<Count, [...List, number]>;
type Kernel<Arguments extends number> = (...args: Numbers<Arguments>) => void;

/** Addresses are bytes in the memory of the engine; the other numbers are counts of elements, or values. */
export interface ExtraKernels {
  heapBase(): number;
  activationForward(code: number, x: number, y: number, n: number, alpha: number): void;
  activationBackward(code: number, x: number, dy: number, dx: number, n: number, alpha: number): void;
  preluForward(x: number, y: number, n: number, slope: number): void;
  preluBackward(x: number, dy: number, dx: number, n: number, slope: number): void;
  preluSlopeGradient(x: number, dy: number, n: number, dSlope: number): void;
  addScaled(x: number, z: number, out: number, n: number, factor: number): void;
  alphaDropout(x: number, mask: number, y: number, n: number, dropped: number, scale: number, shift: number): void;
  rowNormForward: Kernel<10>;
  rowNormParameterGradients: Kernel<9>;
  rowNormInputGradients: Kernel<9>;
  amsgradStep: Kernel<14>;
  nadamStep: Kernel<13>;
  adadeltaStep: Kernel<10>;
  lionStep: Kernel<9>;
  centeredRmspropStep: Kernel<11>;
}

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
