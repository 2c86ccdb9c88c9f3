/** The four lanes added in f64: (l0 + l2) + (l1 + l3). */
// @ts-ignore: decorator
@inline
export function sumLanesF64(value: v128): f64 {
  const sums = f64x2.add(
    f64x2.promote_low_f32x4(value),
    f64x2.promote_low_f32x4(v128.shuffle<i64>(value, value, 1, 1)),
  );
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}
