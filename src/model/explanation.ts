import type { CellValue, RowRecord } from "../datasets/csv/cell-value";
import { keysOf } from "../datasets/csv/row-record";
import type { FeatureInfo } from "../datasets/csv/schema-features";
import type { Features } from "./features";
import { featuresByColumn } from "./importance";

/** What a column did to the answer for a row. */
export interface ColumnEffect {
  /** The column that was replaced by a typical value, as the schema names it. */
  readonly column: string;
  /** What the row has in it. */
  readonly value: CellValue;
  /** The answer with it, minus the answer with a typical value: of a number, or of the probability of the class answered. */
  readonly effect: number;
}

/** Effects of the columns of one row, the largest first: each is replaced by a typical value, the others stay. */
export function explainRow(
  { data, columns }: Features,
  typical: readonly number[],
  infos: readonly FeatureInfo[],
  row: RowRecord,
  outputs: (features: Features) => { readonly data: ArrayLike<number>; readonly columns: number },
): ColumnEffect[] {
  const places = [...featuresByColumn(infos)];
  const variants = new Float64Array((places.length + 1) * columns);
  variants.set(data);
  places.forEach(([, changed], i) => {
    const first = (i + 1) * columns;
    variants.set(data, first);
    for (const place of changed) variants[first + place] = typical[place];
  });
  const answers = outputs({ data: variants, rows: places.length + 1, columns });
  let best = 0;
  for (let c = 1; c < answers.columns; c++) if (answers.data[c] > answers.data[best]) best = c;
  const find = keysOf(row);
  const effects = places.map(([column], i) => {
    const key = find(column);
    return {
      column,
      value: key === undefined ? undefined : row[key],
      effect: answers.data[best] - answers.data[(i + 1) * answers.columns + best],
    };
  });
  return effects.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}
