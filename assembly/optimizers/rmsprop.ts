/** RMSProp, v = decay v + (1 - decay) g^2; p -= learningRate g / (sqrt(v) + epsilon) (Tieleman and Hinton, 2012). */
import { multiplyAdd } from "../simd";
import { decayedGradient, flushTinySquare } from "./gradient";

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
  if (n == 0) return;
  const end = parameters + ((<usize>n) << 2);
  do {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, scale, l2);
    const v = flushTinySquare(multiplyAdd(rho, v128.load(secondMoment), f32x4.mul(oneMinusRho, f32x4.mul(g, g))));
    v128.store(secondMoment, v);
    v128.store(parameters, f32x4.sub(p, f32x4.div(f32x4.mul(rate, g), f32x4.add(f32x4.sqrt(v), eps))));
    gradients += 16;
    secondMoment += 16;
    parameters += 16;
  } while (parameters < end);
}
