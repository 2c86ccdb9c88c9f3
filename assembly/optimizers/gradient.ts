/**
 * What all optimizers do to a gradient before they use it, and to a moment before they keep
 * it. The optimizer kernels are single passes over blocks of one layout (parameters,
 * gradients, moments), of `n` elements, a multiple of 4: the layout pads each tensor.
 */
import { multiplyAdd } from "../simd";

/** scale g + weightDecay p: the clipped gradient with the L2 term. */
// @ts-ignore: decorator
@inline
export function decayedGradient(g: v128, p: v128, scale: v128, weightDecay: v128): v128 {
  return multiplyAdd(weightDecay, p, f32x4.mul(g, scale));
}

/**
 * Zero in place of a decaying moment below 1e-36: it would soon be a denormal number, which
 * x86 computes with up to a hundred times slower.
 */
// @ts-ignore: decorator
@inline
export function flushTiny(moment: v128): v128 {
  return v128.and(moment, f32x4.ge(f32x4.abs(moment), f32x4.splat(1e-36)));
}
