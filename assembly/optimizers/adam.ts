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
import { decayedGradient, flushTiny, flushTinySquare } from "./gradient";

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
  const factor = f32x4.splat(rootFactor);
  const offset = f32x4.splat(rootOffset);
  const c1 = f32x4.splat(blend1);
  const c2 = f32x4.splat(blend2);
  const keep = f32x4.splat(shrink);
  if (n == 0) return;
  const end = parameters + ((<usize>n) << 2);
  do {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, scale, l2);
    const m0 = v128.load(firstMoment);
    const m = flushTiny(multiplyAdd(c1, f32x4.sub(g, m0), m0));
    const v0 = v128.load(secondMoment);
    const v = flushTinySquare(multiplyAdd(c2, f32x4.sub(f32x4.mul(g, g), v0), v0));
    v128.store(firstMoment, m);
    v128.store(secondMoment, v);
    const root = multiplyAdd(f32x4.sqrt(v), factor, offset);
    v128.store(parameters, f32x4.sub(f32x4.mul(p, keep), f32x4.div(m, root)));
    gradients += 16;
    firstMoment += 16;
    secondMoment += 16;
    parameters += 16;
  } while (parameters < end);
}
