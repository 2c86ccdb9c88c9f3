import type { Matrix } from "../core/matrix";
import { meanMatrix } from "../core/mean-matrix";
import { softmaxRows } from "../core/softmax";
import type { Network } from "../network/network";
import type { Features } from "./features";
import type { InputTransform } from "./input-transform";
import { unscaleTarget, type TargetScale } from "./target-scale";

/** Networks of one architecture whose answers are averaged, and what stands between them and the features. */
export interface Ensemble {
  readonly networks: readonly Network[];
  readonly transform: InputTransform;
  /** Logits are divided by it; 1 for values. */
  readonly temperature: number;
  /** Of the values to predict; undefined for classes. */
  readonly targetScale: TargetScale | undefined;
}

/** Mean of the members' probabilities, (rows, classes). */
export function predictProbabilities({ networks, transform, temperature }: Ensemble, features: Features): Matrix {
  const inputs = transform.transform(features);
  return meanMatrix(networks.map((network) => softmaxRows(cooled(network.predict(inputs), temperature))));
}

/** Mean of the members' values, in the units of the target. */
export function predictValues({ networks, transform, targetScale }: Ensemble, features: Features): Float64Array {
  const inputs = transform.transform(features);
  const { data } = meanMatrix(networks.map((network) => network.predict(inputs)));
  return Float64Array.from(data, (output) => unscaleTarget(output, targetScale!));
}

/** Logits divided by a temperature. */
export function cooled({ data, rows, columns }: Matrix, temperature: number): Matrix {
  return temperature === 1 ? { data, rows, columns } : { data: data.map((z) => z / temperature), rows, columns };
}
