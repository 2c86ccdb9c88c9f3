/** A person's own table: what it holds, and the columns that they choose from it. */

/** A column as it is shown for choosing. */
export interface ColumnSummary {
  readonly name: string;
  readonly isNumeric: boolean;
  /** Different values; Infinity for very many. */
  readonly distinct: number;
  /** Cells that hold nothing. */
  readonly missing: number;
}

export interface TableSummary {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly ColumnSummary[];
  /** A choice to begin with. */
  readonly choice: ColumnChoice;
}

/** Columns by their names. */
export interface ColumnChoice {
  /** The column that is predicted. */
  readonly target: string;
  /** The columns that it is predicted from. */
  readonly features: readonly string[];
  readonly isRegression: boolean;
}

/** Most classes that there are colours for. */
export const MAX_CLASSES = 10;
/** Texts that a column of categories may have. */
const MAX_CATEGORIES = 32;

/** The last column is predicted from the others, but for those of many texts. */
export function firstChoice(columns: readonly ColumnSummary[]): ColumnChoice {
  const { name: target, isNumeric, distinct } = columns[columns.length - 1];
  const features = columns.slice(0, -1).filter((column) => column.isNumeric || column.distinct <= MAX_CATEGORIES);
  return { target, features: features.map(({ name }) => name), isRegression: isNumeric && distinct > MAX_CLASSES };
}
