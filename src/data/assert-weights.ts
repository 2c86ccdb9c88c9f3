import { isArray } from "../core/kind";
import { rangeError, show, typeError } from "../core/check";
import { isList } from "../core/typed-array";

export function assertClassWeights(who: string, weights: readonly number[], classes: number): void {
  if (!isArray(weights)) throw typeError(who, `classWeights are ${show(weights)}`, "pass an array of numbers");
  if (weights.length !== classes) {
    throw rangeError(who, `there are ${weights.length} classWeights`, `pass one for each of the ${classes} classes`);
  }
  assertWeights(who, "classWeights", weights);
}

export function assertSampleWeights(who: string, weights: ArrayLike<number>, rows: number): void {
  if (!isList(weights)) {
    throw typeError(who, `sampleWeights are ${show(weights)}`, "pass an array of numbers");
  }
  if (weights.length !== rows) {
    throw rangeError(who, `there are ${rows} samples and ${weights.length} sampleWeights`, "pass one for each sample");
  }
  assertWeights(who, "sampleWeights", weights);
}

/** Numbers of 0 or more that f32 can hold. */
function assertWeights(who: string, name: string, weights: ArrayLike<number>): void {
  for (let i = 0; i < weights.length; i++) {
    const weight: unknown = weights[i];
    if (typeof weight !== "number") throw typeError(who, `${name}[${i}] is ${show(weight)}`, "pass numbers only");
    if (!(weight >= 0 && Math.fround(weight) < Infinity)) {
      throw rangeError(who, `${name}[${i}] is ${weight}`, "pass finite numbers of 0 or more");
    }
  }
}
