/** Targets of a classifier as its network learns them. */
import { rangeError, show } from "../core/check";
import { rowsOf, type Matrix, type MatrixLike } from "../core/matrix";
import { weightsOfClasses } from "../data/class-weights";
import { isLabelsLoss, type ClassifierSettings, type EstimatorLoss } from "./estimator-options";
import { allClasses, sameClasses } from "./going-on";
import { assertLabels, classesOf, encodeLabels, type Label } from "./label-encoder";
import { columnNames, isLabelRows, toLabelRows } from "./label-rows";
import type { EncodedTargets } from "./mlp-estimator";

/** A label for each row; or rows of 0 and 1, a column for each of several labels. */
export type ClassTargets<Target extends Label | number[]> = ArrayLike<Target> | MatrixLike;

/** What the classes of a fit follow from, beside its targets. */
interface ClassChoice {
  readonly settings: ClassifierSettings;
  /** Whether the fit is a `partialFit`, whose rows may lack classes. */
  readonly isPartial: boolean;
  /** All classes, in the first `partialFit`. */
  readonly given: readonly Label[] | undefined;
}

/** Encoded targets, and the classes that their indices or columns stand for. */
interface EncodedClasses {
  readonly classes: readonly Label[];
  readonly targets: EncodedTargets;
}

/** How targets that were checked become indices or rows. */
interface ClassEncoding {
  /** Whether each row has several labels. */
  readonly isRows: boolean;
  /** Rows of the targets. */
  readonly count: number;
  /** Encodes the rows that count; `known` are the classes of the fit that this one goes on from. */
  readonly encode: (who: string, rows: Int32Array, known: readonly Label[] | undefined) => EncodedClasses;
}

/**
 * The encoding of labels, or of rows of them.
 *
 * @throws TypeError, RangeError for what are no labels.
 */
export function classEncoding<Target extends Label | number[]>(
  who: string,
  y: ClassTargets<Target>,
  choice: ClassChoice,
): ClassEncoding {
  if (isLabelRows(y)) return rowsEncoding(toLabelRows(who, y), choice);
  assertLabels(who, y);
  return labelsEncoding(y, choice);
}

/** A column for each label; each has a sigmoid. */
function rowsEncoding(matrix: Matrix, { settings, given }: ClassChoice): ClassEncoding {
  const fanOut = matrix.columns;
  return {
    isRows: true,
    count: matrix.rows,
    encode: (who, rows, known) => {
      assertNoClassWeight(who, settings);
      const classes = allClasses(who, columnNames(fanOut), known ?? given);
      const { loss = "binaryCrossEntropyFromLogits" } = settings;
      if (!isLabelsLoss(loss)) throw lossError(who, loss, "rows of several labels", "binaryCrossEntropyFromLogits");
      return { classes, targets: { loss, fanOut, targets: rowsOf(matrix, rows) } };
    },
  };
}

/** An index of a class for each row; a softmax for all. */
function labelsEncoding(y: ArrayLike<Label>, { settings, isPartial, given }: ClassChoice): ClassEncoding {
  return {
    isRows: false,
    count: y.length,
    encode: (who, rows, known) => {
      const labels = Array.from(rows, (row) => y[row]);
      const occurring = classesOf(who, labels);
      const classes = isPartial ? allClasses(who, given, known) : sameClasses(who, occurring, known);
      const targets = encodeLabels(who, labels, classes);
      // A second output, never a target, lets one class alone be fitted like any other number.
      const fanOut = Math.max(2, classes.length);
      const classWeights = outputWeights(who, settings.classWeight, classes, targets, fanOut);
      const { loss = "crossEntropy" } = settings;
      if (isLabelsLoss(loss)) throw lossError(who, loss, "one label a row", "crossEntropy");
      return { classes, targets: { loss, fanOut, targets, classWeights } };
    },
  };
}

/** The weight of each output. */
function outputWeights(
  who: string,
  classWeight: ClassifierSettings["classWeight"],
  classes: readonly Label[],
  targets: Int32Array,
  fanOut: number,
): number[] | undefined {
  if (classWeight === undefined) return undefined;
  if (classWeight === "balanced" && who.endsWith("partialFit")) {
    throw rangeError(who, 'classWeight is "balanced", which needs all samples', "give a weight for each class by name");
  }
  const weights = weightsOfClasses(who, classWeight, classes, targets);
  if (targets.every((label) => weights[label] === 0)) {
    throw rangeError(who, "classWeight is 0 for all samples", "give at least one class a weight above 0");
  }
  return Array.from({ length: fanOut }, (_, i) => weights[i] ?? 1);
}

/** @throws RangeError for weights of classes where each row has several labels. */
function assertNoClassWeight(who: string, { classWeight }: ClassifierSettings): void {
  if (classWeight === undefined) return;
  throw rangeError(who, "classWeight is given, y has rows of labels", "leave it out, or pass sampleWeights");
}

function lossError(who: string, loss: EstimatorLoss, got: string, needed: EstimatorLoss): RangeError {
  const name = show(typeof loss === "object" ? loss.type : loss);
  return rangeError(who, `loss is ${name}, y has ${got}`, `leave loss out, or make an estimator with ${show(needed)}`);
}
