/**
 * Optimizers of the extras module, single passes as those in assembly/optimizers; `n` is a
 * multiple of 4. `limit` is where weight decay sets a parameter to zero.
 */
import { blend, nextFirstMoment, nextSecondMoment } from "../optimizers/adam";
import { decayedGradient, flushDecayed, flushLimit, flushTiny } from "../optimizers/gradient";
import { nextMeanSquare } from "../optimizers/rmsprop";
import { multiplyAdd } from "../simd";

/**
 * Adam with the largest second moment so far (Reddi et al., 2018): p -= rate m / (perRoot sqrt(largest) + epsilon),
 * `rate` the learning rate over 1 - beta1^t, `perRoot` 1 / sqrt(1 - beta2^t).
 */
export function amsgradStep(
  parameters: usize,
  gradients: usize,
  firstMoment: usize,
  secondMoment: usize,
  largest: usize,
  n: i32,
  rate: f32,
  perRoot: f32,
  epsilon: f32,
  blend1: f32,
  blend2: f32,
  weightDecay: f32,
  shrink: f32,
  gradientScale: f32,
): void {
  assert((n & 3) == 0);
  const l2 = f32x4.splat(weightDecay);
  const limit = flushLimit(f32x4.splat(weightDecay + (1 - shrink)));
  for (const end = parameters + ((<usize>n) << 2); parameters < end; parameters += 16) {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, f32x4.splat(gradientScale), l2);
    const m = nextFirstMoment(v128.load(firstMoment), g, f32x4.splat(blend1));
    const v = nextSecondMoment(v128.load(secondMoment), g, f32x4.splat(blend2));
    const most = f32x4.pmax(v128.load(largest), v);
    v128.store(firstMoment, m);
    v128.store(secondMoment, v);
    v128.store(largest, most);
    const root = multiplyAdd(f32x4.sqrt(most), f32x4.splat(perRoot), f32x4.splat(epsilon));
    const change = f32x4.div(f32x4.mul(f32x4.splat(rate), m), root);
    v128.store(parameters, flushDecayed(f32x4.sub(f32x4.mul(p, f32x4.splat(shrink)), change), limit));
    gradients += 16;
    firstMoment += 16;
    secondMoment += 16;
    largest += 16;
  }
}

/**
 * NAdam (Dozat, 2016, in PyTorch's form): p -= (gradientRate g + momentRate m) / (perRoot sqrt(v) + epsilon), with
 * gradientRate = learningRate (1 - mu_t) / (1 - mu_1 ... mu_t), momentRate = learningRate mu_(t+1) over the bias correction of the next moment.
 */
export function nadamStep(
  parameters: usize,
  gradients: usize,
  firstMoment: usize,
  secondMoment: usize,
  n: i32,
  gradientRate: f32,
  momentRate: f32,
  perRoot: f32,
  epsilon: f32,
  blend1: f32,
  blend2: f32,
  weightDecay: f32,
  gradientScale: f32,
): void {
  assert((n & 3) == 0);
  const l2 = f32x4.splat(weightDecay);
  const limit = flushLimit(l2);
  for (const end = parameters + ((<usize>n) << 2); parameters < end; parameters += 16) {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, f32x4.splat(gradientScale), l2);
    const m = nextFirstMoment(v128.load(firstMoment), g, f32x4.splat(blend1));
    const v = nextSecondMoment(v128.load(secondMoment), g, f32x4.splat(blend2));
    v128.store(firstMoment, m);
    v128.store(secondMoment, v);
    const root = multiplyAdd(f32x4.sqrt(v), f32x4.splat(perRoot), f32x4.splat(epsilon));
    const ahead = multiplyAdd(f32x4.splat(momentRate), m, f32x4.mul(f32x4.splat(gradientRate), g));
    v128.store(parameters, flushDecayed(f32x4.sub(p, f32x4.div(ahead, root)), limit));
    gradients += 16;
    firstMoment += 16;
    secondMoment += 16;
  }
}

/**
 * Adadelta (Zeiler, 2012): v = rho v + (1 - rho) g^2; d = sqrt(u + epsilon) / sqrt(v + epsilon) g;
 * u = rho u + (1 - rho) d^2; p -= learningRate d.
 */
