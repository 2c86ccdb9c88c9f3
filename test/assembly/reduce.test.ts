import { describe, expect, it } from "vitest";
import {
  expectBits,
  expectClose,
  expectNear,
  modules,
  overShapes,
  overSizes,
  sample,
  sampleIntegers,
  SIZES,
  TestArena,
} from "../kernels";
import { argmax, columnSums, predictedClass, sumOfSquares } from "../reference/reduce";
import { rowsOf } from "../reference/rows";

/** Round the blocks of 1024 that are summed in f32. */
const LONG = [...SIZES, 1023, 1024, 1025, 1041, 5000];

/** Few different values, so that rows have ties. */
const coarse = (n: number, seed: number) => sample(n, seed).map(Math.round);

describe.each(modules)("reduce ($name)", ({ kernels }) => {
  it("sumOfSquares agrees with its twin", () => {
    overSizes(
      kernels,
      (n, arena) => {
        const x = arena.input(sample(n, n));
        expectNear(kernels.sumOfSquares(x.ptr, n), sumOfSquares(x.f32), { relative: 5e-6 }, `n = ${n}`);
      },
      LONG,
    );
  });

  it("sumOfSquares does not lose digits as it grows: a million equal elements", () => {
    const n = 1 << 20;
    const x = new TestArena(kernels).inOut(new Float32Array(n).fill(1.1));
    expectNear(kernels.sumOfSquares(x.ptr, n), n * Math.fround(1.1) ** 2, { relative: 2e-6 });
  });

  it.each([NaN, Infinity, -Infinity])("firstNonFinite finds %d wherever it stands", (value) => {
    overSizes(kernels, (n, arena) => {
      const x = arena.inOut(sample(n, n));
      expect(kernels.firstNonFinite(x.ptr, n)).toBe(-1);
      for (let i = n - 1; i >= 0; i--) {
        x.f32[i] = value;
        expect(kernels.firstNonFinite(x.ptr, n)).toBe(i);
      }
    });
  });

  it("firstNonFinite passes over the largest and the smallest numbers", () => {
    const x = new TestArena(kernels).input([3.4028234663852886e38, -3.4028234663852886e38, 1e-45, -0, 0, -1e-45]);
    expect(kernels.firstNonFinite(x.ptr, 6)).toBe(-1);
  });

  it("columnSums agrees with its twin", () => {
    overShapes(kernels, (rows, columns, arena) => {
      const x = arena.input(sample(rows * columns, columns));
      const out = arena.output(columns);
      kernels.columnSums(x.ptr, out.ptr, rows, columns, columns);
      expectClose(out, columnSums(rowsOf(x.f32, columns), columns), { absolute: 2e-6 });
    });
  });

  it("columnSums of some columns has the bits of all", () => {
    overShapes(kernels, (rows, columns, arena) => {
      const x = arena.input(sample(rows * columns, columns));
      const [all, some] = [arena.output(columns), arena.output(columns)];
      const middle = columns >> 1;
      kernels.columnSums(x.ptr, all.ptr, rows, columns, columns);
      kernels.columnSums(x.ptr, some.ptr, rows, middle, columns);
      kernels.columnSums(x.ptr + 4 * middle, some.ptr + 4 * middle, rows, columns - middle, columns);
      expectBits(some, all.f32);
    });
  });

  it("argmaxRows names the first of the largest", () => {
    overShapes(kernels, (rows, columns, arena) => {
      const x = arena.input(coarse(rows * columns, columns));
      const out = arena.output(rows);
      kernels.argmaxRows(x.ptr, out.ptr, rows, columns);
      expect([...out.i32]).toEqual(rowsOf(x.f32, columns).map(argmax));
    });
  });

  it("countCorrectLabels counts the rows whose class is the label", () => {
    overShapes(kernels, (rows, columns, arena) => {
      const outputs = arena.input(coarse(rows * columns, columns));
      const guesses = rowsOf(outputs.f32, columns).map(predictedClass);
      const labels = sampleIntegers(rows, Math.max(columns, 2), 3).map((label, r) => (r % 2 ? label : guesses[r]));
      const expected = guesses.filter((guess, r) => guess === labels[r]).length;
      expect(kernels.countCorrectLabels(outputs.ptr, arena.words(labels).ptr, rows, columns)).toBe(expected);
    });
  });

  it("countCorrectRows compares the classes of two matrices", () => {
    overShapes(kernels, (rows, columns, arena) => {
      const [outputs, targets] = [arena.input(coarse(rows * columns, 1)), arena.input(coarse(rows * columns, 2))];
      const classes = rowsOf(targets.f32, columns).map(predictedClass);
      const expected = rowsOf(outputs.f32, columns).filter((row, r) => predictedClass(row) === classes[r]).length;
      expect(kernels.countCorrectRows(outputs.ptr, targets.ptr, rows, columns)).toBe(expected);
      expect(kernels.countCorrectRows(targets.ptr, targets.ptr, rows, columns)).toBe(rows);
    });
  });

  it("a single output names class 1 from 0.5 on", () => {
    const arena = new TestArena(kernels);
    const outputs = arena.input([0.49999997, 0.5, 0.7, -3]);
    expect(kernels.countCorrectLabels(outputs.ptr, arena.words([0, 1, 1, 0]).ptr, 4, 1)).toBe(4);
    expect(kernels.countCorrectRows(outputs.ptr, arena.input([0, 1, 1, 0]).ptr, 4, 1)).toBe(4);
  });
});
