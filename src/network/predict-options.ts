import { isObject } from "../core/kind";
import { assertOptions, rangeError, show, typeError } from "../core/check";
import { isFloat32Array } from "../core/typed-array";

/** Options of `predict`. */
export interface PredictOptions {
  /** Takes the outputs, row after row: (samples x fanOut) numbers. Default a new array. */
  readonly into?: Float32Array | undefined;
}

/** The array that takes `length` outputs; undefined for a new one. @throws TypeError, RangeError */
export function intoOf(who: string, options: PredictOptions, length: number): Float32Array | undefined {
  const into = (isObject(options) ? (options as PredictOptions) : {}).into;
  if (into === undefined) assertOptions(who, options, ["into"]);
  else if (!isFloat32Array(into)) throw typeError(who, `into is ${show(into)}`, "pass a Float32Array");
  else if (into.length !== length) {
    throw rangeError(
      who,
      `into has ${into.length} elements`,
      `pass one of ${length}, a row of outputs for each sample`,
    );
  }
  return into;
}
