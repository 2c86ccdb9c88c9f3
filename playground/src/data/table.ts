/** A person's own table: what it holds, and the columns that they choose from it. */
import type { ColumnType } from "wasm-mlp/datasets";

/** A column as it is shown for choosing. */
export interface ColumnSummary {
  readonly name: string;
  readonly kind: ColumnType;
  /** Whether it holds numbers, be it among others. */
  readonly isNumeric: boolean;
  /** Different values; Infinity for very many. */
  readonly distinct: number;
  /** Cells that hold nothing. */
  readonly missing: number;
}

/** How a file is read where it does not say it itself. */
export interface TableFormat {
  /** Whether the first line names the columns; undefined: found in the file. */
  readonly header?: boolean;
  /** The character before decimals; undefined: found in the file. */
  readonly decimal?: "." | ",";
  /** How dates such as 03/04/2025 are read. */
  readonly dates?: "dayFirst" | "monthFirst";
  /** Undefined for UTF-8, and for UTF-16 with its mark. */
  readonly encoding?: string;
}

export interface TableSummary {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly ColumnSummary[];
  readonly format: TableFormat;
}

/** Columns by their names. */
export interface ColumnChoice {
  /** The column that is predicted. */
  readonly target: string;
  /** The columns that it is predicted from. */
  readonly features: readonly string[];
  readonly isRegression: boolean;
  /** Columns that are taken for numbers or texts though they hold something else besides. */
  readonly types?: Readonly<Record<string, "number" | "text">>;
  readonly format?: TableFormat;
}

/** How the reader of the library is asked for the chosen columns; the exported program asks it in the same way. */
export function readOptions({ target, features, isRegression, types = {}, format }: ColumnChoice) {
  const known = Object.entries(types).filter(([name]) => name === target || features.includes(name));
  return {
    ...format,
    target,
    features,
    task: isRegression ? "regression" : "classification",
    types: Object.fromEntries(known),
  } as const;
}

/** A table with the columns that are chosen. */
export interface ChosenColumns {
  readonly file: File;
  readonly summary: TableSummary;
  readonly choice: ColumnChoice;
}

/** Most classes that there are colors for. */
export const MAX_CLASSES = 10;
/** Whether a column can be predicted as a category, as a number. */
export function tasksOf({ isNumeric, distinct }: ColumnSummary): { category: boolean; number: boolean } {
  return { category: distinct >= 2 && distinct <= MAX_CLASSES, number: isNumeric && distinct >= 2 };
}

/** The choice for a target: the task that suits it, and the columns that tell something. */
export function choiceFor({ columns, format }: TableSummary, target: string): ColumnChoice {
  const column = columns.find(({ name }) => name === target)!;
  const { category } = tasksOf(column);
  const features = columns.filter((each) => each.name !== target && isTelling(each));
  return {
    target,
    features: features.map(({ name }) => name),
    isRegression: column.isNumeric && !category,
    types: typesOf(columns),
    format,
  };
}

/** Columns that name or number the rows, and sentences, tell nothing by themselves; they can be chosen all the same. */
function isTelling({ kind, distinct }: ColumnSummary): boolean {
  return distinct > 1 && kind !== "identifier" && kind !== "freeText" && kind !== "empty";
}

function typesOf(columns: readonly ColumnSummary[]): Readonly<Record<string, "number" | "text">> {
  const unusual = columns.filter(({ kind }) => kind === "identifier" || kind === "freeText" || kind === "mixed");
  return Object.fromEntries(unusual.map(({ name, isNumeric }) => [name, isNumeric ? "number" : "text"]));
}

/** The last column that can be predicted, from the others; one that names the rows only if there is no other. */
export function firstChoice(summary: TableSummary): ColumnChoice {
  const { columns } = summary;
  const usable = columns.filter((column) => {
    const { category, number } = tasksOf(column);
    return category || number;
  });
  const target = usable.findLast(isTelling) ?? usable.at(-1) ?? columns[columns.length - 1];
  return choiceFor(summary, target.name);
}
