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
}

/** Columns by their names. */
export interface ColumnChoice {
  /** The column that is predicted. */
  readonly target: string;
  /** The columns that it is predicted from. */
  readonly features: readonly string[];
  readonly isRegression: boolean;
}

/** A table with the columns that are chosen. */
export interface ChosenColumns {
  readonly file: File;
  readonly summary: TableSummary;
  readonly choice: ColumnChoice;
}

/** Most classes that there are colours for. */
export const MAX_CLASSES = 10;
/** Texts that a column of categories may have. */
export const MAX_CATEGORIES = 32;

/** Whether a column can be predicted as a category, as a number. */
export function tasksOf({ isNumeric, distinct }: ColumnSummary): { category: boolean; number: boolean } {
  return { category: distinct >= 2 && distinct <= MAX_CLASSES, number: isNumeric && distinct >= 2 };
}

/** The choice for a target: the task that suits it, and the columns that can be read. */
export function choiceFor(columns: readonly ColumnSummary[], target: string): ColumnChoice {
  const column = columns.find(({ name }) => name === target)!;
  const { category } = tasksOf(column);
  const features = columns.filter(({ name, ...rest }) => name !== target && isReadable(rest));
  return { target, features: features.map(({ name }) => name), isRegression: column.isNumeric && !category };
}

function isReadable({ isNumeric, distinct }: Omit<ColumnSummary, "name">): boolean {
  return isNumeric ? distinct > 1 : distinct > 1 && distinct <= MAX_CATEGORIES;
}

/** The last column that can be predicted, from the others. */
export function firstChoice(columns: readonly ColumnSummary[]): ColumnChoice {
  const usable = columns.filter((column) => {
    const { category, number } = tasksOf(column);
    return category || number;
  });
  const { name } = usable.at(-1) ?? columns[columns.length - 1];
  return choiceFor(columns, name);
}
