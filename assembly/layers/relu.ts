/** ReLU (Nair and Hinton, 2010). */
import { LANES, loadPartial, storePartial } from "../simd";

/** y = max(x, 0); NaN stays NaN. y may be x. */
export function reluForward(x: usize, y: usize, n: i32): void {
  const zero = f32x4.splat(0);
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    v128.store(y + offset, f32x4.pmax(v128.load(x + offset), zero));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    storePartial(y + offset, f32x4.pmax(loadPartial(x + offset, count), zero), count);
  }
}

/** dx = dy where y > 0 (or is NaN), else 0. dx may be dy. */
export function reluBackward(y: usize, dy: usize, dx: usize, n: i32): void {
  const zero = f32x4.splat(0);
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    v128.store(dx + offset, v128.andnot(v128.load(dy + offset), f32x4.le(v128.load(y + offset), zero)));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    storePartial(
      dx + offset,
      v128.andnot(loadPartial(dy + offset, count), f32x4.le(loadPartial(y + offset, count), zero)),
      count,
    );
  }
}
