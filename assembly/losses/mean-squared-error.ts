/** Squared error. */
import { areApart, areSameOrApart, isBlock } from "../preconditions";
import { LANES, loadPartial, storePartial } from "../simd";
import { sumLanesF64 } from "./sum";

/** sum (y - t)^2 over `n` elements, in f64; dy = 2 scale (y - t). */
export function squaredError(y: usize, targets: usize, dy: usize, n: i32, scale: f32): f64 {
  assert(isBlock(y, n) && isBlock(targets, n) && isBlock(dy, n));
  assert(areSameOrApart(y, dy, n) && areApart(targets, n, dy, n));
  const factor = f32x4.splat(<f32>2 * scale);
  let total: f64 = 0;
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    const difference = f32x4.sub(v128.load(y + offset), v128.load(targets + offset));
    total += sumLanesF64(f32x4.mul(difference, difference));
    v128.store(dy + offset, f32x4.mul(difference, factor));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const difference = f32x4.sub(loadPartial(y + offset, n - i), loadPartial(targets + offset, n - i));
    total += sumLanesF64(f32x4.mul(difference, difference));
    storePartial(dy + offset, f32x4.mul(difference, factor), n - i);
  }
  return total;
}
