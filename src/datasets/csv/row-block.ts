import { floats } from "../../core/allocate";
import type { Matrix } from "../../core/matrix";
import { keeps } from "./encode-table";
import type { RowEncoder } from "./row-encoder";

/** Encoded rows, filled and emptied again and again. */
export class RowBlock {
  rows = 0;
  readonly #data: Float32Array;
  readonly #targets: Float32Array;
  readonly #features: Float64Array;

  /** @param file - Who reads what, for messages. */
  constructor(
    private readonly file: string,
    private readonly encoder: RowEncoder,
    private readonly capacity: number,
  ) {
    this.#data = floats(capacity * encoder.columns);
    this.#targets = new Float32Array(capacity);
    this.#features = new Float64Array(encoder.columns);
  }

  get isFull(): boolean {
    return this.rows === this.capacity;
  }

  add(row: readonly string[], line: number): void {
    const { encoder } = this;
    const missing = encoder.encodeSingle(row, this.#features, line);
    const target = encoder.target(row, line);
    if (!keeps({ file: this.file, lines: Int32Array.of(line) }, encoder, missing, target, 0)) return;
    this.#data.set(this.#features, this.rows * encoder.columns);
    this.#targets[this.rows++] = target;
  }

  /** Copies `count` rows from place `first` of an order, or of the file's. */
  take(order: Int32Array | undefined, first: number, count: number): { inputs: Matrix; targets: Float32Array } {
    const { columns } = this.encoder;
    const data = floats(count * columns);
    const targets = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const row = order?.[first + i] ?? first + i;
      data.set(this.#data.subarray(row * columns, (row + 1) * columns), i * columns);
      targets[i] = this.#targets[row];
    }
    return { inputs: { data, rows: count, columns }, targets };
  }

  clear(): void {
    this.rows = 0;
  }
}
