/** Momentum, v = momentum v + g; p -= learningRate v; Nesterov p -= learningRate (g + momentum v) (Sutskever et al., 2013, in PyTorch's form). */
import { multiplyAdd } from "../simd";
import { decayedGradient, descended, flushDecayedBlock, flushTiny } from "./gradient";

export function momentumStep(
  parameters: usize,
  gradients: usize,
  velocity: usize,
  n: i32,
  learningRate: f32,
  momentum: f32,
  nesterov: bool,
  weightDecay: f32,
  gradientScale: f32,
): void {
  assert((n & 3) == 0);
  const scale = f32x4.splat(gradientScale);
  const decay = f32x4.splat(weightDecay);
  const rate = f32x4.splat(-learningRate);
  const mu = f32x4.splat(momentum);
  if (n == 0) return;
  const first = parameters;
  const end = first + ((<usize>n) << 2);
  do {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, scale, decay);
    const v = nextVelocity(v128.load(velocity), g, mu);
    v128.store(velocity, v);
    const change = nesterov ? multiplyAdd(mu, v, g) : v;
    v128.store(parameters, descended(p, change, rate));
    gradients += 16;
    velocity += 16;
    parameters += 16;
  } while (parameters < end);
  if (weightDecay != 0) flushDecayedBlock(first, n);
}

/** momentum v + g. */
// @ts-ignore: decorator
@inline
export function nextVelocity(v: v128, g: v128, momentum: v128): v128 {
  return flushTiny(multiplyAdd(momentum, v, g));
}
