import type { RowRecord } from "../../datasets/index";
import type { Model } from "../../model/index";

/** Whether a row has a column that the model uses: one that has none is another table's. */
export function isRowOf({ schema: { features } }: Model, row: RowRecord): boolean {
  return features.some(({ name }) => Object.hasOwn(row, name));
}
