/** The parts of the matrix product as `npm run build:gemm` left them, and matrices in guarded memory. */
import { readFileSync } from "node:fs";
import type { Kernels } from "../../../src/wasm/kernels";
import { createMemory, instantiate, supportsRelaxedSimd } from "../../../src/wasm/module";
import { type Block, sample, TestArena } from "../../kernels";

/** Columns of a micro-panel of B. */
export const NR = 8;
/** How A stands in memory, as in assembly/gemm/micro-kernel.ts. */
export const MODES = { packed: 0, "by columns": 1, "by rows": 2 } as const;

type Pack = (rows: number, columns: number, source: number, ldBytes: number, out: number) => void;
type PackPanels = (...args: [...Parameters<Pack>, panelBytes: number]) => void;

interface GemmParts extends Pick<Kernels, "heapBase" | "memory"> {
  readonly packA: Pack;
  readonly packATransposed: Pack;
  readonly packB: PackPanels;
  readonly packBTransposed: PackPanels;
  panelStrideBytes(kc: number): number;
  tileRows(): number;
  macroKernel(mode: number, mc: number, nc: number, kc: number, ...pointersAndBytes: number[]): void;
}

export interface GemmModule {
  readonly name: string;
  readonly parts: GemmParts;
}

function load(name: string): GemmModule {
  const bytes = new Uint8Array(readFileSync(new URL(`../../../build/wasm/gemm-${name}.wasm`, import.meta.url)));
  return { name, parts: instantiate(bytes, createMemory()) as GemmParts };
}

/** Every build that this engine runs. */
export const modules = [load("debug"), load("strict"), ...(supportsRelaxedSimd() ? [load("fast")] : [])];

/** Sizes around a tile of `size`. */
export const around = (size: number) => [1, size - 1, size, size + 1, 2 * size + 3];

export function arenaOf(parts: GemmParts, shift: number, where: string): TestArena {
  return new TestArena(parts as unknown as Kernels, shift, where);
}

/** A matrix in guarded memory, with `gap` elements of NaN behind each row but the last. */
export interface Source {
  readonly block: Block;
  readonly ldBytes: number;
  readonly at: (row: number, column: number) => number;
}

export function sourceOf(arena: TestArena, rows: number, columns: number, gap: number, seed: number): Source {
  const ld = columns + gap;
  const values = sample(rows * ld - gap, seed).map((value, i) => (i % ld < columns ? value : NaN));
  return { block: arena.input(values), ldBytes: 4 * ld, at: (row, column) => values[row * ld + column] };
}
