/** The hyperbolic tangent. */
import { tanh } from "../math";
import { LANES, loadPartial, storePartial } from "../simd";

// @ts-ignore: decorator
@inline
function derivative(y: v128, dy: v128): v128 {
  return f32x4.mul(dy, f32x4.sub(f32x4.splat(1), f32x4.mul(y, y)));
}

/** y = tanh x. y may be x. */
export function tanhForward(x: usize, y: usize, n: i32): void {
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    v128.store(y + offset, tanh(v128.load(x + offset)));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    storePartial(y + offset, tanh(loadPartial(x + offset, count)), count);
  }
}

/** dx = dy (1 - y^2). dx may be dy. */
export function tanhBackward(y: usize, dy: usize, dx: usize, n: i32): void {
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    v128.store(dx + offset, derivative(v128.load(y + offset), v128.load(dy + offset)));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    storePartial(dx + offset, derivative(loadPartial(y + offset, count), loadPartial(dy + offset, count)), count);
  }
}
