import { describe, expect, it } from "vitest";
import {
  centralDifferences,
  expectBits,
  expectClose,
  expectNear,
  modules,
  overShapes,
  sample,
  TestArena,
} from "../../kernels";
import { rowsOf } from "../../reference/rows";
import { logSumExp, softmax, softmaxGradient } from "../../reference/softmax";

describe.each(modules)("softmax ($name)", ({ kernels }) => {
  it("agrees with its twin, apart and in place", () => {
    overShapes(kernels, (rows, columns, arena) => {
      const x = arena.input(sample(rows * columns, columns, 8));
      const y = arena.output(rows * columns);
      const inPlace = arena.inOut(x.f32);
      kernels.softmaxForward(x.ptr, y.ptr, rows, columns);
      kernels.softmaxForward(inPlace.ptr, inPlace.ptr, rows, columns);
      expectClose(y, rowsOf(x.f32, columns).flatMap(softmax));
      expectBits(inPlace, y.f32);
    });
  });

  it("makes rows that sum to 1, however large the logits", () => {
    overShapes(kernels, (rows, columns, arena) => {
      const x = arena.input(sample(rows * columns, columns, 3e38));
      const y = arena.output(rows * columns);
      kernels.softmaxForward(x.ptr, y.ptr, rows, columns);
      for (const row of rowsOf(y.f32, columns))
        expectNear(
          row.reduce((sum, p) => sum + p, 0),
          1,
        );
    });
  });

  it("is not moved by a shift of the logits", () => {
    const arena = new TestArena(kernels);
    const x = arena.input([1, 2, 3, 4, 5, -3, 0]);
    const shifted = arena.input(x.f32.map((value) => value + 64));
    const [y, z] = [arena.output(7), arena.output(7)];
    kernels.softmaxForward(x.ptr, y.ptr, 1, 7);
    kernels.softmaxForward(shifted.ptr, z.ptr, 1, 7);
    expectBits(z, y.f32);
  });

  it("gives 0 to -Infinity and spreads NaN over its row only", () => {
    const arena = new TestArena(kernels);
    const x = arena.input([-Infinity, 0, 0, NaN, 1, 2, 1, 1, 1]);
    const y = arena.output(9);
    kernels.softmaxForward(x.ptr, y.ptr, 3, 3);
    expectClose(y, [0, 0.5, 0.5, NaN, NaN, NaN, 1 / 3, 1 / 3, 1 / 3]);
  });

  it("backward agrees with its twin, apart and in place of dy", () => {
    overShapes(kernels, (rows, columns, arena) => {
      const y = arena.input(rowsOf(sample(rows * columns, 3), columns).flatMap(softmax));
      const dy = arena.input(sample(rows * columns, 4));
      const dx = arena.output(rows * columns);
      const inPlace = arena.inOut(dy.f32);
      kernels.softmaxBackward(y.ptr, dy.ptr, dx.ptr, rows, columns);
      kernels.softmaxBackward(y.ptr, inPlace.ptr, inPlace.ptr, rows, columns);
      const dyRows = rowsOf(dy.f32, columns);
      expectClose(
        dx,
        rowsOf(y.f32, columns).flatMap((row, r) => softmaxGradient(row, dyRows[r])),
        { absolute: 1e-6 },
      );
      expectBits(inPlace, dx.f32);
    });
  });

  it("backward is the derivative of forward", () => {
    const arena = new TestArena(kernels);
    const x = sample(7, 8);
    const y = arena.input(softmax([...x]));
    const dy = arena.input(sample(7, 9));
    const dx = arena.output(7);
    kernels.softmaxBackward(y.ptr, dy.ptr, dx.ptr, 1, 7);
    const objective = (moved: number[]) => softmax(moved).reduce((sum, p, j) => sum + p * dy.f32[j], 0);
    expectClose(dx, centralDifferences(objective, x), { absolute: 1e-6 });
  });

  it("logSumExpRows agrees with its twin, and uses one row of scratch", () => {
    overShapes(kernels, (rows, columns, arena) => {
      const x = arena.input(sample(rows * columns, columns, 50));
      const out = arena.output(rows);
      const scratch = arena.output(columns);
      kernels.logSumExpRows(x.ptr, out.ptr, rows, columns, scratch.ptr);
      expectClose(out, rowsOf(x.f32, columns).map(logSumExp), { relative: 1e-6, absolute: 1e-6 });
    });
  });

  it("logSumExpRows neither overflows nor loses a lone logit", () => {
    const arena = new TestArena(kernels);
    const x = arena.input([1000, 1000, -1000, -1000]);
    const [out, scratch] = [arena.output(2), arena.output(2)];
    kernels.logSumExpRows(x.ptr, out.ptr, 2, 2, scratch.ptr);
    expectClose(out, [1000 + Math.LN2, -1000 + Math.LN2]);
    kernels.logSumExpRows(x.ptr, out.ptr, 2, 1, scratch.ptr);
    expect([...out.f32]).toEqual([1000, 1000]);
  });

  it("logSumExpRows of nothing but -Infinity is -Infinity, and NaN stays NaN", () => {
    const arena = new TestArena(kernels);
    const x = arena.input([-Infinity, -Infinity, NaN, 1]);
    const [out, scratch] = [arena.output(2), arena.output(2)];
    kernels.logSumExpRows(x.ptr, out.ptr, 2, 2, scratch.ptr);
    expect([...out.f32]).toEqual([-Infinity, NaN]);
  });
});
