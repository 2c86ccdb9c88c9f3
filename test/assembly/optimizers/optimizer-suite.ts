/** Tests that every optimizer kernel has in common. */
import { expect, it } from "vitest";
import { type Block, expectBits, expectClose, type KernelModule, overSizes, sample, TestArena } from "../../kernels";
import type { Common, Stepper } from "../../reference/optimizers";

export interface OptimizerCase<Options extends Common> {
  readonly options: Options;
  /** Blocks of moments, zero at the start. */
  readonly moments: number;
  readonly call: (step: StepCall<Options>) => void;
  readonly twin: (options: Options) => Stepper;
}

/** One step of a kernel; `step` counts from 1. */
export interface StepCall<Options> {
  readonly parameters: number;
  readonly gradients: number;
  readonly moments: readonly number[];
  readonly n: number;
  readonly step: number;
  readonly options: Options;
}

/** The kernels take blocks of whole vectors. */
const SIZES = [0, 4, 8, 16, 20, 36, 68];
const STEPS = 5;
/** Without decay, be it a term of the gradient or a factor of the parameters. */
const NO_DECAY = { weightDecay: 0, decoupledDecay: 0 };

interface Blocks {
  readonly parameters: Block;
  readonly moments: Block[];
}

function createBlocks(arena: TestArena, n: number, moments: number): Blocks {
  const zeros = new Float32Array(n);
  return { parameters: arena.inOut(sample(n, 1)), moments: Array.from({ length: moments }, () => arena.inOut(zeros)) };
}

export function optimizerTests<Options extends Common>(
  { name, kernels }: KernelModule,
  { options, moments, call, twin }: OptimizerCase<Options>,
): void {
  function step(blocks: Blocks, gradients: Block, at: number, used: Options): void {
    const pointers = { parameters: blocks.parameters.ptr, moments: blocks.moments.map(({ ptr }) => ptr) };
    call({ ...pointers, gradients: gradients.ptr, n: gradients.length, step: at, options: used });
  }

  it.each([
    { weightDecay: 0, gradientScale: 1 },
    { weightDecay: 0.1, gradientScale: 1 },
    { weightDecay: 0.1, gradientScale: 0.25 },
  ])(`agrees with its twin for ${STEPS} steps, %o`, (change) => {
    const used = { ...options, ...change };
    overSizes(
      kernels,
      (n, arena) => {
        const blocks = createBlocks(arena, n, moments);
        const expected = Array.from(blocks.parameters.f32, (p) => ({ p, next: twin(used) }));
        for (let t = 1; t <= STEPS; t++) {
          const gradients = arena.input(sample(n, 10 + t));
          step(blocks, gradients, t, used);
          expected.forEach((one, i) => (one.p = one.next(one.p, gradients.f32[i])));
          const trajectory = expected.map(({ p }) => p);
          expectClose(blocks.parameters, trajectory, { relative: 1e-6, absolute: 5e-7 });
        }
      },
      SIZES,
    );
  });

  it("moves nothing for a gradient of zero and moments of zero", () => {
    const arena = new TestArena(kernels);
    const blocks = createBlocks(arena, 8, moments);
    blocks.parameters.f32.set([0, -0, 3e38, 1e-40]);
    const before = blocks.parameters.f32.slice();
    const gradients = arena.input(new Float32Array(8));
    for (let t = 1; t <= STEPS; t++) step(blocks, gradients, t, { ...options, ...NO_DECAY });
    expectBits(blocks.parameters, before);
    for (const moment of blocks.moments) expect([...moment.f32]).toEqual(new Array<number>(8).fill(0));
  });

  it("sets parameters to 0 that weight decay has brought below 1e-36, and no others", () => {
    const arena = new TestArena(kernels);
    const blocks = createBlocks(arena, 8, moments);
    const small = [1e-37, -1e-37, 1e-40, -1e-45, 1e-38, -0, 0, 9e-37];
    blocks.parameters.f32.set(small);
    const used = { ...options, learningRate: 1e-9, weightDecay: 1e-9 };
    step(blocks, arena.input(new Float32Array(8)), 1, used);
    for (const p of blocks.parameters.f32) expect(Math.abs(p)).toBe(0);
    blocks.parameters.f32.fill(1.5e-36);
    for (const moment of blocks.moments) moment.f32.fill(0);
    step(blocks, arena.input(new Float32Array(8)), 1, used);
    for (const p of blocks.parameters.f32) expect(p).toBeGreaterThan(1e-36);
  });

  if (name !== "debug") return;
  it("asserts blocks of whole vectors", () => {
    const arena = new TestArena(kernels);
    const blocks = createBlocks(arena, 5, moments);
    expect(() => {
      step(blocks, arena.input(sample(5)), 1, options);
    }).toThrow(/optimizers\/.*\.ts/);
    arena.expectPoison();
  });
}

/** A moment's share that is kept, and whether it can be negative (a mean of squares cannot). */
export interface MomentDecay {
  readonly decay: number;
  readonly signed: boolean;
}

/** Under a gradient of zero, moments of both signs sink to exactly 0 and never into the denormals. */
export function flushTests<Options extends Common>(
  { kernels }: KernelModule,
  { options, moments, call }: OptimizerCase<Options>,
  decays: readonly MomentDecay[],
): void {
  it.each(decays.map((decay, moment) => ({ ...decay, moment })))("flushes moment $moment below 1e-36 to 0", (which) => {
    const { decay, signed, moment } = which;
    const starts = [1.01e-36 / decay, 0.99e-36 / decay, 1e-38, 1e-45];
    const arena = new TestArena(kernels);
    const blocks = createBlocks(arena, 8, moments);
    const signs = signed ? [1, -1] : [1, 1];
    blocks.moments[moment].f32.set(signs.flatMap((sign) => starts.map((start) => sign * start)));
    const gradients = arena.input(new Float32Array(8));
    call({
      ...{ parameters: blocks.parameters.ptr, gradients: gradients.ptr, moments: blocks.moments.map(({ ptr }) => ptr) },
      ...{ n: 8, step: 1, options: { ...options, ...NO_DECAY } },
    });
    const kept = signs.flatMap((sign) => [sign * 1.01e-36, 0, 0, 0]);
    expectClose(blocks.moments[moment], kept, { relative: 1e-6 });
  });
}
