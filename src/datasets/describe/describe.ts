import { assertOptions, rangeError, typeError } from "../../core/check";
import { toMatrix, type Matrix } from "../../core/matrix";
import type { ClassificationDataset, RegressionDataset } from "../dataset";
import { hasClasses } from "../samples";
import { statisticsOf, type ColumnStatistics } from "./statistics";
import {
  classWarnings,
  columnWarnings,
  duplicateWarnings,
  scaleWarnings,
  type ClassCount,
  type DataWarning,
} from "./warnings";

/** What `describe` describes; names of columns as `readCsv` gives them. */
export type DescribedDataset = (ClassificationDataset | RegressionDataset) & { readonly columns?: readonly string[] };

/** A data set in numbers, as plain data. */
export interface DatasetDescription {
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
  assertOptions("describe", options, ["test"]);
  const { test } = options;
  const inputs = inputsOf("the data", dataset);
  const columns = statisticsOf(inputs, dataset.columns ?? numbered(inputs.columns));
  const testInputs = test && inputsOf("the test data", test);
  if (testInputs !== undefined && testInputs.columns !== inputs.columns) {
    throw rangeError(
      "describe",
      `the test data have ${testInputs.columns} columns, the data have ${inputs.columns}`,
      "pass parts of one data set",
    );
  }
  const own = [...columnWarnings(columns), ...scaleWarnings(columns)];
  const shared = testInputs === undefined ? [] : duplicateWarnings(inputs, testInputs);
  if (!hasClasses(dataset)) {
    const targets = statisticsOf(dataset.targets, numbered(dataset.targets.columns));
    const ofTargets = columnWarnings(targets, "target").filter(({ kind }) => kind !== "identifier");
    return { samples: inputs.rows, columns, targets, warnings: [...own, ...ofTargets, ...shared] };
  }
  const classes = countClasses(dataset);
  const ofClasses = classWarnings(classes, test && hasClasses(test) ? countClasses(test) : []);
  return { samples: inputs.rows, columns, classes, warnings: [...own, ...ofClasses, ...shared] };
}

function inputsOf(what: string, dataset: unknown): Matrix {
  if (dataset === null || typeof dataset !== "object" || !("inputs" in dataset) || !("targets" in dataset)) {
    throw typeError("describe", `${what} are no data set`, "pass { inputs, targets }");
  }
  return toMatrix("describe", "inputs", dataset.inputs as Matrix);
}

/** Names of columns that have none: "0", "1", ... */
function numbered(columns: number): string[] {
  return Array.from({ length: columns }, (_, i) => String(i));
}

function countClasses({ targets, classes }: ClassificationDataset): ClassCount[] {
  const counts = new Int32Array(classes.length);
  for (const label of targets) counts[label]++;
  return classes.map((name, label) => ({ name, samples: counts[label] }));
}
