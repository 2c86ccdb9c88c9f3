import { rangeError } from "../core/check";
import { toMatrix } from "../core/matrix";
import { isColumn, type Classes } from "./classes";

/** Values: a number for each sample, or a row. */
export type Values = Classes;

/** Predicted and true values, row-major. */
export interface ValuePairs {
  readonly predicted: ArrayLike<number>;
  readonly actual: ArrayLike<number>;
  readonly columns: number;
}

/** @throws TypeError, RangeError for values of unequal shape. */
export function valuePairs(who: string, outputs: Values, targets: Values): ValuePairs {
  const [predicted, actual] = [shaped(who, "outputs", outputs), shaped(who, "targets", targets)];
  if (predicted.columns !== actual.columns || predicted.data.length !== actual.data.length) {
    const shape = ({ data, columns }: Shaped) => `[${data.length / columns}, ${columns}]`;
    throw rangeError(who, `outputs are ${shape(predicted)}, targets ${shape(actual)}`, "pass values of one shape");
  }
  return { predicted: predicted.data, actual: actual.data, columns: actual.columns };
}

interface Shaped {
  readonly data: ArrayLike<number>;
  readonly columns: number;
}

function shaped(who: string, name: string, values: Values): Shaped {
  return isColumn(values) ? { data: values, columns: 1 } : toMatrix(who, name, values);
}
