import { rangeError } from "../core/check";
import { checkMatrix, columnsOf, isColumn, type Matrix, type MatrixLike } from "../core/matrix";
import { isInt32Array } from "../core/typed-array";
import { areClassIndices, checkedDataset, ownDataset } from "../data/checked-dataset";
import { checkSamples } from "../data/classes-of";
import { assertDataset, type Dataset } from "../data/dataset";
import { identityOf, type DatasetIdentity } from "../data/identity";
import { labelsOfRows, oneHotRows } from "../data/one-hot";
import type { Targets } from "../data/targets";
import type { PopulationTask } from "../population/task";
import type { TrainingSettings } from "./study-options";

/** Data in the form that populations take. */
export type StudyData = Pick<PopulationTask, "inputs" | "targets" | "labels"> & {
  readonly identity: DatasetIdentity;
  /** Data that nothing is learned from. */
  readonly test?: PopulationTask["test"];
};

/** The settings that data must fit. */
export type DataSettings = Pick<TrainingSettings, "architecture" | "loss" | "lossThreshold">;

/**
 * Checks a data set against the settings and brings it into the form that populations take.
 *
 * @throws TypeError, RangeError for data that do not fit the architecture or the loss, and for sampleWeights.
 */
export function completeData(who: string, dataset: Dataset | undefined, settings: DataSettings): StudyData {
  assertDataset(who, dataset);
  assertNoWeights(who, dataset);
  const fanOut = settings.architecture[settings.architecture.length - 1];
  assertColumns(who, dataset, settings);
  const given = checkedDataset(who, dataset, {
    kind: kindOf(dataset.targets, fanOut, settings),
    classes: Math.max(2, fanOut),
    remedy: "end the architecture in an output for each class",
  });
  const { inputs, targets: checked } = ownDataset(given);
  const labels = isInt32Array(checked) ? checked : labelsOfRows(checked);
  assertClasses(who, labels, settings);
  const targets = isInt32Array(checked) ? rowsOfLabels(checked, fanOut) : checked;
  return { inputs, targets, labels, identity: identityOf(inputs, targets.data) };
}

/** A data set whose targets are rows: of a plain list, each value is one. @throws TypeError, RangeError as `completeData`. */
export function valueRows(who: string, dataset: Dataset): Dataset & { readonly targets: MatrixLike } {
  checkSamples(who, dataset);
  const { targets } = dataset;
  return { ...dataset, targets: isColumn(targets) ? Array.from(targets, (value) => [value]) : targets };
}

function assertColumns(who: string, { inputs, targets }: Dataset, { architecture }: DataSettings): void {
  const fanIn = architecture[0];
  const fanOut = architecture[architecture.length - 1];
  checkMatrix(who, "inputs", inputs);
  const columns = columnsOf(inputs);
  if (columns !== fanIn) {
    throw rangeError(
      who,
      `architecture [${architecture.join(", ")}] takes ${fanIn} inputs, the data have ${columns} columns`,
      `begin the architecture with ${columns}`,
    );
  }
  if (isColumn(targets)) return;
  checkMatrix(who, "targets", targets);
  if (columnsOf(targets) === fanOut) return;
  throw rangeError(
    who,
    `targets have ${columnsOf(targets)} columns, the architecture ends in ${fanOut}`,
    "pass a column for each output, or change the architecture",
  );
}

/** Networks in lanes learn all samples alike. */
function assertNoWeights(who: string, { sampleWeights }: Dataset): void {
  if (sampleWeights === undefined) return;
  throw rangeError(
    who,
    "the data have sampleWeights, which studies do not take",
    "leave them out, or repeat the samples that count more",
  );
}

/** A list holds values only for one output and the mean squared error, and then unless all are 0 or 1. */
function kindOf(targets: Targets, fanOut: number, { loss }: DataSettings): "classes" | "values" {
  if (!isColumn(targets)) return "values";
  if (fanOut > 1 || loss !== "meanSquaredError") return "classes";
  return areClassIndices(targets, 2) ? "classes" : "values";
}

function assertClasses(who: string, labels: Int32Array | undefined, { loss, lossThreshold }: DataSettings): void {
  if (labels !== undefined) return;
  if (loss !== "meanSquaredError") {
    throw rangeError(
      who,
      `targets of the loss "${loss}" name no classes`,
      "pass class indices, or rows of 0 with one 1",
    );
  }
  if (lossThreshold === null) {
    throw rangeError(who, "the targets are values, not classes, and no lossThreshold is given", "set lossThreshold");
  }
}

/** One-hot rows, or the labels themselves for one output. */
function rowsOfLabels(labels: Int32Array, fanOut: number): Matrix {
  if (fanOut > 1) return oneHotRows(labels, fanOut);
  return { data: Float32Array.from(labels), rows: labels.length, columns: 1 };
}
