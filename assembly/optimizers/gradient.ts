/**
 * What all optimizers do to a gradient before they use it, and to a moment before they keep
 * it. The optimizer kernels are passes over blocks of one layout (parameters,
 * gradients, moments), of `n` elements, a multiple of 4: the layout pads each tensor.
 *
 * Loops over single vectors are `do`: V8 11 and 12 keep a splat in its register through a
 * loop only if the loop's body runs whenever the loop is entered (Adam, Node 20, 2026-11: 1.25
 * -> 0.89 ns an element, with its constants folded to fit the registers; bench/optimizers.ts).
 * Adam and RMSProp, which wait for roots and divisions, go by pairs of vectors.
 */
import { LANES, multiplyAdd } from "../simd";

/** Elements of two neighboring vectors, which engines with wider registers join. */
// @ts-ignore: decorator
@inline
export const PAIR: i32 = 2 * LANES;

/** g + weightDecay p: the gradient with the L2 term. */
// @ts-ignore: decorator
@inline
export function withDecay(g: v128, p: v128, weightDecay: v128): v128 {
  return multiplyAdd(weightDecay, p, g);
}

/** scale g + weightDecay p: the clipped gradient with the L2 term. */
// @ts-ignore: decorator
@inline
export function decayedGradient(g: v128, p: v128, scale: v128, weightDecay: v128): v128 {
  return withDecay(f32x4.mul(g, scale), p, weightDecay);
}

/** p - rate change, with the rate's negative. */
// @ts-ignore: decorator
@inline
export function descended(p: v128, change: v128, negativeRate: v128): v128 {
  return multiplyAdd(negativeRate, change, p);
}

/** Magnitude below which a decaying moment or parameter is set to zero. */
// @ts-ignore: decorator
@inline
const TINY: f32 = 1e-36;

/**
 * Zero in place of a decaying moment below 1e-36: it would soon be a denormal number, which
 * x86 computes with up to a hundred times slower.
 */
// @ts-ignore: decorator
@inline
export function flushTiny(moment: v128): v128 {
  const magnitude = v128.and(moment, i32x4.splat(0x7fffffff));
  return v128.and(moment, f32x4.ge(magnitude, f32x4.splat(TINY)));
}

/** What `flushDecayed` sets to zero, for the L2 terms of the lanes: nothing where there is none. */
// @ts-ignore: decorator
@inline
export function flushLimit(weightDecay: v128): v128 {
  return v128.and(f32x4.ne(weightDecay, f32x4.splat(0)), f32x4.splat(TINY));
}

/** Zero in place of a parameter of a magnitude below `limit`, to which weight decay has brought it; NaN stays. */
// @ts-ignore: decorator
@inline
export function flushDecayed(parameter: v128, limit: v128): v128 {
  return v128.andnot(parameter, f32x4.lt(f32x4.abs(parameter), limit));
}

/**
 * `flushDecayed` over a block to which weight decay was applied. A pass of its own: within the loops of the updates it took
 * a fifth to two fifths of their time, without decay too (bench/optimizers.ts, AMD EPYC, Node 20, 2026-11).
 */
export function flushDecayedBlock(parameters: usize, n: i32): void {
  const limit = f32x4.splat(TINY);
  for (const end = parameters + ((<usize>n) << 2); parameters < end; parameters += 16) {
    v128.store(parameters, flushDecayed(v128.load(parameters), limit));
  }
}

/** The same as `flushTiny` for a moment that is never negative. */
// @ts-ignore: decorator
@inline
export function flushTinySquare(moment: v128): v128 {
  return v128.and(moment, f32x4.ge(moment, f32x4.splat(TINY)));
}
