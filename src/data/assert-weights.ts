import { isArray } from "../core/kind";
import { assertNonNegative, assertSingle, rangeError, show, typeError } from "../core/check";
import { isList } from "../core/typed-array";

export function assertClassWeights(who: string, weights: readonly number[], classes: number): void {
  if (!isArray(weights)) throw typeError(who, `classWeights are ${show(weights)}`, "pass an array of numbers");
  assertWeights(who, "classWeights", weights, classes);
}

export function assertSampleWeights(who: string, weights: ArrayLike<number>, rows: number): void {
  if (!isList(weights)) throw typeError(who, `sampleWeights are ${show(weights)}`, "pass an array of numbers");
  assertWeights(who, "sampleWeights", weights, rows);
}

function assertWeights(who: string, name: string, weights: ArrayLike<unknown>, count: number): void {
  if (weights.length !== count) throw rangeError(who, `there are ${weights.length} ${name}`, `pass ${count}`);
  for (let i = 0; i < count; i++) assertWeight(who, `${name}[${i}]`, weights[i]);
}

/** A copy of checked weights, 1 where there are none. Each is checked once more: a getter may give another one now. */
export function copySampleWeights(who: string, weights: ArrayLike<number> | undefined, rows: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    const weight: unknown = weights ? weights[row] : 1;
    assertWeight(who, `sampleWeights[${row}]`, weight);
    return weight;
  });
}

/** A number of 0 or more that f32 can hold: one that becomes 0 would leave its sample out. */
export function assertWeight(who: string, name: string, weight: unknown): asserts weight is number {
  assertNonNegative(who, name, weight);
  assertSingle(who, name, weight);
}
