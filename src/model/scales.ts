import type { Network } from "../network/network";
import type { EncodedTable } from "./encoded-table";
import { takeRows } from "./features";
import type { TrainingData } from "./fit-network";
import type { HeldOutOutputs } from "./held-out-outputs";
import { InputTransform } from "./input-transform";
import { headOf } from "../extras/task-head";
import { fitTargetScale, joinedValues, predictedValues, scaleTargets, type TargetScale } from "./target-scale";
import type { TrainingSettings } from "./settings";

/** What stands between the numbers of a table and a network. */
export interface Scales {
  readonly transform: InputTransform;
  readonly targetScale: TargetScale | undefined;
}

/** Learns from some rows of a table, or from all. */
export function learnScales(
  { features, kinds, targets, classes }: EncodedTable,
  { pieces, loss }: Pick<TrainingSettings, "pieces" | "loss">,
  rows?: Int32Array,
): Scales {
  const known = rows === undefined ? features : takeRows(features, rows);
  const values = rows === undefined ? targets : Float64Array.from(rows, (row) => targets[row]);
  return {
    transform: InputTransform.fit(known, kinds, pieces),
    targetScale: classes === undefined ? fitTargetScale(values, loss) : undefined,
  };
}

/** Outputs of a network for classes, or for a value. */
export function outputsOf(classes: readonly string[] | undefined, targetScale: TargetScale | undefined): number {
  return classes?.length ?? headOf(targetScale?.loss).width;
}

export function trainingDataOf(
  { features, targets, classes }: EncodedTable,
  { transform, targetScale }: Scales,
  rows: Int32Array,
  weights: Float64Array | undefined,
): TrainingData {
  const values = Float64Array.from(rows, (row) => targets[row]);
  return {
    inputs: transform.transform(takeRows(features, rows)),
    targets: targetScale === undefined ? Int32Array.from(values) : scaleTargets(values, targetScale),
    fanOut: outputsOf(classes, targetScale),
    sampleWeights: weights && Float32Array.from(rows, (row) => weights[row]),
  };
}

/** What networks predict together for rows that they have not learned from. */
export function heldOutOutputs(
  networks: readonly Network[],
  { features }: EncodedTable,
  { transform, targetScale }: Scales,
  rows: Int32Array,
): HeldOutOutputs {
  const inputs = transform.transform(takeRows(features, rows));
  const outputs = networks.map((network) => network.predict(inputs));
  return { rows, outputs, predicted: targetScale && predictedValues(outputs, targetScale) };
}

/** Answers one after the other, of as many networks each. */
export function joined(parts: readonly HeldOutOutputs[]): HeldOutOutputs {
  const rows = Int32Array.from(parts.flatMap((part) => [...part.rows]));
  const outputs = parts[0].outputs.map(({ columns }, network) => {
    const data = Float32Array.from(parts.flatMap((part) => [...part.outputs[network].data]));
    return { data, rows: rows.length, columns };
  });
  const predicted = parts.flatMap((part) => part.predicted ?? []);
  return {
    rows,
    outputs,
    predicted: predicted.length === 0 ? undefined : joinedValues(predicted),
  };
}
