/**
 * Optimizer updates with settings of their own for each lane: the formulas of
 * assembly/optimizers with the gradient unscaled. `n` (>= 1) counts vectors.
 */
import { finiteFactor, safeOffset } from "../optimizers/adam";
import { flushDecayed, flushLimit, flushTiny, flushTinySquare } from "../optimizers/gradient";
import { multiplyAdd } from "../simd";
import { ADAM, Group, MOMENTUM, VECTOR_BYTES, layerOf } from "./group";

/** p -= rate (g + decay p). */
export function sgdLanes(p: usize, g: usize, n: i32, negativeRates: usize, decays: usize): void {
  const rate = v128.load(negativeRates);
  const decay = v128.load(decays);
  const limit = flushLimit(decay);
  const end = p + <usize>n * VECTOR_BYTES;
  do {
    const value = v128.load(p);
    v128.store(p, flushDecayed(multiplyAdd(rate, multiplyAdd(decay, value, v128.load(g)), value), limit));
    p += VECTOR_BYTES;
    g += VECTOR_BYTES;
  } while (p < end);
}

/** v = momentum v + g + decay p; p -= rate v. */
export function momentumLanes(
  p: usize,
  g: usize,
  velocity: usize,
  n: i32,
  negativeRates: usize,
  decays: usize,
  momentum: f32,
): void {
  const rate = v128.load(negativeRates);
  const decay = v128.load(decays);
  const limit = flushLimit(decay);
  const mu = f32x4.splat(momentum);
  const end = p + <usize>n * VECTOR_BYTES;
  do {
    const value = v128.load(p);
    const v = flushTiny(multiplyAdd(mu, v128.load(velocity), multiplyAdd(decay, value, v128.load(g))));
    v128.store(velocity, v);
    v128.store(p, flushDecayed(multiplyAdd(rate, v, value), limit));
    p += VECTOR_BYTES;
    g += VECTOR_BYTES;
    velocity += VECTOR_BYTES;
  } while (p < end);
}

/** Adam; `factors` holds rootFactor and, behind it, rootOffset of `adamStep`, a value for each lane. */
export function adamLanes(
  p: usize,
  g: usize,
  firstMoment: usize,
  secondMoment: usize,
  n: i32,
  factors: usize,
  decays: usize,
  blend1: f32,
  blend2: f32,
): void {
  const factor = v128.load(factors);
  const offset = v128.load(factors, 16);
  const decay = v128.load(decays);
  const limit = flushLimit(decay);
  const c1 = f32x4.splat(blend1);
  const c2 = f32x4.splat(blend2);
  const end = p + <usize>n * VECTOR_BYTES;
  do {
    const value = v128.load(p);
    const gradient = multiplyAdd(decay, value, v128.load(g));
    const m0 = v128.load(firstMoment);
    const m = flushTiny(multiplyAdd(c1, f32x4.sub(gradient, m0), m0));
    const v0 = v128.load(secondMoment);
    const v = flushTinySquare(multiplyAdd(c2, f32x4.sub(f32x4.mul(gradient, gradient), v0), v0));
    v128.store(firstMoment, m);
    v128.store(secondMoment, v);
    const change = f32x4.div(m, multiplyAdd(f32x4.sqrt(v), factor, offset));
    v128.store(p, flushDecayed(f32x4.sub(value, change), limit));
    p += VECTOR_BYTES;
    g += VECTOR_BYTES;
    firstMoment += VECTOR_BYTES;
    secondMoment += VECTOR_BYTES;
  } while (p < end);
}

/** x^n by squaring, in the order of the library's other integer powers. */
function integerPower(x: f64, n: i32): f64 {
  let power: f64 = 1;
  let square = x;
  while (n > 0) {
    if (n & 1) power *= square;
    n >>= 1;
    square *= square;
  }
  return power;
}

/** Counts a step in each lane and writes what Adam needs for it: rootFactor, rootOffset. */
function foldConstants(group: Group, factors: usize): void {
  for (let lane: usize = 0; lane < 4; lane++) {
    const counter = group.steps + (lane << 2);
    const step = load<i32>(counter) + 1;
    store<i32>(counter, step);
    const perRate = (1 - integerPower(group.beta1, step)) / load<f64>(group.rates + (lane << 3));
    const rootFactor = <f32>(perRate / Math.sqrt(1 - integerPower(group.beta2, step)));
    const rootOffset = <f32>(perRate * group.epsilon);
    store<f32>(factors + (lane << 2), finiteFactor(rootFactor));
    store<f32>(factors + (lane << 2), safeOffset(rootFactor, rootOffset), 16);
  }
}

/** Updates `n` vectors of parameters with the decays at `decays`. */
function updateBlock(group: Group, p: usize, n: i32, decays: usize): void {
  const at = p - group.parameters;
  const g = group.gradients + at;
  if (group.optimizer == ADAM) {
    adamLanes(
      p,
      g,
      group.firstMoments + at,
      group.secondMoments + at,
      n,
      group.scratch,
      decays,
      <f32>(1 - group.beta1),
      <f32>(1 - group.beta2),
    );
  } else if (group.optimizer == MOMENTUM) {
    momentumLanes(p, g, group.firstMoments + at, n, group.negativeRates, decays, group.momentum);
  } else {
    sgdLanes(p, g, n, group.negativeRates, decays);
  }
}

/** One update of all four networks from their gradients. */
export function update(group: Group): void {
  if (group.optimizer == ADAM) foldConstants(group, group.scratch);
  for (let i = 0; i < group.layerCount; i++) {
    const layer = layerOf(group, i);
    updateBlock(group, layer.weights, layer.fanIn * layer.fanOut, group.weightDecays);
    updateBlock(group, layer.biases, layer.fanOut, group.weightDecays + VECTOR_BYTES);
  }
}
