/**
 * Vocabulary shared by all kernels: vectors of four f32 lanes, and the partial
 * vectors at the end of a row or block.
 *
 * Tails go through the same vector operations as the body, so that an element's
 * bits do not depend on where in a block it stands.
 */

/** f32 lanes in a vector. */
// @ts-ignore: decorator
@inline
export const LANES: i32 = 4;

/** a * b + c: one rounding in the fast build where the engine fuses, two in the strict build. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(c, f32x4.mul(a, b));
}

/** The first `count` (1 to 3) elements at `ptr`; the other lanes are zero. Reads nothing past them. */
export function loadPartial(ptr: usize, count: i32): v128 {
  if (count == 1) return v128.load32_zero(ptr);
  const pair = v128.load64_zero(ptr);
  return count == 2 ? pair : v128.load_lane<f32>(ptr, pair, 2, 8);
}

/** Stores the first `count` (1 to 3) lanes at `ptr`. Writes nothing past them. */
export function storePartial(ptr: usize, value: v128, count: i32): void {
  if (count == 1) {
    v128.store_lane<f32>(ptr, value, 0);
    return;
  }
  v128.store_lane<f64>(ptr, value, 0);
  if (count == 3) v128.store_lane<f32>(ptr, value, 2, 8);
}

/** (l0 + l1) + (l2 + l3), the library's one order for summing lanes. */
// @ts-ignore: decorator
@inline
export function sumLanes(value: v128): f32 {
  return (
    f32x4.extract_lane(value, 0) +
    f32x4.extract_lane(value, 1) +
    (f32x4.extract_lane(value, 2) + f32x4.extract_lane(value, 3))
  );
}
