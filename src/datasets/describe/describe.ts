import { areTexts } from "../../core/array-of";
import { assertOptions, rangeError, show, typeError } from "../../core/check";
import { isColumn, roundMatrix, toDoubleMatrix, type DoubleMatrix } from "../../core/matrix";
import { classIndices } from "../../data/checked-dataset";
import { checkSamples, classesOf } from "../../data/classes-of";
import type { Dataset } from "../../data/dataset";
import type { Targets } from "../../data/targets";
import { statisticsOf, type ColumnStatistics } from "./statistics";
import {
  classWarnings,
  columnWarnings,
  duplicateWarnings,
  scaleWarnings,
  type ClassCount,
  type DataWarning,
} from "./warnings";

const WHO = "describe";

/** What `describe` describes: data as `fit` takes them; names of columns and classes as `readCsv` gives them. */
export interface DescribedDataset extends Dataset {
  /** Names of the input columns, one each. Default "0", "1", ... */
  readonly columns?: readonly string[];
  /** Names of the classes, in the order of their indices. Default the indices that occur. */
  readonly classes?: readonly string[];
}

/** A data set in numbers, as plain data. */
export interface DatasetDescription {
  /** Rows of the inputs. */
  readonly samples: number;
  /** Of the inputs. */
  readonly columns: readonly ColumnStatistics[];
  /** Of class targets. */
  readonly classes?: readonly ClassCount[];
  /** Of targets that are values. */
  readonly targets?: readonly ColumnStatistics[];
  /** What breaks training, the columns' first; empty if nothing was found. */
  readonly warnings: readonly DataWarning[];
}

/**
 * Describes a data set and warns of what breaks training: values that are not finite, scales
 * that differ by thousands, columns that are constant or number the samples, rare classes,
 * test samples that were trained on.
 *
 * @param options - `test`: the data that the network will be tested on.
 * @throws TypeError, RangeError for what is no data set, or test data of other columns.
 *
 * @example
 * ```ts
 * const { train, test } = split(await iris());
 * for (const { message } of describe(train, { test }).warnings) console.warn(message);
 * ```
 */
export function describe(
  dataset: DescribedDataset,
  options: { readonly test?: DescribedDataset } = {},
): DatasetDescription {
  assertOptions(WHO, options, ["test"]);
  const { test } = options;
  const inputs = inputsOf(WHO, dataset);
  const columns = statisticsOf(inputs, dataset.columns ?? numbered(inputs.columns));
  const testInputs = test && inputsOf(`${WHO}: test`, test);
  if (testInputs !== undefined && testInputs.columns !== inputs.columns) {
    throw rangeError(
      WHO,
      `the test data have ${testInputs.columns} columns, the data have ${inputs.columns}`,
      "pass parts of one data set",
    );
  }
  const own = [...columnWarnings(columns), ...scaleWarnings(columns)];
  const shared = testInputs === undefined ? [] : duplicateWarnings(roundMatrix(inputs), roundMatrix(testInputs));
  const classes = countClasses(WHO, dataset);
  if (classes === undefined) {
    const values = targetValues(dataset.targets);
    const targets = statisticsOf(values, numbered(values.columns));
    const ofTargets = columnWarnings(targets, "target").filter(({ kind }) => kind !== "identifier");
    return { samples: inputs.rows, columns, targets, warnings: [...own, ...ofTargets, ...shared] };
  }
  const ofClasses = classWarnings(classes, test && countClasses(`${WHO}: test`, test));
  return { samples: inputs.rows, columns, classes, warnings: [...own, ...ofClasses, ...shared] };
}

function inputsOf(who: string, dataset: DescribedDataset): DoubleMatrix {
  checkSamples(who, dataset);
  const inputs = toDoubleMatrix(who, "inputs", dataset.inputs);
  assertNames(who, "columns", dataset.columns, inputs.columns);
  assertNames(who, "classes", dataset.classes);
  return inputs;
}

function assertNames(who: string, name: "columns" | "classes", names: unknown, count?: number): void {
  if (names === undefined) return;
  if (!areTexts(names)) throw typeError(who, `${name} are ${show(names)}`, "pass an array of names");
  if (count === undefined || names.length === count) return;
  throw rangeError(who, `there are ${count} columns and ${names.length} names of them`, "pass one for each");
}

/** Targets that are no classes, as they are: what is not finite is told, not refused. */
function targetValues(targets: Targets): DoubleMatrix {
  const rows = isColumn(targets) ? Array.from(targets, (value) => [value]) : targets;
  return toDoubleMatrix(WHO, "targets", rows);
}

/** Names of columns or classes that have none: "0", "1", ... */
function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, i) => String(i));
}

/** Samples of each class; undefined for targets that are values. @throws RangeError for a class without a name. */
function countClasses(who: string, dataset: DescribedDataset): ClassCount[] | undefined {
  const labels = classesOf(dataset);
  if (labels === undefined) return undefined;
  const indices = classIndices(who, "target", labels, dataset.classes?.length);
  const counts = new Map<number, number>();
  for (const label of indices) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (dataset.classes === undefined) {
    return [...counts].sort(([a], [b]) => a - b).map(([label, samples]) => ({ name: String(label), samples }));
  }
  return dataset.classes.map((name, label) => ({ name, samples: counts.get(label) ?? 0 }));
}
