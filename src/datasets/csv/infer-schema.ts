import type { ColumnScan } from "./column-scan";
import { decimalOf, fileDecimal, kindOf } from "./column-kind";
import { MISSING_MARKS } from "./missing-marks";
import type { CsvFormat } from "./csv-options";
import { decimalAdvice } from "./advice";
import type { JudgedColumn, LeftOut } from "./judged-column";
import { featureOf } from "./feature-of-column";
import { columnNotes, leftOutNotes, leftOutReasons } from "./schema-notes";
import type { CsvSchema, CsvTarget } from "./schema";
import type { SchemaOptions } from "./schema-options";
import { optionError, tableError } from "./table-error";
import type { TableNote } from "./table-note";
import { standInNotes, standInsOf } from "./stand-in";
import { targetOf } from "./target-of-column";
import { everywhere, type Words } from "../../core/words";
import { listNearest, listQuoted, showText } from "./nearest";

/** The columns of a table, seen through. */
export interface ScannedColumns {
  /** Who reads what, for messages. */
  readonly file: string;
  /** All rows: they say what each column is. */
  readonly scans: readonly ColumnScan[];
  /** The rows that categories, medians, means and deviations are taken of. Default: all. */
  readonly fitted?: readonly ColumnScan[];
  /** What stands between cells; undefined for rows of a program. */
  readonly separator?: string;
}

/** A schema and what there is to say about it. */
export interface InferredSchema {
  readonly schema: CsvSchema;
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly TableNote[];
}

/**
 * Decides from the scanned columns how each becomes features or target.
 *
 * @throws RangeError for names that the table does not have; FileFormatError for columns that cannot be used, or that
 *   can be understood in two ways.
 */
export function inferSchema(table: ScannedColumns, options: SchemaOptions, format: CsvFormat = {}): InferredSchema {
  const { file, scans } = table;
  const { target, features = [], exclude = [], types = {}, missing = "fill" } = options;
  const names = new Set(scans.map(({ name }) => name));
  for (const name of [target, ...features, ...exclude, ...Object.keys(types)]) assertColumn(file, names, name);
  if (scans[0].rows === 0) {
    throw tableError(file, "there are no rows below the header", everywhere("pass a file with rows"));
  }
  const judge = judgeOf(table, format);
  const { used, leftOut } = choose(table, options, judge);
  const targetColumn = judge(target);
  const targetFound = targetOf(file, targetColumn, options);
  const numbers = targetFound.type === "number" ? [...used, targetColumn] : used;
  // A column that is said to hold numbers holds no others.
  const standIns = standInsOf(numbers.filter(({ name, kind }) => kind === "number" && !Object.hasOwn(types, name)));
  const schema: CsvSchema = {
    version: 2,
    features: used.map((column) => featureOf(file, column, options, standIns.taken.get(column.name))),
    target: withStandIn(targetFound, standIns.taken.get(target)),
    missing,
    missingMarks: format.missingMarks ?? MISSING_MARKS,
  };
  const columns = [...used, targetColumn];
  const notes = [...columnNotes(schema, columns), ...standInNotes(columns, standIns), ...leftOutNotes(leftOut)];
  return { schema, leftOut, notes };
}

function withStandIn(target: CsvTarget, standIn: number | undefined): CsvTarget {
  return target.type === "number" && standIn !== undefined ? { ...target, standIn } : target;
}

/** @throws RangeError with the table's columns, the most similar first. */
function assertColumn(file: string, names: ReadonlySet<string>, name: string): void {
  if (names.has(name)) return;
  const choices = `choose from ${listNearest(name, [...names])}`;
  const remedy = names.size > 1 ? everywhere(choices) : withSeparator(choices);
  throw optionError(file, `there is no column ${showText(name)}`, remedy);
}

/** A table of one column may be one whose separator is none of the usual. */
function withSeparator(remedy: string): Words {
  return {
    program: `${remedy}, or pass separator, as separator: "~", if there are more columns`,
    commandLine: `${remedy}, or pass --separator, as --separator "~", if there are more columns`,
  };
}

/** Says what a column of a name is; numbers that can be read in two ways are asked about. */
type Judge = (name: string) => JudgedColumn;

function judgeOf({ file, scans, fitted = scans, separator = "," }: ScannedColumns, format: CsvFormat): Judge {
  const places = new Map(scans.map(({ name }, index) => [name, index]));
  const tableDecimal = format.decimal ?? fileDecimal(scans);
  return (name) => {
    // Names that are not there were refused before.
    const index = places.get(name)!;
    const scan = scans[index];
    const decimal = decimalOf(scan, tableDecimal, separator);
    if (decimal === undefined) throw ambiguousDecimals(file, scan);
    return {
      name,
      scan,
      fitted: fitted[index].present > 0 ? fitted[index] : scan,
      kind: kindOf(scan, decimal),
      decimal,
    };
  };
}

function ambiguousDecimals(file: string, { name, examples, firstAmbiguous = "" }: ColumnScan): Error {
  const values = listQuoted(examples.map(({ value }) => value));
  const mark = firstAmbiguous.includes(",") ? "comma" : "point";
  return tableError(
    file,
    `column ${showText(name)} has ${values}, whose ${mark} may stand before thousands or before decimals`,
    decimalAdvice(),
  );
}

function choose(
  table: ScannedColumns,
  options: SchemaOptions,
  judge: Judge,
): { used: readonly JudgedColumn[]; leftOut: readonly LeftOut[] } {
  const { target, features, exclude = [] } = options;
  if (features?.includes(target)) {
    const got = `the target ${showText(target)} is among the features`;
    throw optionError(table.file, got, everywhere("name it in one place"));
  }
  const leftOut: LeftOut[] = [];
  const used: JudgedColumn[] = [];
  const excluded = new Set(exclude);
  for (const name of features ?? table.scans.map((scan) => scan.name)) {
    if (name === target) continue;
    const column = excluded.has(name) ? undefined : judge(name);
    const reason = column === undefined ? "excluded" : reasonAgainst(column, options);
    if (reason !== undefined) leftOut.push({ name, reason });
    else if (column !== undefined) used.push(column);
  }
  if (used.length > 0) return { used, leftOut };
  if (table.scans.length === 1) {
    const remedy = "pass a table with more columns";
    throw optionError(
      table.file,
      `no column is left as a feature: there is none but the target ${showText(target)}`,
      table.separator === undefined ? everywhere(remedy) : withSeparator(remedy),
    );
  }
  throw optionError(table.file, `no column is left as a feature${leftOutReasons(leftOut)}`, {
    program: "name some in features",
    commandLine: "name some with --features",
  });
}

/** Why a column becomes no feature. */
function reasonAgainst({ name, kind }: JudgedColumn, options: SchemaOptions): LeftOut["reason"] | undefined {
  const { features, types = {}, dates } = options;
  if (kind === "empty") return "empty";
  if (kind === "date" && dates === "leaveOut") return "date";
  const isNamed = features !== undefined || Object.hasOwn(types, name);
  return !isNamed && (kind === "identifier" || kind === "freeText") ? kind : undefined;
}