export function adadeltaStep(
  parameters: usize,
  gradients: usize,
  squares: usize,
  changes: usize,
  n: i32,
  learningRate: f32,
  oneMinusRho: f32,
  epsilon: f32,
  weightDecay: f32,
  gradientScale: f32,
): void {
  assert((n & 3) == 0);
  const l2 = f32x4.splat(weightDecay);
  const limit = flushLimit(l2);
  const weight = f32x4.splat(oneMinusRho);
  const eps = f32x4.splat(epsilon);
  for (const end = parameters + ((<usize>n) << 2); parameters < end; parameters += 16) {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, f32x4.splat(gradientScale), l2);
    const v = nextSecondMoment(v128.load(squares), g, weight);
    const u = v128.load(changes);
    const ratio = f32x4.div(f32x4.sqrt(f32x4.add(u, eps)), f32x4.sqrt(f32x4.add(v, eps)));
    const d = f32x4.mul(ratio, g);
    v128.store(squares, v);
    v128.store(changes, nextSecondMoment(u, d, weight));
    v128.store(parameters, flushDecayed(f32x4.sub(p, f32x4.mul(f32x4.splat(learningRate), d)), limit));
    gradients += 16;
    squares += 16;
    changes += 16;
  }
}

/**
 * Lion (Chen et al., 2023, algorithm 2): p = shrink p - learningRate sign(m + blend1 (g - m)), sign(0) = 0;
 * m += blend2 (g - m).
 */
export function lionStep(
  parameters: usize,
  gradients: usize,
  moment: usize,
  n: i32,
  learningRate: f32,
  blend1: f32,
  blend2: f32,
  shrink: f32,
  gradientScale: f32,
): void {
  assert((n & 3) == 0);
  const rate = f32x4.splat(learningRate);
  const zero = f32x4.splat(0);
  const limit = flushLimit(f32x4.splat(1 - shrink));
  for (const end = parameters + ((<usize>n) << 2); parameters < end; parameters += 16) {
    const g = f32x4.mul(v128.load(gradients), f32x4.splat(gradientScale));
    const m = v128.load(moment);
    const direction = blend(m, g, f32x4.splat(blend1));
    const rising = v128.and(f32x4.gt(direction, zero), rate);
    const falling = v128.and(f32x4.lt(direction, zero), rate);
    const p = f32x4.mul(v128.load(parameters), f32x4.splat(shrink));
    v128.store(parameters, flushDecayed(f32x4.sub(p, f32x4.sub(rising, falling)), limit));
    v128.store(moment, nextFirstMoment(m, g, f32x4.splat(blend2)));
    gradients += 16;
    moment += 16;
  }
}

/** RMSProp by the variance: v and a as means of g^2 and g; p -= learningRate g / (sqrt(v - a^2) + epsilon) (Graves, 2013). */
export function centeredRmspropStep(
  parameters: usize,
  gradients: usize,
  secondMoment: usize,
  average: usize,
  n: i32,
  learningRate: f32,
  decay: f32,
  oneMinusDecay: f32,
  epsilon: f32,
  weightDecay: f32,
  gradientScale: f32,
): void {
  assert((n & 3) == 0);
  const l2 = f32x4.splat(weightDecay);
  const limit = flushLimit(l2);
  const rho = f32x4.splat(decay);
  const rest = f32x4.splat(oneMinusDecay);
  for (const end = parameters + ((<usize>n) << 2); parameters < end; parameters += 16) {
    const p = v128.load(parameters);
    const g = decayedGradient(v128.load(gradients), p, f32x4.splat(gradientScale), l2);
    const v = nextMeanSquare(v128.load(secondMoment), g, rho, rest);
    const a = flushTiny(multiplyAdd(rho, v128.load(average), f32x4.mul(rest, g)));
    v128.store(secondMoment, v);
    v128.store(average, a);
    // Rounding may bring the variance below 0.
    const variance = f32x4.pmax(f32x4.sub(v, f32x4.mul(a, a)), f32x4.splat(0));
    const change = f32x4.div(
      f32x4.mul(f32x4.splat(learningRate), g),
      f32x4.add(f32x4.sqrt(variance), f32x4.splat(epsilon)),
    );
    v128.store(parameters, flushDecayed(f32x4.sub(p, change), limit));
    gradients += 16;
    secondMoment += 16;
    average += 16;
  }
}
