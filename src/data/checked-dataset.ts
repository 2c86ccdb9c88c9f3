import { rangeError, show, typeError } from "../core/check";
import {
  checkInputs,
  checkMatrix,
  columnsOf,
  finiteMatrix,
  isColumn,
  isMatrix,
  ownMatrix,
  rowsOf,
  toMatrix,
  type Matrix,
} from "../core/matrix";
import { assertSampleWeights, copySampleWeights } from "./assert-weights";
import { assertDataset, type Dataset } from "./dataset";
import { targetsAt } from "./samples";
import { checkedValue, checkTargets, type Labels, type Targets } from "./targets";

/** What a data set must be. */
export interface DatasetNeeds {
  /** Columns of the inputs. Default: any. */
  readonly fanIn?: number;
  /** Columns of targets that come as rows. Default: any. */
  readonly fanOut?: number;
  /** What a plain list of targets holds. Default: classes if all are class indices. */
  readonly kind?: "classes" | "values" | undefined;
  /** Number of classes; their indices are below it. Default: any. */
  readonly classes?: number | undefined;
  /** What else to do about an index that is too high, as in "add an output". */
  readonly remedy?: string;
}

/** A data set whose form and numbers were checked. What is no matrix was copied into one. */
export interface CheckedDataset {
  readonly inputs: Matrix;
  /** Class indices, or a row of values for each sample. */
  readonly targets: Int32Array | Matrix;
  /** Weights of the samples; undefined where the data set has none. */
  readonly sampleWeights: Float64Array | undefined;
}

/**
 * The one check of a data set outside a network: kind, shapes, numbers.
 *
 * @throws TypeError, RangeError for a data set that is not what is needed; the message names the first fault.
 */
export function checkedDataset(who: string, dataset: Dataset, needs: DatasetNeeds = {}): CheckedDataset {
  assertDataset(who, dataset);
  const { sampleWeights } = dataset;
  const rows =
    needs.fanIn === undefined
      ? checkMatrix(who, "inputs", dataset.inputs)
      : checkInputs(who, "inputs", dataset.inputs, needs.fanIn);
  const inputs = finiteMatrix(who, "inputs", toMatrix(who, "inputs", dataset.inputs, rows));
  checkTargets(who, dataset.targets, rows, needs.fanOut);
  if (sampleWeights !== undefined) assertSampleWeights(who, sampleWeights, rows);
  return {
    inputs,
    targets: checkedTargets(who, dataset.targets, rows, needs),
    sampleWeights: sampleWeights && copySampleWeights(who, sampleWeights, rows),
  };
}

/** The same with matrices of its own, for work that goes on when the caller has them back. */
export function ownDataset(dataset: CheckedDataset): CheckedDataset {
  const { inputs, targets } = dataset;
  return { ...dataset, inputs: ownMatrix(inputs), targets: isMatrix(targets) ? ownMatrix(targets) : targets };
}

/** The samples of a checked data set whose weight is above 0. @throws RangeError if there is none. */
export function weightedSamples(who: string, dataset: CheckedDataset): CheckedDataset {
  const { sampleWeights } = dataset;
  if (sampleWeights === undefined) return dataset;
  const kept = Int32Array.from(sampleWeights.keys()).filter((row) => sampleWeights[row] > 0);
  if (kept.length === 0) {
    throw rangeError(who, "the weights of all samples are 0", "give at least one a weight above 0");
  }
  if (kept.length === sampleWeights.length) return dataset;
  return {
    inputs: rowsOf(dataset.inputs, kept),
    targets: targetsAt(who, dataset.targets, kept) as Int32Array | Matrix,
    sampleWeights: Float64Array.from(kept, (row) => sampleWeights[row]),
  };
}

function checkedTargets(
  who: string,
  targets: Targets,
  rows: number,
  { kind, classes, remedy }: DatasetNeeds,
): Int32Array | Matrix {
  if (!isColumn(targets)) {
    if (kind !== "classes") return finiteMatrix(who, "targets", toMatrix(who, "targets", targets, rows));
    throw rangeError(who, `targets are rows of ${columnsOf(targets)} values`, "pass a class index for each sample");
  }
  if (kind === "classes" || (kind === undefined && areClassIndices(targets))) {
    return classIndices(who, "target", targets, classes, remedy, rows);
  }
  return valuesColumn(who, targets, rows);
}

/** Largest class index there may be: i32. */
const MAX_CLASS = 2 ** 31 - 1;

/** Whether a list holds class indices below `classes` and nothing else. */
export function areClassIndices(targets: Labels, classes = MAX_CLASS + 1): boolean {
  for (const label of targets) if (!isClassIndex(label, classes)) return false;
  return true;
}

function isClassIndex(label: unknown, classes: number): label is number {
  return Number.isInteger(label) && (label as number) >= 0 && (label as number) < classes;
}

/**
 * A list of class indices as an Int32Array, a copy.
 *
 * @param name - What one of them is called in messages.
 * @param classes - Number of classes; any by default.
 */
export function classIndices(
  who: string,
  name: string,
  labels: Labels,
  classes = MAX_CLASS + 1,
  remedy?: string,
  rows = labels.length,
): Int32Array {
  const needed = classes > MAX_CLASS ? "pass class indices from 0" : `pass class indices from 0 to ${classes - 1}`;
  return Int32Array.from({ length: rows }, (_, i) => {
    const label: unknown = labels[i];
    if (isClassIndex(label, classes)) return label;
    const got = `${name} ${i} is ${show(label)}`;
    if (typeof label !== "number") throw typeError(who, got, needed);
    throw rangeError(who, got, remedy === undefined ? needed : `${needed}, or ${remedy}`);
  });
}

/** A list of finite numbers as a matrix of one column. */
function valuesColumn(who: string, values: Labels, rows: number): Matrix {
  const data = Float32Array.from({ length: rows }, (_, i) => checkedValue(who, values[i], i));
  return finiteMatrix(who, "targets", { data, rows, columns: 1 });
}
