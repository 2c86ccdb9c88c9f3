import { zeros } from "../core/allocate";
import type { Features } from "./features";

/** Encoded rows with their targets, as many as come. */
export class RowList {
  count = 0;
  #data: Float64Array;
  #targets = new Float64Array(256);

  constructor(readonly columns: number) {
    this.#data = new Float64Array(256 * columns);
  }

  /** Copies a row. */
  add(features: Float64Array, target: number): void {
    if (this.count === this.#targets.length) {
      this.#data = grown(this.#data);
      this.#targets = grown(this.#targets);
    }
    this.#data.set(features, this.count * this.columns);
    this.#targets[this.count++] = target;
  }

  clear(): void {
    this.count = 0;
  }

  /** A view, until rows are added. */
  get features(): Features {
    return { data: this.#data.subarray(0, this.count * this.columns), rows: this.count, columns: this.columns };
  }

  /** A view, until rows are added. */
  get targets(): Float64Array {
    return this.#targets.subarray(0, this.count);
  }
}

function grown(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const more = zeros(Float64Array, 2 * numbers.length);
  more.set(numbers);
  return more;
}
