import { isObject } from "../core/kind";
import { show, typeError } from "../core/check";
import { checkInputs, type MatrixLike } from "../core/matrix";
import { assertSampleWeights } from "./assert-weights";
import { checkTargets, type Targets } from "./targets";

/** Samples and what a network is to give for them. */
export interface Dataset {
  /** (samples, fanIn). */
  readonly inputs: MatrixLike;
  /** One class index or one row for each sample. */
  readonly targets: Targets;
  /** How much each sample counts: 0 or more, and 0 as if it were not there. Default all 1. */
  readonly sampleWeights?: ArrayLike<number> | undefined;
}

export function assertDataset(who: string, dataset: unknown): asserts dataset is object {
  if (isObject(dataset)) return;
  throw typeError(who, `the data are ${show(dataset)}`, "pass { inputs, targets }");
}

/**
 * Checks the form of a data set for a network, not its numbers; returns its rows. Nothing is copied or allocated.
 *
 * @throws TypeError, RangeError for anything of another kind, shape or number.
 */
export function checkDataset(who: string, dataset: Dataset, fanIn: number, fanOut: number): number {
  assertDataset(who, dataset);
  const rows = checkInputs(who, "inputs", dataset.inputs, fanIn);
  checkTargets(who, dataset.targets, rows, fanOut);
  if (dataset.sampleWeights !== undefined) assertSampleWeights(who, dataset.sampleWeights, rows);
  return rows;
}
