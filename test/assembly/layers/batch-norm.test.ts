import { describe, expect, it } from "vitest";
import { centralDifferences, expectBits, expectClose, modules, overSizes, sample, TestArena } from "../../kernels";
import { backward, forward, forwardTraining, type Shape, statistics } from "../../reference/batch-norm";

const EPSILON = 1e-5;
const TOLERANCE = { relative: 1e-5, absolute: 1e-5 };
const ROWS = [1, 2, 5, 33];
const CHANNELS = [1, 3, 4, 5, 8, 9, 17];
const SPATIALS = [1, 2, 3, 4, 5, 8, 9, 16, 17];
const SHAPES = ROWS.flatMap((rows) =>
  CHANNELS.flatMap((channels) => SPATIALS.map((spatial): Shape => ({ rows, channels, spatial }))),
);

/** Rows, channels, positions and the distance of rows, in the order of the kernels. */
const sizesOf = ({ rows, channels, spatial }: Shape) => [rows, channels, spatial, channels * spatial] as const;

const positive = (x: number) => Math.abs(x) + 0.5;

describe.each(modules)("batch norm ($name)", ({ kernels }) => {
  function overNormShapes(body: (shape: Shape, arena: TestArena) => void) {
    for (const shape of SHAPES) {
      for (const shift of [0, 1]) {
        const arena = new TestArena(kernels, shift, `${JSON.stringify(shape)}, shift ${shift}`);
        body(shape, arena);
        arena.expectPoison();
      }
    }
  }

  /** x, dy and one value a channel of each of the rest. */
  function createInputs({ rows, channels, spatial }: Shape, arena: TestArena) {
    return {
      x: arena.input(sample(rows * channels * spatial, 1).map((value) => value + 1)),
      dy: arena.input(sample(rows * channels * spatial, 2)),
      mean: arena.input(sample(channels, 3)),
      inverse: arena.input(sample(channels, 4).map(positive)),
      gamma: arena.input(sample(channels, 5)),
      beta: arena.input(sample(channels, 6)),
    };
  }

  it("statistics: mean and biased variance of each channel", () => {
    overNormShapes((shape, arena) => {
      const { x } = createInputs(shape, arena);
      const [mean, variance] = [arena.output(shape.channels), arena.output(shape.channels)];
      kernels.batchNormStatistics(x.ptr, ...sizesOf(shape), mean.ptr, variance.ptr);
      const twin = statistics(x.f32, shape);
      expectClose(mean, twin.mean, TOLERANCE);
      expectClose(variance, twin.variance, TOLERANCE);
    });
  });

  it("statistics: an offset far from zero does not swallow the variance", () => {
    const arena = new TestArena(kernels);
    const x = arena.input([4095, 4096, 4097, 4096]);
    const [mean, variance] = [arena.output(1), arena.output(1)];
    for (const [rows, spatial] of [
      [4, 1],
      [1, 4],
    ]) {
      kernels.batchNormStatistics(x.ptr, rows, 1, spatial, spatial, mean.ptr, variance.ptr);
      expect([mean.f32[0], variance.f32[0]]).toEqual([4096, 0.5]);
    }
  });

  it("inverse deviation: 1 / sqrt(variance + epsilon)", () => {
    overSizes(kernels, (n, arena) => {
      const variance = arena.input(sample(n, 1).map(Math.abs));
      const out = arena.output(n);
      kernels.batchNormInverseDeviation(variance.ptr, out.ptr, n, EPSILON);
      expectClose(
        out,
        Array.from(variance.f32, (v) => 1 / Math.sqrt(v + EPSILON)),
      );
    });
  });

  it("running statistics: momentum is the weight of the new value", () => {
    overSizes(kernels, (n, arena) => {
      const [before, value] = [sample(n, 1), arena.input(sample(n, 2))];
      const running = arena.inOut(before);
      kernels.batchNormUpdateRunning(running.ptr, value.ptr, n, 0.1, 8 / 7);
      expectClose(
        running,
        Array.from(before, (old, i) => 0.9 * old + (0.1 * value.f32[i] * 8) / 7),
      );
    });
  });

  it("forward agrees with its twin, apart and in place", () => {
    overNormShapes((shape, arena) => {
      const { x, mean, inverse, gamma, beta } = createInputs(shape, arena);
      const { rows, channels, spatial } = shape;
      const apart = arena.output(x.length);
      const inPlace = arena.inOut(x.f32);
      const channelPtrs = [mean.ptr, inverse.ptr, gamma.ptr, beta.ptr] as const;
      kernels.batchNormForward(x.ptr, apart.ptr, rows, channels, spatial, ...channelPtrs);
      kernels.batchNormForward(inPlace.ptr, inPlace.ptr, rows, channels, spatial, ...channelPtrs);
      expectClose(apart, forward(x.f32, shape, mean.f32, inverse.f32, gamma.f32, beta.f32), TOLERANCE);
      expectBits(inPlace, apart.f32);
    });
  });

  it("backward agrees with its twin, apart and in place of dy", () => {
    overNormShapes((shape, arena) => {
      const { x, dy, mean, inverse, gamma } = createInputs(shape, arena);
      const { rows, channels, spatial } = shape;
      const twin = backward(x.f32, dy.f32, shape, mean.f32, inverse.f32, gamma.f32);
      const [dx, inPlace] = [arena.output(x.length), arena.inOut(dy.f32)];
      const [dGamma, dBeta] = [arena.output(channels), arena.output(channels)];
      const statistics = [mean.ptr, inverse.ptr] as const;
      kernels.batchNormParameterGradients(x.ptr, dy.ptr, ...sizesOf(shape), ...statistics, dGamma.ptr, dBeta.ptr);
      expectClose(dGamma, twin.dGamma, { relative: 1e-5, absolute: 1e-4 });
      expectClose(dBeta, twin.dBeta, { relative: 1e-5, absolute: 1e-4 });
      const rest = [rows, channels, spatial, ...statistics, gamma.ptr, dGamma.ptr, dBeta.ptr, rows * spatial] as const;
      kernels.batchNormInputGradients(x.ptr, dy.ptr, dx.ptr, ...rest);
      kernels.batchNormInputGradients(x.ptr, inPlace.ptr, inPlace.ptr, ...rest);
      expectClose(dx, twin.dx, { relative: 1e-5, absolute: 1e-4 });
      expectBits(inPlace, dx.f32);
    });
  });

  it("some channels, or some rows, have the bits of all", () => {
    overNormShapes((shape, arena) => {
      const { x, dy, mean, inverse, gamma } = createInputs(shape, arena);
      const { rows, channels, spatial } = shape;
      const ld = channels * spatial;
      const half = { channels: channels >> 1, rows: rows >> 1 };
      const outputs = () => [1, 2, 3, 4].map(() => arena.output(channels));
      const [all, some] = [outputs(), outputs()];
      const perChannel = (out: typeof all, first: number, count: number) => {
        const [ownMean, variance, dGamma, dBeta] = out.map(({ ptr }) => ptr + 4 * first);
        const [from, dyFrom] = [x.ptr + 4 * first * spatial, dy.ptr + 4 * first * spatial];
        const given = [mean.ptr + 4 * first, inverse.ptr + 4 * first] as const;
        kernels.batchNormStatistics(from, rows, count, spatial, ld, ownMean, variance);
        kernels.batchNormParameterGradients(from, dyFrom, rows, count, spatial, ld, ...given, dGamma, dBeta);
      };
      perChannel(all, 0, channels);
      perChannel(some, half.channels, channels - half.channels);
      perChannel(some, 0, half.channels);
      some.forEach((block, i) => {
        expectBits(block, all[i].f32);
      });

      const [whole, inParts] = [arena.output(x.length), arena.output(x.length)];
      const inputGradients = (to: typeof whole, first: number, count: number) => {
        const at = 4 * first * ld;
        const parameters = [gamma.ptr, all[2].ptr, all[3].ptr, rows * spatial] as const;
        const sizes = [count, channels, spatial] as const;
        kernels.batchNormInputGradients(
          x.ptr + at,
          dy.ptr + at,
          to.ptr + at,
          ...sizes,
          mean.ptr,
          inverse.ptr,
          ...parameters,
        );
      };
      inputGradients(whole, 0, rows);
      inputGradients(inParts, half.rows, rows - half.rows);
      inputGradients(inParts, 0, half.rows);
      expectBits(inParts, whole.f32);
    });
  });

  it.each<Shape>([
    { rows: 6, channels: 5, spatial: 1 },
    { rows: 3, channels: 3, spatial: 5 },
  ])("training: normalizes, and backward is the derivative ($rows x $channels x $spatial)", (shape) => {
    const arena = new TestArena(kernels);
    const { rows, channels, spatial } = shape;
    const { x, dy, gamma, beta } = createInputs(shape, arena);
    const [mean, variance, inverse] = [arena.output(channels), arena.output(channels), arena.output(channels)];
    const [y, dx] = [arena.output(x.length), arena.output(x.length)];
    const [dGamma, dBeta] = [arena.output(channels), arena.output(channels)];
    kernels.batchNormStatistics(x.ptr, ...sizesOf(shape), mean.ptr, variance.ptr);
    kernels.batchNormInverseDeviation(variance.ptr, inverse.ptr, channels, EPSILON);
    const common = [rows, channels, spatial, mean.ptr, inverse.ptr, gamma.ptr] as const;
    kernels.batchNormForward(x.ptr, y.ptr, ...common, beta.ptr);
    const gradients = [dGamma.ptr, dBeta.ptr] as const;
    kernels.batchNormParameterGradients(x.ptr, dy.ptr, ...sizesOf(shape), mean.ptr, inverse.ptr, ...gradients);
    kernels.batchNormInputGradients(x.ptr, dy.ptr, dx.ptr, ...common, ...gradients, rows * spatial);

    const objective = (values: number[], scales: ArrayLike<number>, shifts: ArrayLike<number>) =>
      forwardTraining(values, shape, scales, shifts, EPSILON).reduce((sum, out, i) => sum + out * dy.f32[i], 0);
    const values = [...x.f32];
    const difference = { absolute: 2e-5 };
    expectClose(y, forwardTraining(values, shape, gamma.f32, beta.f32, EPSILON), TOLERANCE);
    expectClose(
      dx,
      centralDifferences((moved) => objective(moved, gamma.f32, beta.f32), values),
      difference,
    );
    expectClose(
      dGamma,
      centralDifferences((moved) => objective(values, moved, beta.f32), gamma.f32),
      difference,
    );
    expectClose(
      dBeta,
      centralDifferences((moved) => objective(values, gamma.f32, moved), beta.f32),
      difference,
    );
    arena.expectPoison();
  });
});
