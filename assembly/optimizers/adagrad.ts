/** Adagrad, G += g^2; p -= learningRate g / (sqrt(G) + epsilon) (Duchi et al., 2011). */
import { multiplyAdd } from "../simd";
import { decayedGradient, flushDecayedBlock } from "./gradient";

export function adagradStep(
  parameters: usize,
  gradients: usize,
  sumOfSquares: usize,
  n: i32,
  learningRate: f32,
  epsilon: f32,
  weightDecay: f32,
  gradientScale: f32,
): void {
  assert((n & 3) == 0);
  const scale = f32x4.splat(gradientScale);
  const l2 = f32x4.splat(weightDecay);
  const rate = f32x4.splat(learningRate);
  const eps = f32x4.splat(epsilon);
  if (n == 0) return;
  const first = parameters;
  const end = first + ((<usize>n) << 2);
  do {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, scale, l2);
    const sum = multiplyAdd(g, g, v128.load(sumOfSquares));
    v128.store(sumOfSquares, sum);
    const change = f32x4.div(f32x4.mul(rate, g), f32x4.add(f32x4.sqrt(sum), eps));
    v128.store(parameters, f32x4.sub(p, change));
    gradients += 16;
    sumOfSquares += 16;
    parameters += 16;
  } while (parameters < end);
  if (weightDecay != 0) flushDecayedBlock(first, n);
}
