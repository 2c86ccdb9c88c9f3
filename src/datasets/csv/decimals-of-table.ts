/** The decimal mark of a table that is read by the schema of another. */
import type { CellValue } from "./cell-value";
import { listFirst } from "./nearest";
import { numberOf, type Decimal } from "./number-text";
import type { CsvSchema } from "./schema";
import { note, type TableNote } from "./table-note";

/** Rows that are looked at, and cells of all columns. */
const MAX_ROWS = 200;
const MAX_CELLS = 100_000;

/** Cells that are numbers with a decimal point only, and with a decimal comma only. */
interface Tally {
  point: number;
  comma: number;
}

/**
 * The schema with the decimal marks that the numbers of a table have, where they say it: `11.497` is another number among
 * decimal points than among decimal commas.
 *
 * @param given - The decimal mark of the table, if it is known.
 */
export function withDecimalsOf(
  table: { readonly names: readonly string[]; readonly rows: readonly (readonly CellValue[])[] },
  schema: CsvSchema,
  given?: Decimal,
): { readonly schema: CsvSchema; readonly notes: readonly TableNote[] } {
  const columns = [...schema.features, schema.target].filter((column) => column.type === "number");
  const rows = table.rows.slice(0, Math.min(MAX_ROWS, Math.ceil(MAX_CELLS / (columns.length + 1))));
  const places = new Map(table.names.map((name, place) => [name, place]));
  const tallies = new Map(columns.map(({ name }) => [name, tallyOf(rows, places.get(name))]));
  const usual = decided(sumOf([...tallies.values()]));
  const decimalOf = (name: string, learned: Decimal) => given ?? decided(tallies.get(name)!) ?? usual ?? learned;
  const changed = columns.filter(({ name, decimal }) => decimalOf(name, decimal) !== decimal);
  if (changed.length === 0) return { schema, notes: [] };
  const adapted = <Column extends CsvSchema["features"][number] | CsvSchema["target"]>(column: Column): Column =>
    column.type === "number" && changed.includes(column)
      ? { ...column, decimal: decimalOf(column.name, column.decimal) }
      : column;
  const mark = decimalOf(changed[0].name, changed[0].decimal) === "." ? "points" : "commas";
  const message = `decimal ${mark} in ${listFirst(changed.map(({ name }) => name))}, other than in the table of the schema`;
  return {
    schema: { ...schema, features: schema.features.map(adapted), target: adapted(schema.target) },
    notes: [note("decimal", message)],
  };
}

function tallyOf(rows: readonly (readonly CellValue[])[], place: number | undefined): Tally {
  const tally = { point: 0, comma: 0 };
  if (place === undefined) return tally;
  for (const { [place]: cell } of rows) {
    if (typeof cell !== "string" || !/[.,]/.test(cell)) continue;
    const text = cell.trim();
    const isPoint = !Number.isNaN(numberOf(text, "."));
    const isComma = !Number.isNaN(numberOf(text, ","));
    if (isPoint && !isComma) tally.point++;
    else if (isComma && !isPoint) tally.comma++;
  }
  return tally;
}

function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, { point, comma }) => ({ point: sum.point + point, comma: sum.comma + comma }), {
    point: 0,
    comma: 0,
  });
}

function decided({ point, comma }: Tally): Decimal | undefined {
  if (point > 0 && comma > 0) return undefined;
  return point > 0 ? "." : comma > 0 ? "," : undefined;
}
