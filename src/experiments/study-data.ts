import { rangeError, show, typeError } from "../core/check";
import { hashBytes } from "../core/hash";
import { checkMatrix, columnsOf, notFiniteError, toMatrix, type Matrix } from "../core/matrix";
import type { PopulationTask } from "../population/task";
import { assertDataset, type Dataset } from "../training/dataset";
import { isLabels, type Labels, type Targets } from "../training/targets";
import type { TrainingSettings } from "./study-options";

/** The data of a study by size and fingerprint: enough to know them again. */
export interface DatasetIdentity {
  readonly samples: number;
  readonly features: number;
  /** 16 hexadecimal digits over inputs and targets. */
  readonly hash: string;
}

/** Data in the form that populations take. */
export type StudyData = Pick<PopulationTask, "inputs" | "targets" | "labels"> & { readonly identity: DatasetIdentity };

/**
 * Checks a data set against the settings and brings it into the form that populations take.
 *
 * @throws TypeError, RangeError for data that do not fit the architecture or the loss.
 */
export function completeData(who: string, dataset: Dataset, settings: TrainingSettings): StudyData {
  assertDataset(who, dataset);
  assertNoWeights(who, dataset);
  const { architecture, lossThreshold } = settings;
  const [fanIn] = architecture;
  const fanOut = architecture[architecture.length - 1];
  const rows = checkMatrix(who, "inputs", dataset.inputs);
  const columns = columnsOf(dataset.inputs);
  if (columns !== fanIn) {
    throw rangeError(
      who,
      `architecture [${architecture.join(", ")}] takes ${fanIn} inputs, the data have ${columns} columns`,
      `begin the architecture with ${columns}`,
    );
  }
  const inputs = toMatrix(who, "inputs", dataset.inputs);
  assertFiniteMatrix(who, "inputs", inputs);
  const { targets, labels } = readTargets(who, dataset.targets, rows, fanOut, settings);
  if (labels === undefined && lossThreshold === null) {
    throw rangeError(who, "the targets are values, not classes, and no lossThreshold is given", "set lossThreshold");
  }
  return { inputs, targets, labels, identity: identityOf(inputs, targets) };
}

/** Networks in lanes learn all samples alike. */
export function assertNoWeights(who: string, { sampleWeights }: Dataset): void {
  if (sampleWeights === undefined) return;
  throw rangeError(
    who,
    "the data have sampleWeights, which studies do not take",
    "leave them out, or repeat the samples that count more",
  );
}

function readTargets(
  who: string,
  targets: Targets,
  rows: number,
  fanOut: number,
  settings: TrainingSettings,
): Pick<PopulationTask, "targets" | "labels"> {
  if (isLabels(targets)) {
    assertRows(who, targets.length, rows);
    if (fanOut === 1 && settings.loss === "meanSquaredError" && !areZeroOrOne(targets)) {
      const values = { data: Float32Array.from(targets), rows, columns: 1 };
      assertFiniteMatrix(who, "targets", values);
      return { targets: values, labels: undefined };
    }
    const labels = checkedLabels(who, targets, fanOut);
    return { targets: rowsOfLabels(labels, fanOut), labels };
  }
  assertRows(who, checkMatrix(who, "targets", targets), rows);
  const columns = columnsOf(targets);
  if (columns !== fanOut) {
    throw rangeError(
      who,
      `targets have ${columns} columns, the architecture ends in ${fanOut}`,
      "pass a column for each output, or change the architecture",
    );
  }
  const matrix = toMatrix(who, "targets", targets);
  assertFiniteMatrix(who, "targets", matrix);
  const labels = labelsOfRows(matrix);
  if (labels === undefined && settings.loss !== "meanSquaredError") {
    throw rangeError(
      who,
      `targets of the loss "${settings.loss}" name no classes`,
      "pass class indices, or rows of 0 with one 1",
    );
  }
  return { targets: matrix, labels };
}

function assertRows(who: string, got: number, needed: number): void {
  if (got !== needed) {
    throw rangeError(who, `there are ${needed} samples and ${got} targets`, "pass one target for each sample");
  }
}

function assertFiniteMatrix(who: string, name: string, { data, columns }: Matrix): void {
  const at = data.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) throw notFiniteError(who, name, data[at], Math.floor(at / columns), at % columns);
}

function areZeroOrOne(targets: Labels): boolean {
  return Array.from(targets).every((target) => target === 0 || target === 1);
}

function checkedLabels(who: string, labels: Labels, fanOut: number): Int32Array {
  const classes = Math.max(fanOut, 2);
  return Int32Array.from(labels, (label: unknown, i) => {
    if (typeof label !== "number") {
      throw typeError(who, `target ${i} is ${show(label)}`, `pass class indices from 0 to ${classes - 1}`);
    }
    if (Number.isInteger(label) && label >= 0 && label < classes) return label;
    throw rangeError(
      who,
      `target ${i} is ${label}, ${fanOut === 1 ? "one output tells two classes apart" : `there are ${fanOut} outputs`}`,
      `pass class indices from 0 to ${classes - 1}, or end the architecture in an output for each class`,
    );
  });
}

/** One-hot rows, or the labels themselves for one output. */
function rowsOfLabels(labels: Int32Array, fanOut: number): Matrix {
  if (fanOut === 1) return { data: Float32Array.from(labels), rows: labels.length, columns: 1 };
  const data = new Float32Array(labels.length * fanOut);
  labels.forEach((label, r) => {
    data[r * fanOut + label] = 1;
  });
  return { data, rows: labels.length, columns: fanOut };
}

/** The classes that rows name: 0 or 1 in one column, else one 1 among zeros; undefined if a row names none. */
function labelsOfRows({ data, rows, columns }: Matrix): Int32Array | undefined {
  const labels = new Int32Array(rows);
  for (let r = 0; r < rows; r++) {
    const row = data.subarray(r * columns, (r + 1) * columns);
    const ones = row.filter((value) => value === 1).length;
    const zeros = row.filter((value) => value === 0).length;
    if (ones + zeros !== columns || (columns > 1 && ones !== 1)) return undefined;
    labels[r] = columns === 1 ? row[0] : row.indexOf(1);
  }
  return labels;
}

function identityOf(inputs: Matrix, targets: Matrix): DatasetIdentity {
  const bytes = new Uint8Array(4 * (inputs.data.length + targets.data.length));
  const view = new DataView(bytes.buffer);
  [inputs, targets].reduce((at, { data }) => {
    data.forEach((value, i) => {
      view.setFloat32(at + 4 * i, value, true);
    });
    return at + 4 * data.length;
  }, 0);
  return { samples: inputs.rows, features: inputs.columns, hash: hashBytes(bytes) };
}
