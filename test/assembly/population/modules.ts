/** What the tests of the population kernels stand on: every build, blocks with poison around them, lanes taken apart. */
import { readFileSync } from "node:fs";
import type { Kernels } from "../../../src/wasm/kernels";
import { createMemory, instantiate, supportsRelaxedSimd } from "../../../src/wasm/module";
import type { PopulationKernels } from "../../../src/wasm/population-kernels";
import { TestArena } from "../../kernels";

/** Loops that the library reaches through groups only. */
export interface LoopKernels {
  affine(activation: number, samples: number, fanIn: number, fanOut: number, ...pointers: number[]): void;
  inputGradients(
    activation: number,
    parameter: number,
    samples: number,
    fanIn: number,
    fanOut: number,
    ...pointers: number[]
  ): void;
  weightGradients(samples: number, fanIn: number, fanOut: number, ...pointers: number[]): void;
  differentiate(activation: number, parameter: number, z: number, d: number, n: number): void;
  differences(y: number, targets: number, d: number, n: number, factor: number): void;
  softmaxDifferences(samples: number, units: number, logits: number, labels: number, d: number, scale: number): void;
  rightLanesOfOne(samples: number, outputs: number, labels: number): number;
  rightLanesOfMany(samples: number, units: number, outputs: number, labels: number): number;
  lanesNotFinite(x: number, n: number): number;
  sgdLanes(p: number, g: number, n: number, negativeRates: number, decays: number): void;
  momentumLanes(
    p: number,
    g: number,
    velocity: number,
    n: number,
    negativeRates: number,
    decays: number,
    momentum: number,
  ): void;
  adamLanes(
    p: number,
    g: number,
    m: number,
    v: number,
    n: number,
    factors: number,
    decays: number,
    blend1: number,
    blend2: number,
  ): void;
}

export interface PopulationModule {
  readonly name: string;
  readonly kernels: PopulationKernels & LoopKernels;
  readonly isDebug: boolean;
}

function load(name: string): PopulationModule {
  const bytes = new Uint8Array(readFileSync(new URL(`../../../build/wasm/population-${name}.wasm`, import.meta.url)));
  const kernels = instantiate(bytes, createMemory()) as PopulationKernels & LoopKernels;
  return { name, kernels, isDebug: name === "debug" };
}

/** Every build that this engine runs. */
export const modules = [load("debug"), load("strict"), ...(supportsRelaxedSimd() ? [load("fast")] : [])];

export const LANES = 4;

/** The activations with kernels of their own, in the order of their codes. */
export const ACTIVATIONS = ["none", "sigmoid", "tanh", "relu"] as const;

export function arenaOf({ kernels }: PopulationModule, where: string): TestArena {
  return new TestArena(kernels as unknown as Kernels, 0, where);
}

/** One lane of interleaved values. */
export function lane(values: ArrayLike<number>, which: number): number[] {
  return Array.from({ length: values.length / LANES }, (_, i) => values[LANES * i + which]);
}
