/** Tests that every element-by-element kernel has in common. */
import { expect, it } from "vitest";
import type { Kernels } from "../../src/wasm/kernels";
import {
  centralDifferences,
  expectBits,
  expectClose,
  F32,
  overSizes,
  sample,
  TestArena,
  type Tolerance,
} from "../kernels";

export interface ForwardCase {
  readonly call: (x: number, y: number, n: number) => void;
  readonly twin: (x: number) => number;
  readonly tolerance?: Tolerance;
  /** Makes the samples arguments of the function. */
  readonly domain?: (x: number) => number;
}

/** y = f(x) for all sizes and alignments, in place too, and the same bits wherever an element stands. */
export function forwardTests(kernels: Kernels, { call, twin, tolerance = F32, domain = (x) => x }: ForwardCase): void {
  const inputs = (n: number) => sample(n, n + 1, 4).map(domain);

  it("agrees with its twin", () => {
    overSizes(kernels, (n, arena) => {
      const x = arena.input(inputs(n));
      const y = arena.output(n);
      call(x.ptr, y.ptr, n);
      expectClose(y, Array.from(x.f32, twin), tolerance);
    });
  });

  it("works in place", () => {
    overSizes(kernels, (n, arena) => {
      const x = arena.input(inputs(n));
      const apart = arena.output(n);
      const inPlace = arena.inOut(x.f32);
      call(x.ptr, apart.ptr, n);
      call(inPlace.ptr, inPlace.ptr, n);
      expectBits(inPlace, apart.f32);
    });
  });

  it("gives an element the same bits in a vector and in a tail", () => {
    overSizes(kernels, (n, arena) => {
      const x = arena.input(inputs(n));
      const block = arena.output(n);
      const single = arena.output(n);
      call(x.ptr, block.ptr, n);
      for (let i = 0; i < n; i++) call(x.ptr + 4 * i, single.ptr + 4 * i, 1);
      expectBits(block, single.f32);
    });
  });
}

export interface BackwardCase {
  readonly call: (y: number, dy: number, dx: number, n: number) => void;
  readonly forward: (x: number) => number;
  readonly gradient: (y: number, dy: number) => number;
}

/** dx from y and dy for all sizes and alignments, in place too, and against finite differences. */
export function backwardTests(kernels: Kernels, { call, forward, gradient }: BackwardCase): void {
  it("agrees with its twin", () => {
    overSizes(kernels, (n, arena) => {
      const y = arena.input(sample(n, n + 1, 4).map(forward));
      const dy = arena.input(sample(n, n + 2));
      const dx = arena.output(n);
      call(y.ptr, dy.ptr, dx.ptr, n);
      expectClose(
        dx,
        Array.from(dy.f32, (d, i) => gradient(y.f32[i], d)),
      );
    });
  });

  it("works in place of dy", () => {
    overSizes(kernels, (n, arena) => {
      const y = arena.input(sample(n, n + 1, 4).map(forward));
      const dy = arena.input(sample(n, n + 2));
      const apart = arena.output(n);
      const inPlace = arena.inOut(dy.f32);
      call(y.ptr, dy.ptr, apart.ptr, n);
      call(y.ptr, inPlace.ptr, inPlace.ptr, n);
      expectBits(inPlace, apart.f32);
    });
  });

  it("is the derivative of the forward function", () => {
    const arena = new TestArena(kernels);
    const x = sample(67, 5, 3);
    const y = arena.input(x.map(forward));
    const dy = arena.input(sample(67, 6));
    const dx = arena.output(67);
    call(y.ptr, dy.ptr, dx.ptr, 67);
    const slopes = Array.from(x, (value) => centralDifferences(([moved]) => forward(moved), [value])[0]);
    expectClose(
      dx,
      Array.from(slopes, (slope, i) => slope * dy.f32[i]),
      { absolute: 1e-5 },
    );
  });
}

/** Runs an element-by-element kernel on a few values and returns what it made of them. */
export function applyTo(
  kernels: Kernels,
  call: (x: number, y: number, n: number) => void,
  values: ArrayLike<number>,
): number[] {
  const arena = new TestArena(kernels);
  const x = arena.input(values);
  const y = arena.output(values.length);
  call(x.ptr, y.ptr, values.length);
  arena.expectPoison();
  return [...y.f32];
}

/** The same for a kernel of two inputs. */
export function applyToPairs(
  kernels: Kernels,
  call: (y: number, dy: number, dx: number, n: number) => void,
  values: ArrayLike<number>,
  others: ArrayLike<number>,
): number[] {
  const arena = new TestArena(kernels);
  const y = arena.input(values);
  const dy = arena.input(others);
  const dx = arena.output(values.length);
  call(y.ptr, dy.ptr, dx.ptr, values.length);
  arena.expectPoison();
  return [...dx.f32];
}

/** Each pair is x and the exact f(x), told apart down to the sign of zero. */
export function expectValues(
  kernels: Kernels,
  call: (x: number, y: number, n: number) => void,
  pairs: readonly (readonly [x: number, y: number])[],
): void {
  const actual = applyTo(
    kernels,
    call,
    pairs.map(([x]) => x),
  );
  pairs.forEach(([x, y], i) => {
    expect(actual[i], `f(${x})`).toBe(y);
  });
}
