import type { Matrix } from "../../core/matrix";
import type { RowEncoder } from "./row-encoder";

/** Encoded rows, filled and emptied again and again. */
export class RowBlock {
  rows = 0;
  readonly #data: Float32Array;
  readonly #targets: Float32Array;

  constructor(
    private readonly encoder: RowEncoder,
    private readonly capacity: number,
  ) {
    this.#data = new Float32Array(capacity * encoder.columns);
    this.#targets = new Float32Array(capacity);
  }

  get isFull(): boolean {
    return this.rows === this.capacity;
  }

  add(row: readonly string[], line: number): void {
    const target = this.encoder.encode(row, line, this.#data, this.rows * this.encoder.columns);
    if (target !== undefined) this.#targets[this.rows++] = target;
  }

  /** Copies `count` rows from place `first` of an order, or of the file's. */
  take(order: Int32Array | undefined, first: number, count: number): { inputs: Matrix; targets: Float32Array } {
    const { columns } = this.encoder;
    const data = new Float32Array(count * columns);
    const targets = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const row = order?.[first + i] ?? first + i;
      data.set(this.#data.subarray(row * columns, (row + 1) * columns), i * columns);
      targets[i] = this.#targets[row];
    }
    return { inputs: { data, rows: count, columns }, targets };
  }

  clear(): void {
    this.#data.fill(0);
    this.rows = 0;
  }
}
