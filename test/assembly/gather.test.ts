import { describe, expect, it } from "vitest";
import { modules, overShapes, sampleIntegers } from "../kernels";
import { gatherRows } from "../reference/gather";

const ROWS_OF_X = 7;

describe.each(modules)("gather ($name)", ({ kernels }) => {
  it("gatherRows copies the rows named, to the bit, repeated ones too", () => {
    overShapes(kernels, (rows, columns, arena) => {
      const x = arena.words(sampleIntegers(ROWS_OF_X * columns, 2 ** 32, columns));
      const indices = sampleIntegers(rows, ROWS_OF_X, 5);
      const out = arena.output(rows * columns);
      kernels.gatherRows(x.ptr, arena.words(indices).ptr, out.ptr, rows, columns);
      expect([...out.u32]).toEqual(gatherRows(x.u32, indices, columns));
    });
  });

  it("gatherRows takes one row many times", () => {
    overShapes(
      kernels,
      (rows, columns, arena) => {
        const x = arena.words(sampleIntegers(ROWS_OF_X * columns, 2 ** 32, columns));
        const indices = new Array<number>(rows).fill(ROWS_OF_X - 1);
        const out = arena.output(rows * columns);
        kernels.gatherRows(x.ptr, arena.words(indices).ptr, out.ptr, rows, columns);
        expect([...out.u32]).toEqual(gatherRows(x.u32, indices, columns));
      },
      [9],
    );
  });
});
