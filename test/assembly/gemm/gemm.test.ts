import { describe, expect, it } from "vitest";
import { expectBits, expectClose, type KernelModule, modules, TestArena } from "../../kernels";
import { chainC, exactC, FORMS, multiply, type Shape, STARTS } from "./products";

/** Tile - 1, tile, tile + 1 and 2 tile + 3 rows, for tiles of 5 (strict) and 6 (fast) rows. */
const ROWS = [1, 4, 5, 6, 7, 13, 15];
/** The same for tiles of 4 and 8 columns and packed blocks of 16; 32 is where A is packed. */
const COLUMNS = [1, 3, 4, 5, 7, 8, 9, 10, 16, 17, 31, 32, 35];
/** Vectors of 4 while packing, and blocks of 320, cut evenly. */
const DEPTHS = [0, 1, 4, 5, 319, 320, 321, 643];
/** Across a packed block of A of 240 rows, and of B of 256 columns and 320 values of k. */
const BLOCKS = [
  { m: 239, n: 3, k: 5 },
  { m: 241, n: 9, k: 257 },
  { m: 241, n: 33, k: 3 },
  { m: 247, n: 35, k: 300 },
  { m: 247, n: 70, k: 9 },
  { m: 483, n: 34, k: 7 },
  { m: 7, n: 255, k: 5 },
  { m: 7, n: 256, k: 3 },
  { m: 13, n: 257, k: 259 },
  { m: 1, n: 300, k: 9 },
  { m: 6, n: 533, k: 4 },
  { m: 244, n: 258, k: 5 },
];

/**
 * Unit of f32 at the largest product or start, which is 1 at most, times the length of the
 * chain: twice what rounding can do to these random signs.
 */
const chainTolerance = (k: number) => ({ absolute: 2 * (k + 1) * 2 ** -23 });

function expectProduct({ kernels, isFused }: KernelModule, shape: Shape): void {
  const outcome = multiply(kernels, shape);
  if (isFused) expectClose(outcome.c, exactC(outcome), chainTolerance(shape.k));
  else expectBits(outcome.c, chainC(outcome));
  outcome.arena.expectPoison();
}

describe.each(modules)("gemm ($name)", (module) => {
  const { kernels } = module;

  describe.each(FORMS)("%s", (form) => {
    describe.each(STARTS)("from %s", (start) => {
      it.each(DEPTHS)("every tile of C, k = %d", (k) => {
        for (const m of ROWS) for (const n of COLUMNS) expectProduct(module, { form, start, m, n, k });
      });

      it("leading dimensions larger than rows, blocks off a cache line", () => {
        for (const m of ROWS) {
          for (const n of COLUMNS) expectProduct(module, { form, start, m, n, k: 9, gap: 3, shift: 1 });
        }
      });

      it.each(BLOCKS)("across packed blocks: $m x $n x $k", (shape) => {
        expectProduct(module, { form, start, ...shape });
        expectProduct(module, { form, start, ...shape, gap: 5, shift: 1 });
      });

      it("writes nothing for no rows or no columns", () => {
        for (const [m, n] of [
          [0, 5],
          [0, 40],
          [1, 0],
          [5, 0],
          [0, 0],
        ]) {
          for (const k of [0, 1, 300]) multiply(kernels, { form, start, m, n, k }).arena.expectPoison();
        }
      });
    });

    it("takes NaN and infinities through, and only along their row and column", () => {
      const arena = new TestArena(kernels);
      const [m, n, k] = [6, 35, 4];
      const at = (row: number, column: number, rows: number, columns: number, isTransposed: boolean) =>
        isTransposed ? column * rows + row : row * columns + column;
      const a = new Float32Array(m * k).fill(1);
      a[at(2, 1, m, k, form === "gemmTN")] = NaN;
      const b = new Float32Array(k * n).fill(1);
      b[at(3, 33, k, n, form === "gemmNT")] = Infinity;
      const [blockA, blockB, c] = [arena.input(a), arena.input(b), arena.output(m * n)];
      const scratch = arena.output(kernels.gemmScratchBytes() / 4);
      const [lda, ldb] = [form === "gemmTN" ? m : k, form === "gemmNT" ? k : n];
      kernels[form](m, n, k, blockA.ptr, lda, blockB.ptr, ldb, c.ptr, n, 0, 0, scratch.ptr);
      const expected = (i: number, j: number) => (i === 2 ? NaN : j === 33 ? Infinity : k);
      expect([...c.f32]).toEqual(Array.from({ length: m * n }, (_, i) => expected(Math.floor(i / n), i % n)));
    });
  });
});
