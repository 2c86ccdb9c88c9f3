import { describe, expect, it } from "vitest";
import { centralDifferences, expectClose, expectNear, modules, overSizes, sample, TestArena } from "../../kernels";
import { squaredError } from "../../reference/losses";

describe.each(modules)("squared error ($name)", ({ kernels }) => {
  it("agrees with its twin in value and gradient", () => {
    overSizes(kernels, (n, arena) => {
      const [y, targets, dy] = [arena.input(sample(n, 1)), arena.input(sample(n, 2)), arena.output(n)];
      const scale = 1 / (n + 1);
      const loss = kernels.squaredError(y.ptr, targets.ptr, dy.ptr, n, scale);
      expectNear(loss, squaredError(y.f32, targets.f32));
      expectClose(
        dy,
        Array.from(y.f32, (value, i) => 2 * scale * (value - targets.f32[i])),
      );
    });
  });

  it("has the gradient that finite differences have", () => {
    const arena = new TestArena(kernels);
    const [y, targets, dy] = [arena.input(sample(9, 1)), arena.input(sample(9, 2)), arena.output(9)];
    kernels.squaredError(y.ptr, targets.ptr, dy.ptr, 9, 1);
    expectClose(
      dy,
      centralDifferences((moved) => squaredError(moved, targets.f32), y.f32),
      { absolute: 1e-6 },
    );
  });

  it("is 0 with a gradient of 0 where the targets are met", () => {
    const arena = new TestArena(kernels);
    const [y, dy] = [arena.input(sample(7, 1)), arena.output(7)];
    expect(kernels.squaredError(y.ptr, y.ptr, dy.ptr, 7, 1)).toBe(0);
    expectClose(dy, new Array<number>(7).fill(0), {});
  });

  it.each([0, 4])("tells of a NaN at %d", (at) => {
    const arena = new TestArena(kernels);
    const [y, targets, dy] = [
      arena.input(sample(5, 1).fill(NaN, at, at + 1)),
      arena.input(sample(5, 2)),
      arena.output(5),
    ];
    expect(kernels.squaredError(y.ptr, targets.ptr, dy.ptr, 5, 1)).toBeNaN();
    expect(dy.f32[at]).toBeNaN();
  });
});
