import { isArray } from "../core/kind";
import { rangeError, show, typeError } from "../core/check";
import { isColumn, isMatrix, toDoubleMatrix, type DoubleMatrix, type Row } from "../core/matrix";
import { isNumberArray } from "../core/typed-array";
import type { Classes } from "./classes";

/** Values: a number for each sample, or a row. */
export type Values = Classes | DoubleMatrix;

/** Predicted and true values, row-major. */
export interface ValuePairs {
  readonly predicted: Row;
  readonly actual: Row;
  readonly columns: number;
}

/** @throws TypeError, RangeError for values of unequal shape, for none, and for what are no numbers. */
export function valuePairs(who: string, outputs: Values, targets: Values): ValuePairs {
  const [predicted, actual] = [shaped(who, "outputs", outputs), shaped(who, "targets", targets)];
  if (predicted.columns !== actual.columns || predicted.data.length !== actual.data.length) {
    const shape = ({ data, columns }: Shaped) => `[${data.length / columns}, ${columns}]`;
    throw rangeError(who, `outputs are ${shape(predicted)}, targets ${shape(actual)}`, "pass values of one shape");
  }
  if (actual.data.length === 0) throw rangeError(who, "there are no samples", "pass at least one");
  return { predicted: predicted.data, actual: actual.data, columns: actual.columns };
}

interface Shaped {
  readonly data: Row;
  readonly columns: number;
}

function shaped(who: string, name: string, values: Values): Shaped {
  if (isNumberArray(values)) return { data: values, columns: 1 };
  if (isMatrix(values)) return toDoubleMatrix(who, name, values);
  if (!isArray(values)) throw typeError(who, `${name} are ${show(values)}`, "pass a list of numbers or rows");
  if (values.length > 0 && !isColumn(values)) return toDoubleMatrix(who, name, values);
  for (let i = 0; i < values.length; i++) {
    const value: unknown = values[i];
    if (typeof value !== "number") throw typeError(who, `${name} at ${i} are ${show(value)}`, "pass numbers only");
  }
  return { data: values as readonly number[], columns: 1 };
}
