/**
 * x^n by squaring, for n of 0 or more: `Math.pow` may differ in the last bits between engines, this may not.
 * The kernels in assembly/ import this very file: it is read by both compilers.
 */
export function integerPower(x: number, n: number): number {
  // eslint-disable-next-line @typescript-eslint/no-inferrable-types -- without it AssemblyScript infers an integer
  let power: number = 1;
  for (let square = x; n > 0; square *= square) {
    const half = Math.floor(n / 2);
    if (n > 2 * half) power *= square;
    n = half;
  }
  return power;
}
