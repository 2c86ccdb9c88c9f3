import { floats } from "../core/allocate";
import { assertFinite, assertNonNegative, rangeError } from "../core/check";
import { defineOptions, listOf, seed, type RowsFor } from "../core/option-table";
import { randomNormal, RandomUse } from "../wasm/random";
import type { RegressionDataset } from "./dataset";
import { sampleCount } from "./size-checks";

/** Options of `polynomial`. */
export interface PolynomialOptions {
  /** Of 1, x, x², ...; at least one. Default [0, 0, 1]. */
  readonly coefficients?: readonly number[];
  /** Points, evenly spaced, 1 to 2^27. Default 200. */
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

const OPTIONS = /* @__PURE__ */ defineOptions({
  coefficients: [listOf(assertFinite, "[0, 0, 1]"), [0, 0, 1]],
  samples: [sampleCount, 200],
  low: [assertFinite, -10],
  high: [assertFinite, 10],
  noise: [assertNonNegative, 1],
  seed: [seed, 0],
} satisfies RowsFor<PolynomialOptions>);

/**
 * Points of a polynomial with normal noise.
 *
 * @throws TypeError, RangeError for options that are not valid.
 */
export function polynomial(options: PolynomialOptions = {}): RegressionDataset {
  const who = "polynomial";
  const { coefficients, samples, low, high, noise, seed } = OPTIONS.complete(who, options);
  if (!(low < high)) throw rangeError(who, `the interval is [${low}, ${high}]`, "give low below high");
  const deviations = randomNormal({ seed, use: RandomUse.data }, samples);
  const x = floats(samples);
  const y = floats(samples);
  for (let i = 0; i < samples; i++) {
    const at = samples > 1 ? low + ((high - low) * i) / (samples - 1) : low;
    x[i] = at;
    y[i] = coefficients.reduceRight((sum, coefficient) => sum * at + coefficient, 0) + noise * deviations[i];
  }
  return { inputs: { data: x, rows: samples, columns: 1 }, targets: { data: y, rows: samples, columns: 1 } };
}
