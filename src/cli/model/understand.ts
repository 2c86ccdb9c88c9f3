import { RowEncoder, type CsvFormat, type SchemaOptions } from "../../datasets/index";
import { inferSchema } from "../../datasets/csv/infer-schema";
import type { TableRows } from "../../datasets/csv/table-rows";
import { note } from "../../datasets/csv/table-note";
import { heldOutRows } from "../../model/deal-rows";
import { suspiciousColumns } from "./leaks";
import type { UnderstoodTable } from "./tell";

/** How rows are divided. */
interface Shares {
  readonly test?: number;
  readonly validation?: number;
  readonly members?: number;
  readonly seed?: number;
}

/**
 * Understands a table as the training will, to say so before it begins.
 *
 * @throws RangeError, FileFormatError as `inferSchema`.
 */
export function understand(
  table: TableRows,
  options: SchemaOptions,
  format: CsvFormat,
  shares: Shares,
): UnderstoodTable {
  const { schema, leftOut, notes } = inferSchema(table, options, format);
  const encoder = new RowEncoder(schema, table.names);
  seeThrough(encoder, table);
  const targets = table.rows.map((row, r) => encoder.target(row, table.lines[r]));
  const known = Float64Array.from(targets.filter((target) => !Number.isNaN(target)));
  // Rare categories are none that were not learned.
  const odd = encoder.notes().filter(({ kind }) => kind !== "unknown");
  const leaks = suspiciousColumns(table, schema).map((name) =>
    note(
      "leak",
      `column ${JSON.stringify(name)} alone tells the target; is it known when you predict? If not, exclude it`,
      { column: name },
    ),
  );
  return {
    schema,
    leftOut,
    notes: [...table.notes, ...notes, ...odd, ...leaks],
    rows: dealt(known, schema.target.type === "class", shares),
  };
}

/** Rows that are encoded at once. */
const ROWS_AT_ONCE = 64;

/** Encodes all rows for what is odd in them. */
function seeThrough(encoder: RowEncoder, { rows, lines }: TableRows): void {
  const features = new Float64Array(ROWS_AT_ONCE * encoder.columns);
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    encoder.encodeRows(rows.slice(at, at + ROWS_AT_ONCE), lines.subarray(at), features);
  }
}

function dealt(
  targets: Float64Array,
  isClass: boolean,
  { test = 0.2, validation = 0.2, members = 1, seed = 1 }: Shares,
) {
  if (members > 1) return { train: targets.length, validation: 0, test: 0 };
  const held = heldOutRows(targets, test > 0 ? test : validation, isClass, seed).length;
  const train = targets.length - held;
  return test > 0 ? { train, validation: 0, test: held } : { train, validation: held, test: 0 };
}
