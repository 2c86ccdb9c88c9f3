/** RMSProp, v = decay v + (1 - decay) g^2; p -= learningRate g / (sqrt(v) + epsilon) (Tieleman and Hinton, 2012). */
import { multiplyAdd } from "../simd";
import { decayedGradient, flushDecayedBlock, flushTinySquare, PAIR } from "./gradient";

export function rmspropStep(
  parameters: usize,
  gradients: usize,
  secondMoment: usize,
  n: i32,
  learningRate: f32,
  decay: f32,
  oneMinusDecay: f32,
  epsilon: f32,
  weightDecay: f32,
  gradientScale: f32,
): void {
  assert((n & 3) == 0);
  const scale = f32x4.splat(gradientScale);
  const l2 = f32x4.splat(weightDecay);
  const rate = f32x4.splat(learningRate);
  const rho = f32x4.splat(decay);
  const oneMinusRho = f32x4.splat(oneMinusDecay);
  const eps = f32x4.splat(epsilon);
  const first = parameters;
  const count = n;
  for (; n >= PAIR; n -= PAIR) {
    const p0 = v128.load(parameters);
    const p1 = v128.load(parameters, 16);
    const g0 = decayedGradient(v128.load(gradients), p0, scale, l2);
    const g1 = decayedGradient(v128.load(gradients, 16), p1, scale, l2);
    const v0 = nextMeanSquare(v128.load(secondMoment), g0, rho, oneMinusRho);
    const v1 = nextMeanSquare(v128.load(secondMoment, 16), g1, rho, oneMinusRho);
    v128.store(secondMoment, v0);
    v128.store(secondMoment, v1, 16);
    v128.store(parameters, f32x4.sub(p0, change(g0, v0, rate, eps)));
    v128.store(parameters, f32x4.sub(p1, change(g1, v1, rate, eps)), 16);
    parameters += 32;
    gradients += 32;
    secondMoment += 32;
  }
  if (n > 0) {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, scale, l2);
    const v = nextMeanSquare(v128.load(secondMoment), g, rho, oneMinusRho);
    v128.store(secondMoment, v);
    v128.store(parameters, f32x4.sub(p, change(g, v, rate, eps)));
  }
  if (weightDecay != 0) flushDecayedBlock(first, count);
}

/** rho v + (1 - rho) g^2. */
// @ts-ignore: decorator
@inline
export function nextMeanSquare(v: v128, g: v128, rho: v128, oneMinusRho: v128): v128 {
  return flushTinySquare(multiplyAdd(rho, v, f32x4.mul(oneMinusRho, f32x4.mul(g, g))));
}

// @ts-ignore: decorator
@inline
function change(g: v128, v: v128, rate: v128, epsilon: v128): v128 {
  return f32x4.div(f32x4.mul(rate, g), f32x4.add(f32x4.sqrt(v), epsilon));
}
