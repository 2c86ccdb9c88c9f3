/** A person's own table: what it holds, and the columns that they choose from it. */

/** A column as it is shown for choosing. */
export interface ColumnSummary {
  readonly name: string;
  readonly isNumeric: boolean;
  /** Different values, counted up to 51. */
  readonly distinct: number;
}

export interface TableSummary {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly ColumnSummary[];
  /** A choice to begin with. */
  readonly choice: ColumnChoice;
}

export interface ColumnChoice {
  /** Index of the column that is predicted. */
  readonly target: number;
  /** Indices of the columns that it is predicted from. */
  readonly features: readonly number[];
  readonly isRegression: boolean;
}

/** Most classes that a column may have. */
export const MAX_CLASSES = 10;

/** The last column is predicted from the numeric others. */
export function firstChoice(columns: readonly ColumnSummary[]): ColumnChoice {
  const target = columns.length - 1;
  const features = columns.flatMap(({ isNumeric }, i) => (isNumeric && i !== target ? [i] : []));
  const { isNumeric, distinct } = columns[target];
  return { target, features, isRegression: isNumeric && distinct > MAX_CLASSES };
}
