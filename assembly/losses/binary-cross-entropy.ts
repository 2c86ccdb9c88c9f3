/** Binary cross-entropy of the probabilities of a final sigmoid. */
import { log } from "../math";
import { areApart, areSameOrApart, isBlock } from "../preconditions";
import { LANES, loadPartial, storePartial } from "../simd";
import { sumLanesF64 } from "./sum";

/** Logarithms are kept at -100 or above, as in PyTorch's BCELoss. */
// @ts-ignore: decorator
@inline
const MIN_LOG: f32 = -100;

/**
 * -sum t log a + (1 - t) log(1 - a) over `n` elements, in f64; d = scale (a - t), the
 * gradient with respect to the sigmoid's input.
 */
export function binaryCrossEntropy(a: usize, targets: usize, d: usize, n: i32, scale: f32): f64 {
  assert(isBlock(a, n) && isBlock(targets, n) && isBlock(d, n));
  assert(areSameOrApart(a, d, n) && areApart(targets, n, d, n));
  const factor = f32x4.splat(scale);
  let total: f64 = 0;
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    const value = v128.load(a + offset);
    const target = v128.load(targets + offset);
    total -= sumLanesF64(logLikelihood(value, target));
    v128.store(d + offset, f32x4.mul(f32x4.sub(value, target), factor));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    const value = loadPartial(a + offset, count);
    const target = loadPartial(targets + offset, count);
    // The lanes past the end hold a = t = 0, whose likelihood is log 1 = 0.
    total -= sumLanesF64(logLikelihood(value, target));
    storePartial(d + offset, f32x4.mul(f32x4.sub(value, target), factor), count);
  }
  return total;
}

/** Not inlined: two logarithms are long, and outputs are few. */
function logLikelihood(a: v128, t: v128): v128 {
  const one = f32x4.splat(1);
  const floor = f32x4.splat(MIN_LOG);
  const hit = f32x4.mul(t, f32x4.pmax(log(a), floor));
  return f32x4.add(hit, f32x4.mul(f32x4.sub(one, t), f32x4.pmax(log(f32x4.sub(one, a)), floor)));
}
