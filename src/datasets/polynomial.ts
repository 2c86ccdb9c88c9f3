import { assertInteger, assertNonNegative, assertNumber, assertOptions, assertSeed, rangeError } from "../core/check";
import { randomNormal, RandomUse } from "../wasm/random";
import type { RegressionDataset } from "./dataset";

/** Options of `polynomial`. */
export interface PolynomialOptions {
  /** Of 1, x, x², ...; at least one. Default [0, 0, 1]. */
  readonly coefficients?: readonly number[];
  /** Points, evenly spaced, 1 or more. Default 200. */
  readonly samples?: number;
  /** First x. Default -10. */
  readonly low?: number;
  /** Last x, above `low`. Default 10. */
  readonly high?: number;
  /** Standard deviation of the values, 0 or more. Default 1. */
  readonly noise?: number;
  /** Default 0. */
  readonly seed?: number;
}

/**
 * Points of a polynomial with normal noise.
 *
 * @throws TypeError, RangeError for options that are not valid.
 */
export function polynomial(options: PolynomialOptions = {}): RegressionDataset {
  assertOptions("polynomial", options, ["coefficients", "samples", "low", "high", "noise", "seed"]);
  const { coefficients = [0, 0, 1], samples = 200, low = -10, high = 10, noise = 1, seed = 0 } = options;
  assertInteger("polynomial", "samples", samples, 1);
  assertNumber("polynomial", "low", low);
  assertNumber("polynomial", "high", high);
  if (!(low < high)) throw rangeError("polynomial", `the interval is [${low}, ${high}]`, "give low below high");
  assertNonNegative("polynomial", "noise", noise);
  assertSeed("polynomial", seed);
  if (coefficients.length === 0) throw rangeError("polynomial", "coefficients are empty", "give at least one");
  const deviations = randomNormal({ seed, use: RandomUse.data }, samples);
  const x = new Float32Array(samples);
  const y = new Float32Array(samples);
  for (let i = 0; i < samples; i++) {
    const at = samples > 1 ? low + ((high - low) * i) / (samples - 1) : low;
    x[i] = at;
    y[i] = coefficients.reduceRight((sum, coefficient) => sum * at + coefficient, 0) + noise * deviations[i];
  }
  return { inputs: { data: x, rows: samples, columns: 1 }, targets: { data: y, rows: samples, columns: 1 } };
}
