import type { Matrix } from "../core/matrix";
import { meanMatrix } from "../core/mean-matrix";
import { softmaxRows } from "../core/softmax";
import type { Network } from "../network/network";
import type { Features } from "./features";
import type { InputTransform } from "./input-transform";
import { headOf } from "../extras/task-head";
import { predictedValues, type PredictedValues, type TargetScale } from "./target-scale";

/** Networks of one architecture whose answers are averaged, and what stands between them and the features. */
export interface Ensemble {
  readonly networks: readonly Network[];
  /** Whether the networks are one member, trained with settings that held-out rows cannot tell apart: they have no spread. */
  readonly isBlend: boolean;
  readonly transform: InputTransform;
  /** Logits are divided by it; 1 for values. */
  readonly temperature: number;
  /** Of the values to predict; undefined for classes. */
  readonly targetScale: TargetScale | undefined;
}

/** What an ensemble says of some rows. */
export interface EnsembleOutputs {
  /** Mean of the members' probabilities, a row each; or of their values, in the units of the target. */
  readonly data: ArrayLike<number>;
  /** Classes, or 1. */
  readonly columns: number;
  /** Standard deviation of the members (biased), laid out as `data`; undefined for one member. */
  readonly spread: Float64Array | undefined;
  /** Of values: all that is predicted for them. */
  readonly predicted?: PredictedValues;
}

/** What the members say on average, and how far they differ. */
export function predictEnsemble({ networks, transform, ...rest }: Ensemble, features: Features): EnsembleOutputs {
  const { isBlend, temperature, targetScale } = rest;
  const inputs = transform.transform(features);
  const each = networks.map((network) => network.predict(inputs));
  if (targetScale === undefined) {
    const probabilities = probabilitiesOf(each, temperature);
    const { data, columns } = meanMatrix(probabilities);
    return { data, columns, spread: isBlend ? undefined : spreadOf(probabilities, data) };
  }
  const predicted = predictedValues(each, targetScale);
  const spread = isBlend ? undefined : spreadOfValues(each, targetScale);
  return { data: predicted.values, columns: 1, spread, predicted };
}

/** In the unit of the target. */
function spreadOfValues(outputs: readonly Matrix[], { loss, deviation }: TargetScale): Float64Array | undefined {
  if (outputs.length === 1) return undefined;
  const head = headOf(loss);
  const members = outputs.map((one) => head.predicted([one], [deviation]).values);
  return spreadOf(members, meanMatrix(members).data)?.map((size) => size * deviation);
}

function spreadOf(members: readonly Matrix[], mean: ArrayLike<number>): Float64Array | undefined {
  if (members.length === 1) return undefined;
  return Float64Array.from({ length: mean.length }, (_, i) => {
    const squares = members.reduce((sum, { data }) => sum + (data[i] - mean[i]) ** 2, 0);
    return Math.sqrt(squares / members.length);
  });
}

/** Of the classes, for each network, at a temperature. */
export function probabilitiesOf(logits: readonly Matrix[], temperature: number): Matrix[] {
  return logits.map((one) => softmaxRows(cooled(one, temperature)));
}

/** Logits divided by a temperature. */
function cooled({ data, rows, columns }: Matrix, temperature: number): Matrix {
  return temperature === 1 ? { data, rows, columns } : { data: data.map((z) => z / temperature), rows, columns };
}
