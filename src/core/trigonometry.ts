/**
 * Sine and cosine from additions and multiplications alone, which IEEE 754 fixes: `Math.sin`
 * may differ in the last bit between engines, and with it data made from a seed.
 */

/** pi / 2 in two parts; the first has 33 bits, so its multiples by small integers are exact (fdlibm). */
const HALF_PI_HIGH = 1.57079632673412561417;
const HALF_PI_LOW = 6.07710050650619224932e-11;

/** Taylor coefficients of sin x / x and cos x in x², to x^16: below 1e-17 of error on ±pi / 4. */
const SINE = seriesOf(3, 17);
const COSINE = seriesOf(2, 18);

/** (-1)^k / n! for n = first, first + 2, ... below end, the sign of the first being minus. */
function seriesOf(first: number, end: number): number[] {
  const series: number[] = [];
  for (let n = first, sign = -1; n <= end; n += 2, sign = -sign) {
    let factorial = 1;
    for (let i = 2; i <= n; i++) factorial *= i;
    series.push(sign / factorial);
  }
  return series;
}

function polynomial(coefficients: readonly number[], z: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * z + coefficient, 0);
}

/** sin(x + quarters pi / 2), for |x| up to some thousands. */
function quarterTurned(x: number, quarters: number): number {
  const n = Math.round(x / HALF_PI_HIGH);
  const rest = x - n * HALF_PI_HIGH - n * HALF_PI_LOW;
  const z = rest * rest;
  const quadrant = (((n + quarters) % 4) + 4) % 4;
  const value = quadrant % 2 === 0 ? rest + rest * z * polynomial(SINE, z) : 1 + z * polynomial(COSINE, z);
  return quadrant < 2 ? value : -value;
}

/** Sine of x radians, |x| up to some thousands, within 1e-15. */
export function sin(x: number): number {
  return quarterTurned(x, 0);
}

/** Cosine of x radians, |x| up to some thousands, within 1e-15. */
export function cos(x: number): number {
  return quarterTurned(x, 1);
}
