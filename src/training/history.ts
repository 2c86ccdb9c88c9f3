import { lookUp } from "../core/look-up";
import type { MetricValue } from "../metrics/metric";

/** One epoch of training. */
export interface EpochRecord {
  /** Counted from 1 over the trainer's life. */
  readonly epoch: number;
  /** Loss of all samples, their mean or sum as the trainer's `reduction`, each before the update it took part in. */
  readonly loss: number;
  /** Share of samples classified right, in the same passes; undefined for regression. */
  readonly accuracy?: number;
  /** Loss on the validation data after the epoch. */
  readonly validationLoss?: number;
  /** Accuracy on the validation data after the epoch. */
  readonly validationAccuracy?: number;
  /** Values of the option `metrics`, by name, from the same passes as `loss`. */
  readonly metrics?: MetricValues;
  /** The same on the validation data after the epoch. */
  readonly validationMetrics?: MetricValues;
  /** Learning rate of the epoch's last update. */
  readonly learningRate: number;
  /** Milliseconds that the epoch took, validation included. */
  readonly durationMs: number;
}

/** Values of metrics, by name. */
export type MetricValues = Readonly<Record<string, MetricValue>>;

/**
 * What `fit` returns: one number an epoch in each list, NaN for an epoch without that value; lists without any value
 * are empty.
 */
export interface History {
  /** Numbers of the epochs, counted from 1 over the trainer's life. */
  readonly epoch: number[];
  /** Loss of all samples, each before the update it took part in. */
  readonly loss: number[];
  /** Share of samples classified right, in the same passes. */
  readonly accuracy: number[];
  /** Loss on the validation data after the epoch. */
  readonly validationLoss: number[];
  /** Accuracy on the validation data after the epoch. */
  readonly validationAccuracy: number[];
  /** Learning rate of the epoch's last update. */
  readonly learningRate: number[];
  /** Milliseconds that the epoch took, validation included. */
  readonly durationMs: number[];
  /** With the option `metrics`: a list for each, by name. */
  metrics?: Record<string, MetricValue[]>;
  /** The same on the validation data. */
  validationMetrics?: Record<string, MetricValue[]>;
  /** With early stopping: the epoch whose parameters the network has. */
  bestEpoch?: number;
}

/** The lists of a history that hold one number an epoch. */
const SERIES = [
  "epoch",
  "loss",
  "accuracy",
  "validationLoss",
  "validationAccuracy",
  "learningRate",
  "durationMs",
] as const;

/** Records turned into lists. */
export function createHistory(records: readonly EpochRecord[] = []): History {
  const history = Object.fromEntries(SERIES.map((name) => [name, []])) as unknown as History;
  for (const epoch of records) record(history, epoch);
  return history;
}

/** Appends an epoch to a history, whose lists stay aligned: an epoch without a value has NaN. */
export function record(history: History, epoch: EpochRecord): void {
  const before = history.epoch.length;
  for (const name of SERIES) append(history[name], before, epoch[name]);
  for (const name of ["metrics", "validationMetrics"] as const) {
    const values = epoch[name] ?? {};
    const lists = history[name] ?? {};
    for (const key of new Set([...Object.keys(lists), ...Object.keys(values)])) {
      append(listOf(lists, key), before, lookUp(values, key));
    }
    if (epoch[name] !== undefined) history[name] = lists;
  }
}

/** The list of a metric, which may have any name. */
function listOf(lists: Record<string, MetricValue[]>, name: string): MetricValue[] {
  if (!Object.hasOwn(lists, name)) {
    Object.defineProperty(lists, name, { value: [], enumerable: true, configurable: true, writable: true });
  }
  return lists[name];
}

/** Appends a value behind those of `before` epochs; a list without any value stays empty. */
function append<Value>(list: (Value | number)[], before: number, value: Value | undefined): void {
  if (value === undefined && list.length === 0) return;
  while (list.length < before) list.push(NaN);
  list.push(value ?? NaN);
}
