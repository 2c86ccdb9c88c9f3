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
import { decayedGradient, flushTiny } from "./gradient";

/**
 * `stepSize` = learningRate / (1 - beta1^t), `rootCorrection` = 1 / sqrt(1 - beta2^t), from
 * the caller, who has them in double precision. `weightDecay` is the L2 term in the gradient
 * (Adam), `shrink` the decoupled factor 1 - learningRate weightDecay (AdamW); each of the two
 * leaves the other's at 0 or 1.
 */
export function adamStep(
  parameters: usize,
  gradients: usize,
  firstMoment: usize,
  secondMoment: usize,
  n: i32,
  stepSize: f32,
  rootCorrection: f32,
  beta1: f32,
  beta2: f32,
  oneMinusBeta1: f32,
  oneMinusBeta2: f32,
  epsilon: f32,
  weightDecay: f32,
  shrink: f32,
  gradientScale: f32,
): void {
  assert((n & 3) == 0);
  const scale = f32x4.splat(gradientScale);
  const l2 = f32x4.splat(weightDecay);
  const rate = f32x4.splat(stepSize);
  const correction = f32x4.splat(rootCorrection);
  const b1 = f32x4.splat(beta1);
  const b2 = f32x4.splat(beta2);
  const c1 = f32x4.splat(oneMinusBeta1);
  const c2 = f32x4.splat(oneMinusBeta2);
  const eps = f32x4.splat(epsilon);
  const keep = f32x4.splat(shrink);
  for (const end = parameters + ((<usize>n) << 2); parameters < end; parameters += 16) {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, scale, l2);
    const m = flushTiny(multiplyAdd(b1, v128.load(firstMoment), f32x4.mul(c1, g)));
    const v = flushTiny(multiplyAdd(b2, v128.load(secondMoment), f32x4.mul(c2, f32x4.mul(g, g))));
    v128.store(firstMoment, m);
    v128.store(secondMoment, v);
    const root = multiplyAdd(f32x4.sqrt(v), correction, eps);
    v128.store(parameters, f32x4.sub(f32x4.mul(p, keep), f32x4.div(f32x4.mul(rate, m), root)));
    gradients += 16;
    firstMoment += 16;
    secondMoment += 16;
  }
}
