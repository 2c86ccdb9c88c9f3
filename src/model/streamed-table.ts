/** A table that is larger than memory: a sample of its rows, and all of them as mini-batches. */
import { columnsOf } from "../datasets/csv/columns-of";
import type { CsvFormat } from "../datasets/csv/csv-options";
import { encoderOf, keeps } from "../datasets/csv/encode-table";
import type { RecordBatch } from "../datasets/csv/record-batch";
import { openRecords } from "../datasets/csv/records";
import { RowEncoder } from "../datasets/csv/row-encoder";
import type { CsvSchema } from "../datasets/csv/schema";
import type { ByteSource } from "../datasets/csv/source";
import { randomPermutation, randomUniform, RandomUse } from "../wasm/random";
import { RowList } from "./row-list";

/** Rows whose parts are drawn at once. */
const DRAWN_ROWS = 4096;
/** Numbers of a block of rows that is shuffled. */
const MAX_BLOCK_NUMBERS = 2 ** 22;
const MAX_BLOCK_ROWS = 10_000;

/** Shares of the rows, each row in one part at most. */
export interface Parts {
  /** Held out: never learned from. */
  readonly heldOut: number;
  /** Also in the sample, which says how inputs are scaled. */
  readonly sample: number;
}

/** A row that has a target. */
interface EncodedRow {
  readonly features: Float64Array;
  readonly target: number;
  readonly draw: number;
}

/** Rows of a file, the first of them with its number. */
interface Batch extends RecordBatch {
  readonly file: string;
  readonly first: number;
}

/** Rows that are learned from, in double precision; reused for the next block. */
export interface TrainingBlock {
  readonly rows: RowList;
  /** In which they are learned from. */
  readonly order: Int32Array;
}

/** A table that is read again each time. */
export class StreamedTable {
  #drawn: { readonly block: number; readonly draws: ArrayLike<number> } = { block: -1, draws: [] };

  constructor(
    private readonly who: string,
    private readonly source: ByteSource,
    readonly schema: CsvSchema,
    private readonly format: CsvFormat,
    private readonly parts: Parts,
    private readonly seed: number,
  ) {}

  /** Reads the table once: rows held out, a sample of the others, and all targets as they come. */
  async sample(onTarget: (target: number) => void): Promise<{ heldOut: RowList; sample: RowList }> {
    const { heldOut, sample } = this.parts;
    const { columns } = new RowEncoder(this.schema);
    const found = { heldOut: new RowList(columns), sample: new RowList(columns) };
    for await (const batch of this.#batches()) {
      for (const { features, target, draw } of batch) {
        onTarget(target);
        if (draw < heldOut) found.heldOut.add(features, target);
        else if (draw < heldOut + sample) found.sample.add(features, target);
      }
    }
    return found;
  }

  /**
   * Reads the table once, without the rows held out, in blocks that are shuffled.
   *
   * @param pass - Fixes the order, together with the seed.
   */
  async *blocks(pass: number): AsyncGenerator<TrainingBlock> {
    const { columns } = new RowEncoder(this.schema);
    const capacity = Math.min(MAX_BLOCK_ROWS, Math.max(256, Math.floor(MAX_BLOCK_NUMBERS / columns)));
    const rows = new RowList(columns);
    let block = 0;
    const shuffled = (): TrainingBlock => {
      const stream = { seed: this.seed, use: RandomUse.shuffle, layer: block++ % 2 ** 16, index: pass };
      return { rows, order: randomPermutation(stream, rows.count) };
    };
    for await (const batch of this.#batches()) {
      for (const { features, target, draw } of batch) {
        if (draw < this.parts.heldOut) continue;
        rows.add(features, target);
        if (rows.count < capacity) continue;
        yield shuffled();
        rows.clear();
      }
    }
    if (rows.count > 0) yield shuffled();
  }

  /** The rows that have a target, by batches that must be gone through at once; their features are written over by the next row. */
  async *#batches(): AsyncGenerator<Iterable<EncodedRow>> {
    const { schema, format } = this;
    const { file, names, batches } = await openRecords(this.who, this.source, { ...format, wanted: columnsOf(schema) });
    const encoder = encoderOf({ file, names }, schema);
    const features = new Float64Array(encoder.columns);
    let first = 0;
    for await (const { rows, lines } of batches) {
      yield this.#encoded({ file, rows, lines, first }, encoder, features);
      first += rows.length;
    }
  }

  *#encoded({ file, rows, lines, first }: Batch, encoder: RowEncoder, features: Float64Array): Generator<EncodedRow> {
    for (let r = 0; r < rows.length; r++) {
      const draw = this.#draw(first + r);
      const missing = encoder.encode(rows[r], features, 0, lines[r]);
      const target = encoder.target(rows[r], lines[r]);
      if (keeps({ file, lines }, encoder, missing, target, r)) yield { features, target, draw };
    }
  }

  /** Which part a row belongs to. */
  #draw(row: number): number {
    const block = Math.floor(row / DRAWN_ROWS);
    if (block !== this.#drawn.block) {
      const stream = { seed: this.seed, use: RandomUse.split, layer: 1, index: block };
      this.#drawn = { block, draws: randomUniform(stream, DRAWN_ROWS) };
    }
    return this.#drawn.draws[row % DRAWN_ROWS];
  }
}
