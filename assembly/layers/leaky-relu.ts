/** Leaky ReLU (Maas et al., 2013). */
import { LANES, loadPartial, storePartial } from "../simd";

// @ts-ignore: decorator
@inline
function leaky(value: v128, sign: v128, slope: v128): v128 {
  return v128.bitselect(f32x4.mul(value, slope), value, f32x4.le(sign, f32x4.splat(0)));
}

/** y = x where x > 0, else slope x. y may be x. */
export function leakyReluForward(x: usize, y: usize, n: i32, slope: f32): void {
  const factor = f32x4.splat(slope);
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    const value = v128.load(x + offset);
    v128.store(y + offset, leaky(value, value, factor));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    const value = loadPartial(x + offset, count);
    storePartial(y + offset, leaky(value, value, factor), count);
  }
}

/** dx = dy where y > 0, else slope dy; slope >= 0, so y has the sign of x. dx may be dy. */
export function leakyReluBackward(y: usize, dy: usize, dx: usize, n: i32, slope: f32): void {
  const factor = f32x4.splat(slope);
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    v128.store(dx + offset, leaky(v128.load(dy + offset), v128.load(y + offset), factor));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    storePartial(dx + offset, leaky(loadPartial(dy + offset, count), loadPartial(y + offset, count), factor), count);
  }
}
