/** Distances in units of the last place of f32. */

const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** Infinity stands where the next f32 would: 2^128. */
function bounded(x) {
  return Math.min(Math.max(x, -(2 ** 128)), 2 ** 128);
}

/** Spacing of f32 numbers at `x`, 2^-149 among the denormals. */
function spacing(x) {
  single[0] = Math.min(Math.abs(x), 3.4e38);
  return 2 ** (Math.max(bits[0] >>> 23, 1) - 150);
}

/**
 * |actual - exact| in units of f32 at `exact`; 0 for NaN where NaN is due, Infinity where only
 * one of them is NaN.
 */
export function ulpError(actual, exact) {
  if (Number.isNaN(actual) || Number.isNaN(exact)) return Object.is(actual, exact) ? 0 : Infinity;
  const limit = bounded(exact);
  return Math.abs(bounded(actual) - limit) / spacing(limit);
}
