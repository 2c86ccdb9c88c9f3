import { hasMethod } from "../../core/kind";
import { assertInteger, rangeError, show, typeError } from "../../core/check";
import type { Matrix } from "../../core/matrix";
import { defineOptions, integer, seed, type Check, type RowsFor } from "../../core/option-table";
import { everywhere } from "../../core/words";
import { tableError } from "./table-error";
import type { Minibatch } from "../../data/minibatch";
import { randomPermutation, RandomUse } from "../../wasm/random";
import type { LeftOut } from "./judged-column";
import { completeCsvOptions, type InferredCsvOptions, type KnownCsvOptions } from "./csv-settings";
import { withDecimalsOf } from "./decimals-of-table";
import { encoderOf } from "./encode-table";
import { openRecords, type RecordFormat } from "./records";
import { RowBlock } from "./row-block";
import type { RowEncoder } from "./row-encoder";
import { scanSource } from "./scan-csv";
import type { CsvSchema } from "./schema";
import { featureNames } from "./schema-features";
import { byteSource, type ByteSource, type CsvSource } from "./source";
import type { TableNote } from "./table-note";
import type { TableRows } from "./table-rows";

/** Options of `streamCsv` beside those of the file. */
export interface CsvStreamOptions {
  /** Rows of a mini-batch, at most 2^24; the last may have fewer. Default 32. */
  readonly batchSize?: number;
  /**
   * Rows that are held in memory and shuffled among themselves; 0 keeps the file's order. A file sorted by class needs
   * more than a class has rows, or to be shuffled itself. Default 10,000.
   */
  readonly shuffleRows?: number;
  /** Fixes the order, together with the number of the pass. Default 0. */
  readonly seed?: number;
  /** Applied to the inputs of each batch. Default: none. */
  readonly scaler?: {
    /** Scales a batch. */
    transform(inputs: Matrix): Matrix;
  };
}

const scaler: Check<NonNullable<CsvStreamOptions["scaler"]>> = (who, name, value) => {
  if (hasMethod(value, "transform")) return;
  throw typeError(who, `${name} is ${show(value)}`, "pass a scaler, an object with a method transform");
};

const batchSize: Check<number> = (who, name, value) => {
  assertInteger(who, name, value, 1);
  if (value > MOST_ROWS) throw rangeError(who, `${name} is ${value}`, `pass at most ${MOST_ROWS}`);
};

/** Rows that are held at once. */
const MOST_ROWS = 2 ** 24;

const STREAM_OPTIONS = defineOptions({
  batchSize: [batchSize, 32],
  shuffleRows: [integer(0, MOST_ROWS), 10_000],
  seed: [seed, 0],
  scaler: [scaler],
} satisfies RowsFor<CsvStreamOptions>);

/**
 * Opens a CSV file as mini-batches, for files larger than memory: it is read again in each
 * pass, and no more of it is held than `shuffleRows` rows. Without a schema the file is
 * scanned once first.
 *
 * @param source - As in `readCsv`, but nothing that can be read only once.
 * @throws (rejects) as `readCsv`; what is wrong with a single row comes while the batches are gone through.
 *
 * @example
 * ```ts
 * const stream = await streamCsv("large.csv", { target: "label", batchSize: 256 });
 * await trainer.fit(stream, { epochs: 3 });
 * ```
 */
export async function streamCsv(
  source: CsvSource,
  options: (InferredCsvOptions | KnownCsvOptions) & CsvStreamOptions,
): Promise<CsvStream> {
  const who = "streamCsv";
  const settings = completeCsvOptions(who, options, STREAM_OPTIONS.names);
  const order = STREAM_OPTIONS.read(who, options);
  const bytes = byteSource(who, source);
  if (!bytes.again) {
    throw typeError(who, "the source is a stream, which can be read once", "pass a path, a Blob or a Uint8Array");
  }
  const { format, wanted } = settings;
  const isOther = settings.schema !== undefined;
  const { schema, leftOut } = isOther
    ? { schema: settings.schema, leftOut: [] }
    : await scanSource(who, bytes, settings.columns, format);
  return new CsvStream(bytes, schema, leftOut, { ...format, wanted, isOther }, order);
}

