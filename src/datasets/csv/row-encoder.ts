import { countCell, emptyReport, featureNotes, targetNotes, type ColumnReport } from "./column-report";
import type { CellValue, RowRecord } from "./cell-value";
import { columnsOf } from "./columns-of";
import { featureWriter, isMissing, numberOfCell, placesOf, type FeatureWriter } from "./feature-writers";
import { showText } from "./nearest";
import type { CsvSchema } from "./schema";
import { presentSchema, type AnyCsvSchema } from "./schema-check";
import { featuresOf, type FeatureInfo } from "./schema-features";
import { note, type TableNote } from "./table-note";
import { targetReader } from "./target-reader";
import { assertRecord, checkedCell, keysOf } from "./row-record";
import { areTexts } from "../../core/array-of";
import { assertInteger, rangeError, show, typeError } from "../../core/check";
import { isArray } from "../../core/kind";
import { typedArrayName } from "../../core/typed-array";

const WHO = "RowEncoder";

/** Where the features of a column come from and go to. */
interface ColumnRoute {
  readonly source: number;
  readonly at: number;
  readonly write: FeatureWriter;
  readonly report: ColumnReport;
}

/**
 * Makes numbers in double precision of the rows of a table, or of a program, as a schema says. No row is refused:
 * missing and unreadable cells are filled, unknown categories become "other" or none; all are counted.
 *
 * @example
 * ```ts
 * const { schema } = await readCsv("houses.csv", { target: "price" });
 * const encoder = new RowEncoder(schema);
 * const row = new Float64Array(encoder.columns);
 * encoder.encodeRecord({ rooms: 6, town: "Ames" }, row);
 * ```
 */
