import { isKeyed, show, typeError } from "../core/check";
import type { Matrix } from "../core/matrix";
import type { Metric, MetricValue } from "../metrics/metric";
import { ignoreRejection, isThenable } from "../core/thenable";
import { isList } from "../core/typed-array";
import type { Tensor } from "../wasm/tensor";
import type { Batch } from "./batch";
import type { MetricValues } from "./history";

/** Metrics by the names under which a history has them. */
export type Metrics = Readonly<Record<string, Metric>>;

/** Outputs and targets of an epoch, for metrics. */
export class OutputLog {
  #outputs = new Float32Array();
  #targets: Float32Array | Int32Array = new Float32Array();
  #rows = 0;

  constructor(
    private readonly who: string,
    private readonly metrics: Metrics,
    private readonly fanOut: number,
    private readonly targetColumns: number,
  ) {}

  /** Copies the outputs of the last pass and the targets of its batch. */
  add(outputs: Tensor, { targets, classes, rows }: Batch): void {
    const columns = classes ? 1 : this.targetColumns;
    if (this.#rows === 0) this.#targets = classes ? new Int32Array() : new Float32Array();
    this.#outputs = withRoom(this.#outputs, this.#rows * this.fanOut, rows * this.fanOut);
    this.#targets = withRoom(this.#targets, this.#rows * columns, rows * columns);
    this.#outputs.set(outputs.floats.subarray(0, rows * this.fanOut), this.#rows * this.fanOut);
    const source = classes ? targets.integers : targets.floats;
    this.#targets.set(source.subarray(0, rows * columns), this.#rows * columns);
    this.#rows += rows;
  }

  /** The metrics of what was added, which is forgotten. Each has a copy of its own. */
  evaluate(): MetricValues {
    const values = Object.entries(this.metrics).map(([name, metric]) => {
      const outputs = this.#matrix(this.#outputs, this.fanOut);
      const targets =
        this.#targets instanceof Int32Array
          ? this.#targets.slice(0, this.#rows)
          : this.#matrix(this.#targets, this.targetColumns);
      return [name, this.#checked(name, metric(outputs, targets))] as const;
    });
    this.#rows = 0;
    return Object.fromEntries(values);
  }

  #checked(name: string, value: unknown): MetricValue {
    const copy = plainCopy(value);
    if (copy !== undefined) return copy;
    const isPromise = isThenable(value);
    ignoreRejection(value);
    const [got, needed] = isPromise ? ["a promise", "its value"] : [show(value), "a number, or lists of numbers"];
    throw typeError(this.who, `metrics.${name} gives ${got}`, `give a function that returns ${needed}`);
  }

  #matrix(data: Float32Array, columns: number): Matrix {
    return { data: data.slice(0, this.#rows * columns), rows: this.#rows, columns };
  }
}

/** A number, or lists of numbers, as a history and a checkpoint keep them; undefined for anything else. */
function plainCopy(value: unknown, depth = 2): MetricValue | undefined {
  if (typeof value === "number") return value;
  if (depth === 0 || isThenable(value)) return undefined;
  if (isList(value)) return partsOf(value, depth - 1) as MetricValue | undefined;
  if (!isKeyed(value)) return undefined;
  const parts = partsOf(Object.values(value), depth - 1);
  return parts && (Object.fromEntries(Object.keys(value).map((key, i) => [key, parts[i]])) as MetricValue);
}

/** Copies of the parts of a list; the first that is refused, as a hole is, ends it. */
function partsOf(list: Iterable<unknown>, depth: number): MetricValue[] | undefined {
  const parts: MetricValue[] = [];
  for (const part of list) {
    const copy = plainCopy(part, depth);
    if (copy === undefined) return undefined;
    parts.push(copy);
  }
  return parts;
}

/** The array itself, or a longer copy, with room for `added` elements behind the first `used`. */
function withRoom<List extends Float32Array | Int32Array>(list: List, used: number, added: number): List {
  if (used + added <= list.length) return list;
  const longer = new (list.constructor as new (length: number) => List)(Math.max(used + added, 2 * used));
  longer.set(list.subarray(0, used));
  return longer;
}
