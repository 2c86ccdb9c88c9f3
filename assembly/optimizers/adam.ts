/**
 * Adam (Kingma and Ba, 2015, algorithm 1) and AdamW (Loshchilov and Hutter, 2019, algorithm 2).
 *
 *   m = beta1 m + (1 - beta1) g          v = beta2 v + (1 - beta2) g^2
 *   p -= learningRate mHat / (sqrt(vHat) + epsilon)
 *
 * with mHat = m / (1 - beta1^t), vHat = v / (1 - beta2^t); epsilon is added to the
 * bias-corrected root, as in PyTorch. AdamW first scales p by 1 - learningRate weightDecay.
 */
import { multiplyAdd } from "../simd";
import { decayedGradient, flushDecayedBlock, flushTiny, flushTinySquare, PAIR } from "./gradient";

/**
 * One pass. The caller, who has double precision, folds the constants of the step:
 *
 *   `rootFactor`  = (1 - beta1^t) / learningRate / sqrt(1 - beta2^t)
 *   `rootOffset`  = (1 - beta1^t) / learningRate epsilon
 *
 * so that p -= m / (rootFactor sqrt(v) + rootOffset). `blend1` = 1 - beta1 and `blend2` =
 * 1 - beta2 are the weights of the new value. `weightDecay` is the L2 term in the gradient
 * (Adam), `shrink` the decoupled factor 1 - learningRate weightDecay (AdamW); each leaves the
 * other's at 0 or 1.
 */
export function adamStep(
  parameters: usize,
  gradients: usize,
  firstMoment: usize,
  secondMoment: usize,
  n: i32,
  rootFactor: f32,
  rootOffset: f32,
  blend1: f32,
  blend2: f32,
  weightDecay: f32,
  shrink: f32,
  gradientScale: f32,
): void {
  assert((n & 3) == 0);
  const scale = f32x4.splat(gradientScale);
  const l2 = f32x4.splat(weightDecay);
  const factor = f32x4.splat(finiteFactor(rootFactor));
  const offset = f32x4.splat(safeOffset(rootFactor, rootOffset));
  const c1 = f32x4.splat(blend1);
  const c2 = f32x4.splat(blend2);
  const keep = f32x4.splat(shrink);
  const first = parameters;
  const count = n;
  for (; n >= PAIR; n -= PAIR) {
    const p0 = v128.load(parameters);
    const p1 = v128.load(parameters, 16);
    const g0 = decayedGradient(v128.load(gradients), p0, scale, l2);
    const g1 = decayedGradient(v128.load(gradients, 16), p1, scale, l2);
    const m0 = nextFirstMoment(v128.load(firstMoment), g0, c1);
    const m1 = nextFirstMoment(v128.load(firstMoment, 16), g1, c1);
    const v0 = nextSecondMoment(v128.load(secondMoment), g0, c2);
    const v1 = nextSecondMoment(v128.load(secondMoment, 16), g1, c2);
    v128.store(firstMoment, m0);
    v128.store(firstMoment, m1, 16);
    v128.store(secondMoment, v0);
    v128.store(secondMoment, v1, 16);
    v128.store(parameters, f32x4.sub(f32x4.mul(p0, keep), change(m0, v0, factor, offset)));
    v128.store(parameters, f32x4.sub(f32x4.mul(p1, keep), change(m1, v1, factor, offset)), 16);
    parameters += 32;
    gradients += 32;
    firstMoment += 32;
    secondMoment += 32;
  }
  if (n > 0) {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, scale, l2);
    const m = nextFirstMoment(v128.load(firstMoment), g, c1);
    const v = nextSecondMoment(v128.load(secondMoment), g, c2);
    v128.store(firstMoment, m);
    v128.store(secondMoment, v);
    v128.store(parameters, f32x4.sub(f32x4.mul(p, keep), change(m, v, factor, offset)));
  }
  if (weightDecay + (1 - shrink) != 0) flushDecayedBlock(first, count);
}

/** `rootFactor` for the loop: finite, because infinity times a root of 0 is NaN. */
// @ts-ignore: decorator
@inline
export function finiteFactor(rootFactor: f32): f32 {
  return min(rootFactor, f32.MAX_VALUE);
}

/**
 * `rootOffset` for the loop: infinite where the learning rate is 0 or too small for
 * `rootFactor`, so that no parameter moves; else above 0, so that a moment of 0 is not
 * divided by 0.
 */
// @ts-ignore: decorator
@inline
export function safeOffset(rootFactor: f32, rootOffset: f32): f32 {
  return rootFactor == Infinity ? rootFactor : max(rootOffset, f32.MIN_VALUE);
}

/** old + weight (value - old). */
// @ts-ignore: decorator
@inline
export function blend(old: v128, value: v128, weight: v128): v128 {
  return multiplyAdd(weight, f32x4.sub(value, old), old);
}

/** The decaying mean of the gradients. */
// @ts-ignore: decorator
@inline
export function nextFirstMoment(m: v128, g: v128, weight: v128): v128 {
  return flushTiny(blend(m, g, weight));
}

/** The decaying mean of their squares. */
// @ts-ignore: decorator
@inline
export function nextSecondMoment(v: v128, g: v128, weight: v128): v128 {
  return flushTinySquare(blend(v, f32x4.mul(g, g), weight));
}

/** What is subtracted from a parameter. */
// @ts-ignore: decorator
@inline
export function change(m: v128, v: v128, factor: v128, offset: v128): v128 {
  return f32x4.div(m, multiplyAdd(f32x4.sqrt(v), factor, offset));
}
