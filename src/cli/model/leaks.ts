import { largest } from "../../core/extremes";
import { RowEncoder, type CsvSchema } from "../../datasets/index";
import type { TableRows } from "../../datasets/csv/table-rows";

/** Rows below which one column may tell the target by chance. */
const MIN_ROWS = 50;
/** Share of the rows that a suspicious column tells right. */
const SUSPICIOUS = 0.995;
/** Rows that each value of the column stands for on average: fewer would be names of the rows. */
const ROWS_A_VALUE = 5;

/** Columns that alone tell the target: perhaps it is not known yet when a prediction is asked for. */
export function suspiciousColumns(table: TableRows, schema: CsvSchema): string[] {
  const encoder = new RowEncoder(schema, table.names);
  const targets = table.rows.map((row) => encoder.target(row));
  if (targets.filter((target) => !Number.isNaN(target)).length < MIN_ROWS) return [];
  const isClass = schema.target.type === "class";
  return schema.features.flatMap(({ name }) => {
    const column = table.names.indexOf(name);
    if (column < 0) return [];
    const cells = table.rows.map((row) => String(row[column]));
    return (isClass ? tellsClass(cells, targets) : tellsValue(cells, targets)) ? [name] : [];
  });
}

/** Whether the commonest class of each value is right nearly always, and better than the commonest of all. */
function tellsClass(cells: readonly string[], targets: readonly number[]): boolean {
  const counts = new Map<string, Map<number, number>>();
  const all = new Map<number, number>();
  let rows = 0;
  targets.forEach((target, r) => {
    if (Number.isNaN(target)) return;
    const group = counts.get(cells[r]) ?? new Map<number, number>();
    counts.set(cells[r], group.set(target, (group.get(target) ?? 0) + 1));
    all.set(target, (all.get(target) ?? 0) + 1);
    rows++;
  });
  if (counts.size * ROWS_A_VALUE > rows) return false;
  const right = [...counts.values()].reduce((sum, group) => sum + largest(group.values()), 0);
  return right >= SUSPICIOUS * rows && largest(all.values()) < 0.95 * rows;
}

/** Whether the numbers of a column are the target, up to a straight line. */
function tellsValue(cells: readonly string[], targets: readonly number[]): boolean {
  const pairs = targets
    .map((target, r) => [Number(cells[r]), target] as const)
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  if (pairs.length < 0.9 * targets.length) return false;
  const [x, y] = [pairs.map(([value]) => value), pairs.map(([, value]) => value)];
  const [meanX, meanY] = [mean(x), mean(y)];
  const covariance = mean(x.map((value, i) => (value - meanX) * (y[i] - meanY)));
  const deviations = Math.sqrt(mean(x.map((v) => (v - meanX) ** 2)) * mean(y.map((v) => (v - meanY) ** 2)));
  return deviations > 0 && Math.abs(covariance) / deviations > SUSPICIOUS;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}
