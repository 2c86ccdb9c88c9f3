/** Element by element: the functions of math.ts over blocks, and products. */
import { exp, log } from "./math";
import { LANES, loadPartial, storePartial } from "./simd";

/** y = e^x. y may be x. */
export function exponential(x: usize, y: usize, n: i32): void {
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    v128.store(y + offset, expOf(v128.load(x + offset)));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    storePartial(y + offset, expOf(loadPartial(x + offset, count)), count);
  }
}

/** y = log x, the natural logarithm. y may be x. */
export function naturalLogarithm(x: usize, y: usize, n: i32): void {
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    v128.store(y + offset, logOf(v128.load(x + offset)));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    storePartial(y + offset, logOf(loadPartial(x + offset, count)), count);
  }
}

/** out = a b. out may be a or b. */
export function multiply(a: usize, b: usize, out: usize, n: i32): void {
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    v128.store(out + offset, f32x4.mul(v128.load(a + offset), v128.load(b + offset)));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    storePartial(out + offset, f32x4.mul(loadPartial(a + offset, count), loadPartial(b + offset, count)), count);
  }
}

// Not inlined: the functions are long, and body and tail use one copy.
function expOf(x: v128): v128 {
  return exp(x);
}

function logOf(x: v128): v128 {
  return log(x);
}
