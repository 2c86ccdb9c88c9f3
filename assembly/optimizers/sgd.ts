/** Stochastic gradient descent: p -= learningRate g. */
import { decayedGradient, descended, flushDecayedBlock } from "./gradient";

export function sgdStep(
  parameters: usize,
  gradients: usize,
  n: i32,
  learningRate: f32,
  weightDecay: f32,
  gradientScale: f32,
): void {
  assert((n & 3) == 0);
  const scale = f32x4.splat(gradientScale);
  const decay = f32x4.splat(weightDecay);
  const rate = f32x4.splat(-learningRate);
  if (n == 0) return;
  const first = parameters;
  const end = first + ((<usize>n) << 2);
  do {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, scale, decay);
    v128.store(parameters, descended(p, g, rate));
    gradients += 16;
    parameters += 16;
  } while (parameters < end);
  if (weightDecay != 0) flushDecayedBlock(first, n);
}
