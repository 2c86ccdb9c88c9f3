import { checkMatrix, isColumn } from "../core/matrix";
import { isNumberArray, typedArrayName } from "../core/typed-array";
import { assertSampleWeights } from "./assert-weights";
import { areClassIndices } from "./checked-dataset";
import { assertDataset, type Dataset } from "./dataset";
import { checkedValue, checkTargets, type Labels } from "./targets";

/**
 * Checks the form of a data set for any network; returns its rows. Whether its numbers are finite is not asked.
 *
 * @throws TypeError, RangeError
 */
export function checkSamples(who: string, dataset: Dataset): number {
  assertDataset(who, dataset);
  const { inputs, targets, sampleWeights } = dataset;
  const rows = checkMatrix(who, "inputs", inputs);
  checkTargets(who, targets, rows);
  if (isColumn(targets) && !isNumberArray(targets)) for (let i = 0; i < rows; i++) checkedValue(who, targets[i], i);
  if (sampleWeights !== undefined) assertSampleWeights(who, sampleWeights, rows);
  return rows;
}

/** The class indices of a checked data set: a list of integers from 0, not of floating-point numbers; else undefined. */
export function classesOf({ targets }: Dataset): Labels | undefined {
  if (!isColumn(targets) || typedArrayName(targets)?.startsWith("Float")) return undefined;
  return areClassIndices(targets) ? targets : undefined;
}
