/**
 * e^x and log x in double precision from operations that IEEE 754 fixes: `Math.exp` and `Math.log` may
 * differ in the last bit between engines. Both are within 2 ulp.
 */
import { integerPower } from "./integer-power";

/** ln 2 in two parts; the first has 32 bits, so its product with an exponent is exact (fdlibm). */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
/** Terms of the series of e^r, |r| below 0.35, and of the area tangent of s, |s| below 0.18: below 1e-17. */
const EXPONENTIAL_TERMS = 14;
const AREA_TANGENT_TERMS = 12;

export function exp(x: number): number {
  if (!(Math.abs(x) < 1000)) return x > 0 ? Infinity : x < 0 ? 0 : x;
  const n = Math.round(x / LN2_HIGH);
  const r = x - n * LN2_HIGH - n * LN2_LOW;
  let sum = 1;
  for (let i = EXPONENTIAL_TERMS; i > 0; i--) sum = 1 + (sum * r) / i;
  return n >= 0 ? sum * integerPower(2, n) : sum / integerPower(2, -n);
}

/** log((1 + s) / (1 - s)). */
function twiceAreaTangent(s: number): number {
  const z = s * s;
  let sum = 0;
  for (let i = AREA_TANGENT_TERMS; i >= 0; i--) sum = sum * z + 2 / (2 * i + 1);
  return sum * s;
}

export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x === Infinity ? x : NaN;
  let exponent = 0;
  let m = x;
  for (; m > Math.SQRT2; exponent++) m /= 2;
  for (; m < Math.SQRT1_2; exponent--) m *= 2;
  return exponent * LN2_HIGH + (twiceAreaTangent((m - 1) / (m + 1)) + exponent * LN2_LOW);
}

/** log(1 + x) for x from 0 to 1, accurate for small x. */
export function log1p(x: number): number {
  return x < 0.4 ? twiceAreaTangent(x / (2 + x)) : log(1 + x);
}

/** 1 / (1 + e^-x). */
export function sigmoid(x: number): number {
  const e = exp(-Math.abs(x));
  return (x > 0 ? 1 : e) / (1 + e);
}

/** log(1 + e^x). */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}
