/** What a search ranks its configurations by. */
import { rangeError, show } from "../../core/check";
import type { Matrix } from "../../core/matrix";
import { softmaxRows } from "../../core/softmax";
import { isInt32Array } from "../../core/typed-array";
import {
  CLASS_METRICS,
  isError,
  VALUE_METRICS,
  type ClassMetricName,
  type ValueMetricName,
} from "../../metrics/named-metrics";

/** The loss that training minimizes, or a metric of classes or values. */
export type SearchMetric = "loss" | ClassMetricName | ValueMetricName;

const OF_CLASSES = ["loss", ...(Object.keys(CLASS_METRICS) as ClassMetricName[])] as const;
const OF_VALUES = ["loss", ...(Object.keys(VALUE_METRICS) as ValueMetricName[])] as const;

/** Every name of a metric, for lists of choices. */
export const SEARCH_METRICS: readonly SearchMetric[] = [...new Set<SearchMetric>([...OF_CLASSES, ...OF_VALUES])];

/**
 * The metric of a task: the one that was asked for, or accuracy and the loss.
 *
 * @throws RangeError for one that does not suit the targets.
 */
export function metricFor(who: string, asked: SearchMetric | undefined, isClasses: boolean): SearchMetric {
  if (asked === undefined) return isClasses ? "accuracy" : "loss";
  const known: readonly SearchMetric[] = isClasses ? OF_CLASSES : OF_VALUES;
  if (known.includes(asked)) return asked;
  const targets = isClasses ? "classes" : "values";
  throw rangeError(who, `metric is ${show(asked)}, the targets are ${targets}`, `choose one of ${known.join(", ")}`);
}

/**
 * How good outputs are by a metric, the more the better: errors count negatively. Logits of classes become probabilities first.
 *
 * @param found - Loss and accuracy, which are known.
 */
export function scoreBy(
  metric: SearchMetric,
  outputs: () => Matrix,
  targets: Int32Array | Matrix,
  found: { readonly loss: number; readonly accuracy: number },
): number {
  if (metric === "loss") return -found.loss;
  if (metric === "accuracy") return found.accuracy;
  const value = isInt32Array(targets)
    ? CLASS_METRICS[metric as ClassMetricName](softmaxRows(outputs()), targets)
    : VALUE_METRICS[metric as ValueMetricName](outputs(), targets);
  return isError(metric) ? -value : value;
}
