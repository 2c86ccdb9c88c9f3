/**
 * The one loop over elements for functions of one argument and the one for two: four lanes at a
 * time, the rest of a block through the same operations.
 */
import { binary, Exponential, Logarithm, Multiply, unary } from "./operators";
import { areSameOrApart, isBlock } from "./preconditions";
import { LANES, loadPartial, storePartial } from "./simd";

/** y = f(x), f by its type F in operators.ts. y may be x. */
// @ts-ignore: decorator
@inline
export function mapElements<F>(x: usize, y: usize, n: i32, parameter: f32 = 0): void {
  assert(isBlock(x, n) && isBlock(y, n) && areSameOrApart(x, y, n));
  const a = f32x4.splat(parameter);
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    v128.store(y + offset, unary<F>(v128.load(x + offset), a));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    storePartial(y + offset, unary<F>(loadPartial(x + offset, count), a), count);
  }
}

/** out = f(x, y), f by its type F in operators.ts. out may be x or y. */
// @ts-ignore: decorator
@inline
export function combineElements<F>(x: usize, y: usize, out: usize, n: i32, parameter: f32 = 0): void {
  assert(isBlock(x, n) && isBlock(y, n) && isBlock(out, n));
  assert(areSameOrApart(x, out, n) && areSameOrApart(y, out, n));
  const a = f32x4.splat(parameter);
  let i = 0;
  for (; i + LANES <= n; i += LANES) {
    const offset = (<usize>i) << 2;
    v128.store(out + offset, binary<F>(v128.load(x + offset), v128.load(y + offset), a));
  }
  if (i < n) {
    const offset = (<usize>i) << 2;
    const count = n - i;
    const value = binary<F>(loadPartial(x + offset, count), loadPartial(y + offset, count), a);
    storePartial(out + offset, value, count);
  }
}

/** y = e^x. y may be x. */
export function exponential(x: usize, y: usize, n: i32): void {
  mapElements<Exponential>(x, y, n);
}

/** y = log x, the natural logarithm. y may be x. */
export function naturalLogarithm(x: usize, y: usize, n: i32): void {
  mapElements<Logarithm>(x, y, n);
}

/** out = a b. out may be a or b. */
export function multiply(a: usize, b: usize, out: usize, n: i32): void {
  combineElements<Multiply>(a, b, out, n);
}
