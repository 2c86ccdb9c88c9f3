import { split, type CsvClassification, type CsvRegression } from "../../datasets/index";
import { rangeError, show } from "../../core/check";

/** Rows that training needs, and that a part needs to say something. */
const MIN_ROWS = 10;

/** The parts of a table: to learn from, to stop by, to be judged by. */
export interface Partition<Data> {
  readonly train: Data;
  readonly validation: Data | undefined;
  readonly test: Data | undefined;
}

/**
 * Deals rows out at random, classes in equal shares.
 *
 * @throws RangeError for too few rows or a class that is seen only once.
 */
export function partition<Data extends CsvClassification | CsvRegression>(
  data: Data,
  shares: { readonly validation: number; readonly test: number; readonly seed: number },
): Partition<Data> {
  const { rows } = data.inputs;
  if (rows < MIN_ROWS) throw rangeError("the data", `there are ${rows} rows`, `give ${MIN_ROWS} or more`);
  if (data.task === "classification") assertClasses(data);
  const held = hold(data, shares.test, shares.seed);
  // A share of all rows, of what is left now.
  const { train, test } = hold(held.train, shares.validation / (1 - shares.test), shares.seed + 1);
  return { train, validation: test, test: held.test };
}

function hold<Data extends CsvClassification | CsvRegression>(
  data: Data,
  share: number,
  seed: number,
): { train: Data; test: Data | undefined } {
  if (share === 0) return { train: data, test: undefined };
  return split(data, { testFraction: share, stratify: canStratify(data, share), seed });
}

/** Whether equal shares of the classes come to some rows: with many small classes each may round to none. */
function canStratify(data: CsvClassification | CsvRegression, share: number): boolean {
  return data.task === "classification" && countsOf(data).some((count) => Math.round(share * count) > 0);
}

function countsOf({ targets, classes }: CsvClassification): number[] {
  const counts = classes.map(() => 0);
  for (const label of targets) counts[label]++;
  return counts;
}

function assertClasses(data: CsvClassification): void {
  const { name } = data.schema.target;
  const lonely = data.classes.filter((_, label) => countsOf(data)[label] === 1);
  if (lonely.length === 0) return;
  throw rangeError(
    `column ${show(name)}`,
    `${lonely.length === 1 ? "class" : "classes"} ${listed(lonely)} ${lonely.length === 1 ? "is" : "are"} seen only once, which is too little to learn from and to be judged by`,
    'add rows, take such rows out, or pass "--task regression" if these are numbers',
  );
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(show).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
