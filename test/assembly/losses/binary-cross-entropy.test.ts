import { describe, expect, it } from "vitest";
import { centralDifferences, expectClose, expectNear, modules, overSizes, sample, TestArena } from "../../kernels";
import { sigmoid } from "../../reference/activations";
import { binaryCrossEntropy } from "../../reference/losses";

const targetOf = (x: number) => Math.abs(x) / 2;

describe.each(modules)("binary cross-entropy ($name)", ({ kernels }) => {
  it("agrees with its twin in value and gradient", () => {
    overSizes(kernels, (n, arena) => {
      const [a, targets] = [arena.input(sample(n, 1).map(sigmoid)), arena.input(sample(n, 2).map(targetOf))];
      const d = arena.output(n);
      const scale = 1 / (n + 1);
      const loss = kernels.binaryCrossEntropy(a.ptr, targets.ptr, d.ptr, n, scale);
      expectNear(loss, binaryCrossEntropy(a.f32, targets.f32));
      expectClose(
        d,
        Array.from(a.f32, (value, i) => scale * (value - targets.f32[i])),
      );
    });
  });

  it("has the gradient of the sigmoid's input that finite differences have", () => {
    const arena = new TestArena(kernels);
    const x = sample(9, 1);
    const [a, targets, d] = [arena.input(x.map(sigmoid)), arena.input(sample(9, 2).map(targetOf)), arena.output(9)];
    kernels.binaryCrossEntropy(a.ptr, targets.ptr, d.ptr, 9, 1);
    const loss = (moved: number[]) => binaryCrossEntropy(moved.map(sigmoid), targets.f32);
    expectClose(d, centralDifferences(loss, x), { absolute: 1e-6 });
  });

  it.each([
    { p: 0, target: 0, loss: 0 },
    { p: 1, target: 1, loss: 0 },
    { p: 0, target: 1, loss: 100 },
    { p: 1, target: 0, loss: 100 },
    { p: 0.5, target: 0.5, loss: Math.LN2 },
    { p: NaN, target: 1, loss: NaN },
  ])("is $loss for the probability $p of the target $target", ({ p, target, loss }) => {
    const arena = new TestArena(kernels);
    const [a, targets, d] = [arena.input([p]), arena.input([target]), arena.output(1)];
    expectNear(kernels.binaryCrossEntropy(a.ptr, targets.ptr, d.ptr, 1, 1), loss);
    expect(d.f32[0]).toBe(p - target);
  });
});
