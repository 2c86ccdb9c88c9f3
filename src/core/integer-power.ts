/** x^n by squaring, for n of 0 or more: `Math.pow` may differ in the last bits between engines, this may not. */
export function integerPower(x: number, n: number): number {
  let power = 1;
  for (let square = x; n > 0; n = Math.floor(n / 2), square *= square) {
    if (n % 2 === 1) power *= square;
  }
  return power;
}
