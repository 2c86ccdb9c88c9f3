/** Packing alone: each element at its place, each place beside the panels as it was. */
import { describe, expect, it } from "vitest";
import { around, arenaOf, modules, NR, sourceOf } from "./parts";

/** Vectors of 4 values of k. */
const DEPTHS = around(4);
const LAYOUTS = [
  { gap: 0, shift: 0 },
  { gap: 3, shift: 1 },
];

/** The packed form of A: panels of `tileRows` rows, stored by columns; a last one is as high as it has rows. */
function packedA(mc: number, kc: number, tileRows: number, at: (i: number, k: number) => number): number[] {
  const packed: number[] = [];
  for (let first = 0; first < mc; first += tileRows) {
    const rows = Math.min(mc - first, tileRows);
    for (let k = 0; k < kc; k++) for (let i = 0; i < rows; i++) packed.push(at(first + i, k));
  }
  return packed;
}

describe.each(modules)("packing ($name)", ({ parts }) => {
  const tileRows = parts.tileRows();
  const panelElements = (kc: number) => parts.panelStrideBytes(kc) / 4;

  it.each(["packA", "packATransposed"] as const)("%s stores panels of rows by columns", (name) => {
    for (const mc of around(tileRows)) {
      for (const kc of [0, ...DEPTHS]) {
        for (const { gap, shift } of LAYOUTS) {
          const arena = arenaOf(parts, shift, `${name}, ${mc} x ${kc}, gap ${gap}`);
          const isTransposed = name === "packATransposed";
          const a = isTransposed ? sourceOf(arena, kc, mc, gap, 1) : sourceOf(arena, mc, kc, gap, 1);
          const out = arena.output(mc * kc);
          parts[name](mc, kc, a.block.ptr, a.ldBytes, out.ptr);
          const at = (i: number, k: number) => (isTransposed ? a.at(k, i) : a.at(i, k));
          expect([...out.f32], out.where).toStrictEqual(packedA(mc, kc, tileRows, at));
          arena.expectPoison();
        }
      }
    }
  });

  it.each(["packB", "packBTransposed"] as const)("%s stores panels of 8 columns by rows", (name) => {
    for (const nc of around(NR)) {
      for (const kc of [0, ...DEPTHS]) {
        for (const { gap, shift } of LAYOUTS) {
          const arena = arenaOf(parts, shift, `${name}, ${kc} x ${nc}, gap ${gap}`);
          const isTransposed = name === "packBTransposed";
          const b = isTransposed ? sourceOf(arena, nc, kc, gap, 2) : sourceOf(arena, kc, nc, gap, 2);
          const stride = panelElements(kc);
          const out = arena.output(Math.ceil(nc / NR) * stride);
          const before = out.u32.slice();
          parts[name](kc, nc, b.block.ptr, b.ldBytes, out.ptr, 4 * stride);
          for (let j = 0; j < nc; j++) {
            const panel = Math.floor(j / NR) * stride + (j % NR);
            const column = Array.from({ length: kc }, (_, k) => out.f32[panel + NR * k]);
            const expected = column.map((_, k) => (isTransposed ? b.at(j, k) : b.at(k, j)));
            expect(column, `${out.where}, column ${j}`).toStrictEqual(expected);
          }
          // The cache line between two panels stays as it was.
          for (let panel = 0; panel < out.length; panel += stride) {
            const [from, to] = [panel + NR * kc, panel + stride];
            expect(out.u32.slice(from, to), out.where).toStrictEqual(before.slice(from, to));
          }
          arena.expectPoison();
        }
      }
    }
  });
});

describe("packing in the debug build", () => {
  const { parts } = modules[0];
  const arena = arenaOf(parts, 0, "");
  const source = arena.input(new Float32Array(64)).ptr;
  const out = arena.output(256).ptr;
  const outside = parts.memory.buffer.byteLength;

  it.each([
    [
      "rows shorter than the block",
      () => {
        parts.packA(2, 4, source, 12, out);
      },
    ],
    [
      "a source past the memory",
      () => {
        parts.packA(2, 4, outside - 16, 16, out);
      },
    ],
    [
      "no rows",
      () => {
        parts.packATransposed(0, 4, source, 16, out);
      },
    ],
    [
      "an address between two elements",
      () => {
        parts.packATransposed(2, 4, source + 1, 16, out);
      },
    ],
    [
      "panels that overlap",
      () => {
        parts.packB(4, 9, source, 36, out, 4 * NR * 3);
      },
    ],
    [
      "panels past the memory",
      () => {
        parts.packBTransposed(4, 9, source, 16, outside - 64, 192);
      },
    ],
  ])("traps at %s", (_what, pack) => {
    expect(pack).toThrow(/unreachable|pack\.ts/);
  });
});
