/** The formulas of batch normalization, for four elements. */

// @ts-ignore: decorator
@inline
export function normalized(x: v128, mean: v128, inverse: v128, gamma: v128, beta: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.mul(f32x4.sub(x, mean), inverse), gamma), beta);
}

// @ts-ignore: decorator
@inline
export function inputGradient(
  x: v128,
  dy: v128,
  mean: v128,
  inverse: v128,
  factor: v128,
  meanDy: v128,
  meanProduct: v128,
): v128 {
  const xHat = f32x4.mul(f32x4.sub(x, mean), inverse);
  return f32x4.mul(factor, f32x4.sub(f32x4.sub(dy, meanDy), f32x4.mul(xHat, meanProduct)));
}
