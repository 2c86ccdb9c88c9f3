/**
 * Optimizer updates with settings of their own for each lane: the formulas of
 * assembly/optimizers with the gradient unscaled. `n` (>= 1) counts vectors.
 */
import { integerPower } from "../../src/core/integer-power";
import { change, finiteFactor, nextFirstMoment, nextSecondMoment, safeOffset } from "../optimizers/adam";
import { descended, flushDecayed, flushLimit, withDecay } from "../optimizers/gradient";
import { nextVelocity } from "../optimizers/momentum";
import { ADAM, DECAYS, FACTORS, Group, MOMENTUM, RATES, SGD, VECTOR_BYTES, layerOf } from "./group";

/** p -= rate (g + decay p). */
export function sgdLanes(p: usize, g: usize, n: i32, negativeRates: usize, decays: usize): void {
  const rate = v128.load(negativeRates);
  const decay = v128.load(decays);
  const limit = flushLimit(decay);
  const end = p + <usize>n * VECTOR_BYTES;
  do {
    const value = v128.load(p);
    v128.store(p, flushDecayed(descended(value, withDecay(v128.load(g), value, decay), rate), limit));
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
    const v = nextVelocity(v128.load(velocity), withDecay(v128.load(g), value, decay), mu);
    v128.store(velocity, v);
    v128.store(p, flushDecayed(descended(value, v, rate), limit));
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
    const gradient = withDecay(v128.load(g), value, decay);
    const m = nextFirstMoment(v128.load(firstMoment), gradient, c1);
    const v = nextSecondMoment(v128.load(secondMoment), gradient, c2);
    v128.store(firstMoment, m);
    v128.store(secondMoment, v);
    v128.store(p, flushDecayed(f32x4.sub(value, change(m, v, factor, offset)), limit));
    p += VECTOR_BYTES;
    g += VECTOR_BYTES;
    firstMoment += VECTOR_BYTES;
    secondMoment += VECTOR_BYTES;
  } while (p < end);
}

/** Counts a step in each lane and writes what Adam needs for it into every record of steps: rootFactor, rootOffset. */
function foldConstants(group: Group): void {
  for (let lane: usize = 0; lane < 4; lane++) {
    const counter = group.steps + (lane << 2);
    const step = load<i32>(counter) + 1;
    store<i32>(counter, step);
    const first = 1 - integerPower(group.beta1, step);
    const second = Math.sqrt(1 - integerPower(group.beta2, step));
    for (let i = 0; i < group.layerCount; i++) {
      const layer = layerOf(group, i);
      foldLane(layer.weightSteps, lane, first, second, group.epsilon);
      if (layer.hasBiases) foldLane(layer.biasSteps, lane, first, second, group.epsilon);
    }
  }
}

/** From the corrections of the moments at this step. */
function foldLane(steps: usize, lane: usize, first: f64, second: f64, epsilon: f64): void {
  const perRate = first / load<f64>(steps + RATES + (lane << 3));
  const rootFactor = <f32>(perRate / second);
  const factors = steps + FACTORS + (lane << 2);
  store<f32>(factors, finiteFactor(rootFactor));
  store<f32>(factors, safeOffset(rootFactor, <f32>(perRate * epsilon)), 16);
}

/** Updates `n` vectors of parameters as the record at `steps` says. */
function updateBlock(group: Group, p: usize, n: i32, steps: usize): void {
  const at = p - group.parameters;
  const g = group.gradients + at;
  if (group.optimizer == ADAM) {
    adamLanes(
      p,
      g,
      group.firstMoments + at,
      group.secondMoments + at,
      n,
      steps + FACTORS,
      steps + DECAYS,
      <f32>(1 - group.beta1),
      <f32>(1 - group.beta2),
    );
  } else if (group.optimizer == MOMENTUM) {
    momentumLanes(p, g, group.firstMoments + at, n, steps, steps + DECAYS, group.momentum);
  } else {
    assert(group.optimizer == SGD);
    sgdLanes(p, g, n, steps, steps + DECAYS);
  }
}

/** One update of all four networks from their gradients. */
export function update(group: Group): void {
  if (group.optimizer == ADAM) foldConstants(group);
  for (let i = 0; i < group.layerCount; i++) {
    const layer = layerOf(group, i);
    updateBlock(group, layer.weights, layer.fanIn * layer.fanOut, layer.weightSteps);
    if (layer.hasBiases) updateBlock(group, layer.biases, layer.fanOut, layer.biasSteps);
  }
}