export class RowEncoder {
  /** The features, in order. */
  readonly features: readonly FeatureInfo[];
  /** Their number. */
  readonly columns: number;
  /** Columns of the schema that the table does not have. */
  readonly absent: readonly string[];
  /** The schema that was passed, in the present version. */
  readonly schema: CsvSchema;
  readonly #offsets: readonly { readonly place: number; readonly offset: number }[];
  readonly #routes: readonly ColumnRoute[];
  readonly #target: {
    readonly source: number;
    readonly read: (cell: CellValue) => number;
    readonly report: ColumnReport;
  };
  readonly #marks: ReadonlySet<string>;

  /**
   * @param names - The table's columns; found as they are, or in another case if that is one only. Default: those of
   *   the schema.
   * @throws TypeError, RangeError for what is no schema.
   */
  constructor(schema: AnyCsvSchema, names?: readonly string[]) {
    this.schema = presentSchema(WHO, schema);
    if (names !== undefined && !areTexts(names)) {
      throw typeError(WHO, `names are ${show(names)}`, "pass an array of the names of columns");
    }
    const { features, target, missingMarks } = this.schema;
    this.#marks = new Set(missingMarks);
    const find = names === undefined ? undefined : placesOf(names);
    this.features = features.flatMap(featuresOf);
    this.columns = this.features.length;
    this.#offsets = this.features.flatMap(({ offset }, place) => (offset === 0 ? [] : [{ place, offset }]));
    let at = 0;
    this.#routes = features.map((feature, f) => {
      const route = { source: find === undefined ? f : (find(feature.name) ?? -1), at };
      at += featuresOf(feature).length;
      return { ...route, write: featureWriter(feature, this.#marks), report: emptyReport(feature.name) };
    });
    this.absent = features.filter((_, f) => this.#routes[f].source < 0).map(({ name }) => name);
    const source = find === undefined ? features.length : (find(target.name) ?? -1);
    this.#target = { source, read: targetReader(target), report: emptyReport(target.name) };
  }

  /** Whether the table has the target. */
  get hasTarget(): boolean {
    return this.#target.source >= 0;
  }

  /**
   * Writes the features of a row of the table into `out` from `offset` on.
   *
   * @param line - Where the row stands, for the notes.
   * @returns how many of its cells hold nothing or cannot be read.
   * @throws TypeError, RangeError for what is no row, or no array with room for the features.
   */
  encode(row: readonly CellValue[], out: Float64Array, offset = 0, line = 0): number {
    assertRow(row);
    assertRoom(out, offset, this.columns);
    out.fill(0, offset, offset + this.columns);
    let missing = 0;
    for (const route of this.#routes) missing += writeCell(route, row, out, offset, line);
    return missing;
  }

  /**
   * As `encode` for some rows, one after the other in `out`. Some rows at a time are gone through by columns: the columns
   * of a wide table do not fit into the processor's caches, and each would be fetched again for each row.
   *
   * @internal
   * @returns how many cells of each row hold nothing or cannot be read.
   */
  encodeRows(rows: readonly (readonly CellValue[])[], lines: ArrayLike<number>, out: Float64Array): Int32Array {
    const { columns } = this;
    rows.forEach(assertRow);
    assertRoom(out, 0, rows.length * columns);
    out.fill(0, 0, rows.length * columns);
    const missing = new Int32Array(rows.length);
    for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
      const last = Math.min(first + ROWS_AT_ONCE, rows.length);
      for (const route of this.#routes) {
        for (let r = first; r < last; r++) missing[r] += writeCell(route, rows[r], out, r * columns, lines[r]);
      }
    }
    return missing;
  }

  /** As `encode`, with the offsets of the schema taken off: what becomes single precision. */
  encodeSingle(row: readonly CellValue[], out: Float64Array, line = 0): number {
    const missing = this.encode(row, out, 0, line);
    for (const { place, offset } of this.#offsets) out[place] -= offset;
    return missing;
  }

  /** As `encode`, for values by the names of their columns; further names are ignored. */
  encodeRecord(record: RowRecord, out: Float64Array, offset = 0, line = 0): number {
    return this.encode(this.cellsOf(record), out, offset, line);
  }

  /**
   * The target of a row: its value, or the index of its class.
   *
   * @returns NaN for a row that has none, or one that the schema does not know.
   */
  target(row: readonly CellValue[], line = 0): number {
    assertRow(row);
    const { source, read, report } = this.#target;
    const cell = source < 0 ? undefined : row[source];
    const value = isMissing(cell, this.#marks, false) ? NaN : read(cell);
    if (!Number.isNaN(value) || source < 0) return value;
    const isClass = this.schema.target.type === "class";
    const missing = isMissing(cell, this.#marks, true) || this.#isStandIn(cell);
    countCell(report, missing ? "missing" : isClass ? "unknown" : "unreadable", cell, line);
    return NaN;
  }

  /** As `target`, of values by the names of their columns. */
  targetOfRecord(record: RowRecord, line = 0): number {
    return this.target(this.cellsOf(record), line);
  }

  /** The first cell that held nothing or could not be read; undefined if there was none. */
  get firstMissing():
    | {
        /** Column of the cell. */
        readonly name: string;
        /** The line that was passed with its row; 0 if none was. */
        readonly line: number;
      }
    | undefined {
    const found = [this.#target.report, ...this.#routes.map(({ report }) => report)].flatMap(({ name, first }) =>
      [first.missing, first.unreadable].flatMap((cell) => (cell === undefined ? [] : [{ name, line: cell.line }])),
    );
    return found.toSorted((a, b) => a.line - b.line)[0];
  }

  /** What was odd in the rows until now: a note for each column and kind. */
  notes(): TableNote[] {
    const absent = this.absent.map((column) =>
      note("absent", `the table has no column ${showText(column)}; it is filled in every row`, { column }),
    );
    return [
      ...absent,
      ...this.#routes.flatMap(({ report }) => featureNotes(report)),
      ...targetNotes(this.#target.report),
    ];
  }

  #isStandIn(cell: CellValue): boolean {
    const { target } = this.schema;
    return (
      target.type === "number" && target.standIn !== undefined && numberOfCell(cell, target.decimal) === target.standIn
    );
  }

  /**
   * The cells of a row by the names of its columns, as `encode` takes them.
   *
   * @internal
   * @throws TypeError for what is no row, or no cell.
   */
  cellsOf(record: RowRecord, who = WHO, index?: number): CellValue[] {
    assertRecord(who, record, index);
    const find = keysOf(record);
    const row: CellValue[] = [];
    const sources = [...this.#routes.map(({ source }) => source), this.#target.source];
    columnsOf(this.schema).forEach((name, i) => {
      const key = sources[i] < 0 ? undefined : find(name);
      if (key !== undefined) row[sources[i]] = checkedCell(who, name, record[key], index);
    });
    return row;
  }
}

/** Rows that are gone through by columns. */
const ROWS_AT_ONCE = 64;

/** Writes the features of a column in a row: 1 if its cell holds nothing or cannot be read, 0 if it is read. */
function writeCell(
  { source, at, write, report }: ColumnRoute,
  row: readonly CellValue[],
  out: Float64Array,
  offset: number,
  line: number,
): number {
  const cell = source < 0 ? undefined : row[source];
  const outcome = write(cell, out, offset + at);
  if (outcome === "read") return 0;
  if (source >= 0) countCell(report, outcome, cell, line);
  return outcome === "unknown" ? 0 : 1;
}

function assertRow(row: unknown): void {
  if (!isArray(row)) throw typeError(WHO, `the row is ${show(row)}`, "pass an array of cells");
}

function assertRoom(out: unknown, offset: unknown, columns: number): void {
  if (!(ArrayBuffer.isView(out) && typedArrayName(out) === "Float64Array")) {
    throw typeError(WHO, `out is ${show(out)}`, "pass a Float64Array");
  }
  assertInteger(WHO, "offset", offset, 0);
  const { length } = out as Float64Array;
  if (length - offset >= columns) return;
  throw rangeError(WHO, `out has ${length} numbers`, `pass one with room for ${columns} from ${offset} on`);
}
