import { zeros } from "../core/allocate";
import { firstNames, rangeError, show } from "../core/check";
import { StateError } from "../core/errors";
import { frozenCopy } from "../core/plain-copy";
import type { Matrix } from "../core/matrix";
import type { RowRecord } from "../datasets/csv/cell-value";
import { columnsOf } from "../datasets/csv/columns-of";
import type { CsvFormat } from "../datasets/csv/csv-options";
import { withDecimalsOf } from "../datasets/csv/decimals-of-table";
import { encoderOf } from "../datasets/csv/encode-table";
import { RowEncoder } from "../datasets/csv/row-encoder";
import { isRowOf } from "../datasets/csv/row-record";
import type { CsvSchema } from "../datasets/csv/schema";
import type { TableSource } from "../datasets/csv/source";
import { readTableRows, type TableRows } from "../datasets/csv/table-rows";
import { headOf } from "../extras/task-head";
import { accuracy, rSquared } from "../metrics/index";
import { answersOf, type Answer } from "./answers";
import { predictEnsemble, type EnsembleOutputs } from "./ensemble";
import type { Features } from "./features";
import { judgePieces, type JudgedTable } from "./judge-pieces";
import { encodeLabeled, encodeRows, type EncodedRows } from "./model-data";
import type { ModelParts } from "./model-parts";
import { encodedPieces, isRead, type EncodedPiece } from "./table-pieces";

/** What is behind `Model`: rows become features, and features answers, as long as the networks are there. */
export class ModelCore {
  /** Frozen, as they are handed out. */
  readonly parts: ModelParts;
  /** Encodes single rows. */
  readonly encoder: RowEncoder;
  #isDisposed = false;

  constructor(parts: ModelParts) {
    const { schema, history, networks } = parts;
    const frozen = { schema: frozenCopy(schema), history: frozenCopy(history), networks: frozenCopy(networks) };
    this.parts = { ...parts, ...frozen };
    this.encoder = new RowEncoder(schema);
  }

  /** Names of the classes; undefined where numbers are predicted. */
  get classes(): readonly string[] | undefined {
    const { target } = this.parts.schema;
    return target.type === "class" ? target.classes : undefined;
  }

  /** @throws StateError after `dispose`. */
  assertAlive(who: string): void {
    if (this.#isDisposed) throw new StateError(`${who}: the model is disposed of; train or load a new one.`);
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const network of this.parts.networks) network.dispose();
  }

  /** @throws TypeError for what is no row. */
  encode(who: string, records: readonly RowRecord[]): Features {
    this.assertAlive(who);
    const { columns } = this.encoder;
    const data = zeros(Float64Array, records.length * columns);
    for (const [r, record] of records.entries()) {
      this.encoder.encode(this.encoder.cellsOf(record, who, r), data, r * columns);
    }
    this.#assertKnown(who, records);
    return { data, rows: records.length, columns };
  }

  /** Rows that have columns, but none of the model's, are those of another table. */
  #assertKnown(who: string, records: readonly RowRecord[]): void {
    const { schema } = this.parts;
    if (records.some((record) => isRowOf(schema, record))) return;
    if (records.every((record) => Object.keys(record).length === 0)) return;
    const names = firstNames(schema.features.map(({ name }) => show(name)));
    throw rangeError(who, "no row has a column of the model", `pass values for ${names}`);
  }

  /**
   * The rows of a table, a piece after the other; a model may be disposed of while they are read.
   *
   * @param keepsSums - Whether a last row called `Total` is one of them.
   */
  async *pieces(
    who: string,
    source: TableSource | TableRows,
    format: CsvFormat,
    keepsSums = true,
  ): AsyncGenerator<EncodedPiece> {
    this.assertAlive(who);
    for await (const piece of encodedPieces(who, source, this.parts.schema, { ...format, keepsSums })) {
      this.assertAlive(who);
      yield piece;
    }
  }

  /** The whole table, and the schema with its decimal marks. */
  async #read(
    who: string,
    source: TableSource | TableRows,
    format: CsvFormat,
  ): Promise<{ readonly table: TableRows; readonly schema: CsvSchema }> {
    this.assertAlive(who);
    const { schema } = this.parts;
    const table = isRead(source) ? source : await readTableRows(who, source, format, columnsOf(schema));
    this.assertAlive(who);
    return { table, schema: withDecimalsOf(table, schema, format.decimal).schema };
  }

  /** All rows of the table. */
  async readAll(who: string, source: TableSource | TableRows, format: CsvFormat): Promise<Features> {
    const { table, schema } = await this.#read(who, source, format);
    return encodeRows(encoderOf(table, schema), table);
  }

  /** Its rows whose target is known. @throws (rejects) RangeError where there are none. */
  async readLabeled(who: string, source: TableSource | TableRows, format: CsvFormat): Promise<EncodedRows> {
    const { table, schema } = await this.#read(who, source, format);
    const rows = encodeLabeled(table, schema);
    if (rows.targets.length > 0) return rows;
    throw rangeError(who, "no row has a target that the model knows", `pass rows with ${show(schema.target.name)}`);
  }

  /** Judges the model by the rows of a table whose target is known. @throws (rejects) RangeError where there are none. */
  judge(who: string, source: TableSource | TableRows, format: CsvFormat): Promise<JudgedTable> {
    const pieces = this.pieces(who, source, format, false);
    return judgePieces(who, pieces, this.parts.schema, (features) => this.outputs(features));
  }

  /** Probabilities of the classes, or values. */
  outputs(features: Features): EnsembleOutputs {
    return predictEnsemble(this.parts, features);
  }

  answers(features: Features): Answer[] {
    if (features.rows === 0) return [];
    const { interval, targetScale } = this.parts;
    const { levels = [] } = headOf(targetScale?.loss);
    return answersOf(this.outputs(features), this.classes, { interval, levels });
  }

  /** The mean of each output over the rows. */
  meanOutputs(features: Features): number[] {
    const { data, columns } = this.outputs(features);
    const sums = new Array<number>(columns).fill(0);
    for (let i = 0; i < data.length; i++) sums[i % columns] += data[i] / features.rows;
    return sums;
  }

  /** The accuracy, or R squared: the one score of a task that is found without sorting rows for each class. */
  score(features: Features, targets: Float64Array): number {
    const { data, columns } = this.outputs(features);
    if (this.classes === undefined) return rSquared(Float64Array.from(data), targets);
    const probabilities: Matrix = { data: Float32Array.from(data), rows: features.rows, columns };
    return accuracy(probabilities, Int32Array.from(targets));
  }
}
