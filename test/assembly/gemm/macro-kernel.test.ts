/** The macro-kernel alone: every shape of tile, in each mode of A, from a row, a matrix and C itself. */
import { describe, expect, it } from "vitest";
import type { Block, TestArena } from "../../kernels";
import { sample } from "../../kernels";
import { around, arenaOf, type GemmModule, MODES, modules, NR, sourceOf, type Source } from "./parts";

type Mode = keyof typeof MODES;
type Element = (i: number, j: number) => number;
const STARTS = ["row", "matrix", "C"] as const;

interface Case {
  readonly mode: Mode;
  readonly start: (typeof STARTS)[number];
  readonly mc: number;
  readonly nc: number;
  readonly kc: number;
  readonly gap: number;
}

interface Operand {
  readonly ptr: number;
  readonly strideBytes: number;
  readonly at: Element;
}

/** A as the mode has it in memory, and its element (i, k). */
function createA({ parts }: GemmModule, arena: TestArena, { mode, mc, kc, gap }: Case): Operand {
  if (mode === "by columns") {
    const { block, ldBytes, at } = sourceOf(arena, kc, mc, gap, 1);
    return { ptr: block.ptr, strideBytes: ldBytes, at: (i, k) => at(k, i) };
  }
  const rows = sourceOf(arena, mc, kc, gap, 1);
  if (mode === "by rows") return operandOf(rows);
  const packed = arena.output(mc * kc);
  parts.packA(mc, kc, rows.block.ptr, rows.ldBytes, packed.ptr);
  return { ptr: packed.ptr, strideBytes: 0, at: rows.at };
}

function operandOf({ block, ldBytes, at }: Source): Operand {
  return { ptr: block.ptr, strideBytes: ldBytes, at };
}

/** Where the sums begin; `c` has values if they begin there. */
function createStart(arena: TestArena, { start, mc, nc, gap }: Case, c: Block, ldc: number): Operand {
  if (start === "matrix") return operandOf(sourceOf(arena, mc, nc, gap, 3));
  if (start === "C") {
    const before = c.f32.slice();
    return { ptr: c.ptr, strideBytes: 4 * ldc, at: (i, j) => before[i * ldc + j] };
  }
  const row = arena.input(sample(nc, 4));
  return { ptr: row.ptr, strideBytes: 0, at: (_i, j) => row.f32[j] };
}

/** One chain of multiply-adds in the order of k, in single precision. */
function chain(kc: number, a: Element, b: Element, start: number, i: number, j: number): number {
  let sum = start;
  for (let k = 0; k < kc; k++) sum = Math.fround(Math.fround(a(i, k) * b(k, j)) + sum);
  return sum;
}

function check(module: GemmModule, shape: Case): void {
  const { parts, name } = module;
  const { mode, mc, nc, kc, gap } = shape;
  const arena = arenaOf(parts, gap % 4, `${name} ${JSON.stringify(shape)}`);
  const a = createA(module, arena, shape);
  const b = sourceOf(arena, kc, nc, gap, 2);
  const panelBytes = parts.panelStrideBytes(kc);
  const packedB = arena.output((Math.ceil(nc / NR) * panelBytes) / 4);
  if (kc > 0) parts.packB(kc, nc, b.block.ptr, b.ldBytes, packedB.ptr, panelBytes);
  const ldc = nc + gap;
  const c = arena.output(mc * ldc - gap);
  if (shape.start === "C") c.f32.set(sample(c.length, 5));
  const before = c.u32.slice();
  const start = createStart(arena, shape, c, ldc);
  const edge = arena.output(parts.tileRows() * NR);
  parts.macroKernel(
    ...([MODES[mode], mc, nc, kc, a.ptr, a.strideBytes, packedB.ptr] as const),
    ...([start.ptr, start.strideBytes, c.ptr, 4 * ldc, edge.ptr] as const),
  );
  for (let place = 0; place < c.length; place++) {
    const [i, j] = [Math.floor(place / ldc), place % ldc];
    if (j < nc) expectElement(module, c, place, chain(kc, a.at, b.at, start.at(i, j), i, j), kc);
    else if (c.u32[place] !== before[place]) expect.fail(`${c.where}: the gap behind row ${i} was written`);
  }
  arena.expectPoison();
}

/** The bits of the chain; where multiply-adds are fused, the chain within twice what rounding can do. */
function expectElement({ name }: GemmModule, c: Block, place: number, expected: number, kc: number): void {
  const actual = c.f32[place];
  const isRight =
    name === "fast" ? Math.abs(actual - expected) <= 8 * (kc + 1) * 2 ** -23 : Object.is(actual, expected);
  if (!isRight) expect.fail(`${c.where}, element ${place}: ${actual} is not ${expected}`);
}

describe.each(modules)("macro-kernel ($name)", (module) => {
  const rows = around(module.parts.tileRows());
  // 4 columns are a tile of their own.
  const columns = [...new Set([...around(4), ...around(NR)])];

  describe.each(Object.keys(MODES) as Mode[])("A %s", (mode) => {
    it.each(STARTS)("every tile of C, from %s", (start) => {
      for (const mc of rows) {
        for (const nc of columns) {
          for (const kc of [0, ...around(4)]) {
            for (const gap of [0, 5]) check(module, { mode, start, mc, nc, kc, gap });
          }
        }
      }
    });
  });
});
