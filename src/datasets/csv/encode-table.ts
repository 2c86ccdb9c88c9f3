/** The rows of a table in memory as features and targets in single precision. */
import { floats } from "../../core/allocate";
import type { Matrix } from "../../core/matrix";
import { everywhere } from "../../core/words";
import { missingAdvice } from "./advice";
import { momentsOf } from "./column-kind";
import { isCollapse } from "./moments";
import { listNearest, plural, showText } from "./nearest";
import { RowEncoder } from "./row-encoder";
import type { CsvSchema } from "./schema";
import { choiceError, tableError } from "./table-error";
import { note, type TableNote } from "./table-note";
import type { TableRows } from "./table-rows";

/**
 * The encoder of a table for a schema.
 *
 * @throws RangeError for a table that has fewer than half of the columns: it is another table.
 */
export function encoderOf(table: Pick<TableRows, "file" | "names">, schema: CsvSchema): RowEncoder {
  const encoder = new RowEncoder(schema, table.names);
  const { absent } = encoder;
  if (absent.length > 0 && absent.length >= schema.features.length / 2) throw absentColumn(table, absent[0]);
  return encoder;
}

/** The columns of a table, the most similar first, for a name that is none of them: RangeError. */
export function absentColumn({ file, names }: Pick<TableRows, "file" | "names">, name: string): Error {
  return choiceError(
    file,
    `there is no column ${showText(name)}`,
    everywhere(`choose from ${listNearest(name, names)}`),
  );
}

/** Features and targets in single precision, and the rows they come from. */
export function encodeTable(table: TableRows, encoder: RowEncoder, withTarget: boolean) {
  const { columns } = encoder;
  const data = floats(table.rows.length * columns);
  const targets = new Float32Array(table.rows.length);
  const kept = new Int32Array(table.rows.length);
  const features = new Float64Array(columns);
  let count = 0;
  table.rows.forEach((row, r) => {
    const missing = encoder.encodeSingle(row, features, table.lines[r]);
    const target = withTarget ? encoder.target(row, table.lines[r]) : 0;
    if (!keeps(table, encoder, missing, target, r)) return;
    data.set(features, count * columns);
    targets[count] = target;
    kept[count++] = r;
  });
  if (count === 0) throw noRowLeft(table);
  const inputs: Matrix = { data: data.slice(0, count * columns), rows: count, columns };
  assertSinglePrecision(table, encoder, inputs, kept);
  return { inputs, targets: targets.slice(0, count), rows: kept.slice(0, count) };
}

/** Whether a row is kept, as the schema's policy for missing cells says. */
export function keeps(
  { file, lines }: Pick<TableRows, "file" | "lines">,
  encoder: RowEncoder,
  missing: number,
  target: number,
  row: number,
): boolean {
  const lacks = missing > 0 || Number.isNaN(target);
  // A row of nothing is none to learn from, whatever the policy.
  if (Number.isNaN(target) && missing === encoder.schema.features.length) return false;
  if (!lacks || encoder.schema.missing === "fill") return !Number.isNaN(target);
  if (encoder.schema.missing === "skip") return false;
  const { name, line } = encoder.firstMissing ?? { name: encoder.schema.target.name, line: lines[row] };
  throw tableError(file, `line ${line}, column ${showText(name)} is missing`, missingAdvice());
}

function noRowLeft({ file }: TableRows): Error {
  return tableError(file, "no row is left", {
    program: 'pass a file with rows and targets, or missing: "fill" if all lack a value',
    commandLine: "pass a file with rows and targets, or --missing fill if all lack a value",
  });
}

function assertSinglePrecision(
  table: TableRows,
  encoder: RowEncoder,
  { data, columns }: Matrix,
  rows: Int32Array,
): void {
  const at = data.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return;
  const { column } = encoder.features[at % columns];
  const row = rows[Math.floor(at / columns)];
  const cell = table.rows[row][table.names.indexOf(column)];
  const got = `line ${table.lines[row]}, column ${showText(column)} has ${showText(String(cell))}, beyond the range of f32`;
  throw tableError(table.file, got, everywhere("correct it, or add it to missingMarks"));
}

/** Columns whose values are the same in single precision though they differ, and those that an offset helped. */
export function precisionNotes({ scans }: TableRows, { features }: CsvSchema): TableNote[] {
  const scanOf = new Map(scans.map((scan) => [scan.name, scan]));
  return features.flatMap((feature) => {
    const { name } = feature;
    const scan = scanOf.get(name);
    if (feature.type !== "number" || scan === undefined) return [];
    if (feature.offset !== undefined) return [offsetNote(name, feature.offset)];
    const { double, single } = momentsOf(scan, feature.decimal).collapses(0);
    if (!isCollapse({ double, single })) return [];
    const message = `column ${showText(name)}: ${plural(double, "value")} become ${single} in single precision; train by Model, which scales first`;
    return [note("precision", message, { column: name })];
  });
}

function offsetNote(column: string, offset: number): TableNote {
  const message = `column ${showText(column)}: ${offset} taken off all values, which would be the same in single precision`;
  return note("precision", message, { column });
}
