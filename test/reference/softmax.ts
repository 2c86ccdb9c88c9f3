/** Softmax of one row. */

export function logSumExp(x: readonly number[]): number {
  const shift = Math.max(...x);
  return shift + Math.log(x.reduce((sum, value) => sum + Math.exp(value - shift), 0));
}

export function softmax(x: readonly number[]): number[] {
  const logSum = logSumExp(x);
  return x.map((value) => Math.exp(value - logSum));
}

/** dx_j = y_j (dy_j - sum_k dy_k y_k). */
export function softmaxGradient(y: readonly number[], dy: readonly number[]): number[] {
  const dot = y.reduce((sum, value, j) => sum + value * dy[j], 0);
  return y.map((value, j) => value * (dy[j] - dot));
}
