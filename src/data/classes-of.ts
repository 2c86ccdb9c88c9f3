import { checkMatrix, isColumn } from "../core/matrix";
import { typedArrayName } from "../core/typed-array";
import { assertSampleWeights } from "./assert-weights";
import { areClassIndices } from "./checked-dataset";
import { assertDataset, type Dataset } from "./dataset";
import { checkTargets, type Labels } from "./targets";

/** Checks the form of a data set for any network, not its numbers; returns its rows. @throws TypeError, RangeError */
export function checkSamples(who: string, dataset: Dataset): number {
  assertDataset(who, dataset);
  const rows = checkMatrix(who, "inputs", dataset.inputs);
  checkTargets(who, dataset.targets, rows);
  if (dataset.sampleWeights !== undefined) assertSampleWeights(who, dataset.sampleWeights, rows);
  return rows;
}

/** The class indices of a checked data set: a list of integers from 0, not of floating-point numbers; else undefined. */
export function classesOf({ targets }: Dataset): Labels | undefined {
  if (!isColumn(targets) || typedArrayName(targets)?.startsWith("Float")) return undefined;
  return areClassIndices(targets) ? targets : undefined;
}