/** A format, and whether the schema is of another file, whose numbers may be written otherwise. */
interface StreamFormat extends RecordFormat {
  readonly isOther: boolean;
}

/** A table whose first rows were seen. */
interface OpenedTable {
  readonly block: RowBlock;
  readonly encoder: RowEncoder;
  /** About its decimal mark. */
  readonly decimals: readonly TableNote[];
}

/** The mini-batches of a CSV file; each `for await` is a pass through the file. Made by `streamCsv`. */
export class CsvStream implements AsyncIterable<Minibatch> {
  /** Names of the features. */
  readonly columns: readonly string[];
  /** Names of the classes; undefined for numbers. */
  readonly classes: readonly string[] | undefined;
  /** Number of the next pass, from 0: with the seed it decides the order of the rows. */
  pass = 0;
  /** What was odd in the rows of the last pass that is over: filled cells, rows left out. */
  notes: readonly TableNote[] = [];

  /** @internal */
  constructor(
    private readonly source: ByteSource,
    /** How columns become features: plain JSON. */
    readonly schema: CsvSchema,
    /** Columns that become no feature, and why. */
    readonly leftOut: readonly LeftOut[],
    private readonly format: StreamFormat,
    private readonly order: ReturnType<typeof STREAM_OPTIONS.complete>,
  ) {
    this.columns = featureNames(schema);
    this.classes = schema.target.type === "class" ? schema.target.classes : undefined;
  }

  /** Starts a pass. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Minibatch, void, undefined> {
    const pass = this.pass++;
    const { file, names, batches } = await openRecords("streamCsv", this.source, this.format);
    let opened: OpenedTable | undefined;
    let blocks = 0;
    for await (const { rows, lines } of batches) {
      const { block } = (opened ??= this.#open({ file, names, rows }));
      for (let r = 0; r < rows.length; r++) {
        block.add(rows[r], lines[r]);
        if (block.isFull) yield* this.#batches(block, pass, blocks++);
      }
    }
    const { block, encoder, decimals } = opened ?? this.#open({ file, names, rows: [] });
    this.notes = [...decimals, ...encoder.notes()];
    if (block.rows > 0) yield* this.#batches(block, pass, blocks++);
    if (blocks === 0) throw tableError(file, "there are no rows in it", everywhere("pass a file with rows"));
  }

  /** The first rows of a table say how its numbers are written. */
  #open(table: Pick<TableRows, "file" | "names" | "rows">): OpenedTable {
    const { schema } = this;
    const adapted = this.format.isOther ? withDecimalsOf(table, schema) : { schema, notes: [] };
    const encoder = encoderOf(table, adapted.schema);
    return { encoder, decimals: adapted.notes, block: new RowBlock(table.file, encoder, this.#blockRows()) };
  }

  /** A block holds whole batches, so that only the last batch of the file is smaller. */
  #blockRows(): number {
    const { batchSize, shuffleRows } = this.order;
    return batchSize * Math.max(1, Math.ceil(shuffleRows / batchSize));
  }

  *#batches(block: RowBlock, pass: number, index: number): Generator<Minibatch> {
    const { batchSize, shuffleRows, seed, scaler } = this.order;
    const stream = { seed, use: RandomUse.shuffle, layer: index % 2 ** 16, index: pass };
    const order = shuffleRows > 0 ? randomPermutation(stream, block.rows) : undefined;
    const { rows } = block;
    for (let first = 0; first < rows; first += batchSize) {
      const { inputs, targets } = block.take(order, first, Math.min(batchSize, rows - first));
      yield {
        inputs: scaler === undefined ? inputs : scaler.transform(inputs),
        targets:
          this.classes === undefined ? { data: targets, rows: inputs.rows, columns: 1 } : Int32Array.from(targets),
      };
    }
    block.clear();
  }
}
