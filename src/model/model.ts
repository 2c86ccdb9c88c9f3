import { assertOptions, rangeError, show } from "../core/check";
import { StateError } from "../core/errors";
import { frozenCopy } from "../core/frozen-copy";
import type { Matrix } from "../core/matrix";
import type { RowRecord } from "../datasets/csv/cell-value";
import { columnsOf } from "../datasets/csv/columns-of";
import { CSV_FORMAT, type CsvFormat } from "../datasets/csv/csv-options";
import type { LeftOut } from "../datasets/csv/judged-column";
import { RowEncoder } from "../datasets/csv/row-encoder";
import type { CsvSchema } from "../datasets/csv/schema";
import { readTableRows, type TableRows, type TableSource } from "../datasets/csv/table-rows";
import type { FileSource } from "../files/source";
import { accuracy, rSquared } from "../metrics/index";
import type { Network } from "../network/network";
import type { History } from "../training/history";
import { answersOf, type Answer } from "./answers";
import { predictEnsemble } from "./ensemble";
import { explainRow, type ColumnEffect } from "./explanation";
import type { Features } from "./features";
import { IMPORTANCE_OPTIONS, permutationImportance, type ColumnImportance, type ImportanceOptions } from "./importance";
import type { Judgement } from "./judge";
import { judgePieces, type JudgedTable } from "./judge-pieces";
import type { JudgedRows } from "./judged-rows";
import { assertRecord, encodeAll, encodeLabeled, type EncodedRows } from "./model-data";
import { readModelFile, writeModelFile, type JudgedOn, type ModelParts } from "./model-file";
import type { ModelNote } from "./model-notes";
import { completeModelOptions, type ModelOptions } from "./model-options";
import {
  DEPENDENCE_OPTIONS,
  partialDependence,
  type DependenceOptions,
  type PartialDependence,
} from "./partial-dependence";
import type { Scores } from "./scores";
import type { AnsweredPiece, TableAnswers } from "./table-answers";
import { encodedPieces, isRead, type EncodedPiece } from "./table-pieces";
import { trainSource } from "./train-source";

/** Beside the answers: how a model of a table came to be. */
interface Origin {
  readonly notes: readonly ModelNote[];
  readonly leftOut: readonly LeftOut[];
  readonly rows: number | undefined;
  readonly judgement: Judgement | undefined;
}

/**
 * What people train from a table: it knows how columns become numbers, has one network or several, and answers rows as
 * they stand in the table.
 *
 * @example
 * ```ts
 * const rows = Array.from({ length: 60 }, (_, i) => ({ rooms: 2 + (i % 6), town: i % 2 ? "Ames" : "Boone", price: 50 * (2 + (i % 6)) }));
 * const model = await Model.train(rows, { target: "price" });
 * model.predict({ rooms: 6, town: "Ames" }); // { value: near 300, interval: [low, high] }
 * ```
 */
export class Model {
  readonly #parts: ModelParts;
  readonly #origin: Origin;
  /** Encodes single rows. */
  readonly #encoder: RowEncoder;
  #isDisposed = false;

  private constructor(parts: ModelParts, origin: Origin) {
    const { schema, history, networks } = parts;
    this.#parts = {
      ...parts,
      schema: frozenCopy(schema),
      history: frozenCopy(history),
      networks: frozenCopy(networks),
    };
    this.#origin = { ...origin, notes: frozenCopy(origin.notes), leftOut: frozenCopy(origin.leftOut) };
    this.#encoder = new RowEncoder(schema);
  }

  /**
   * Trains a model on a table.
   *
   * @param source - A CSV file as `readCsv` takes it (path, `File`, text, stream ...), or an array of rows `{ column: value }`. A
   *   path or `File` of more than `maxBytes` (256 MiB, or less where memory is small) is read again in each epoch instead of held
   *   in memory; rows held out, 20,000 at most, are then not learned from.
   * @param options - `target` names the column to predict.
   * @throws (rejects) TypeError, RangeError for options that are not valid, and for tables that nothing can be learned from;
   *   FileFormatError as `readCsv`; DivergenceError; the signal's reason.
   */
  static async train(source: TableSource | TableRows, options: ModelOptions): Promise<Model> {
    const who = "Model.train";
    const settings = completeModelOptions(who, options);
    const { parts, ...origin } = await trainSource(who, source, settings);
    return new Model(parts, origin);
  }

  /**
   * The model that `save` wrote, or `wasm-mlp train`, of version 0.1.0 too.
   *
   * @param source - The bytes of the file or, in Node, its path.
   * @throws (rejects) FileFormatError for any other file; Error with the system's `code` for one that cannot be read.
   */
  static async load(source: FileSource): Promise<Model> {
    return new Model(await readModelFile("Model.load", source), {
      notes: [],
      leftOut: [],
      rows: undefined,
      judgement: undefined,
    });
  }

  /** What is predicted: classes or numbers. */
  get task(): "classification" | "regression" {
    return this.schema.target.type === "class" ? "classification" : "regression";
  }

  /** Names of the classes, in the order of the networks' outputs; undefined where numbers are predicted. */
  get classes(): readonly string[] | undefined {
    const { target } = this.schema;
    return target.type === "class" ? target.classes : undefined;
  }

  /** How the columns of a table become features and target: plain JSON. */
  get schema(): CsvSchema {
    return this.#parts.schema;
  }

  /** Scores by name, on rows that the networks which found them had not seen; none if no rows were held out. */
  get scores(): Scores {
    return { ...this.#parts.scores };
  }

  /** The same scores of always saying the commonest class, or the mean. */
  get baseline(): Scores {
    return { ...this.#parts.baseline };
  }

  /** What the scores were found on: rows of the `test` share, of the `validation` share, or the fold that each member leaves out. */
  get judgedOn(): JudgedOn {
    return this.#parts.judgedOn;
  }

  /** Loss and accuracy of each epoch of the first network. */
  get history(): Partial<History> {
    return this.#parts.history;
  }

  /** The networks whose answers are averaged; they go with the model. */
  get networks(): readonly Network[] {
    return this.#parts.networks;
  }

  /** What was found in the training table and done to it, and what the model lacks; empty for a loaded model. */
  get notes(): readonly ModelNote[] {
    return this.#origin.notes;
  }

  /** Columns of the training table that became no feature, and why; empty for a loaded model. */
  get leftOut(): readonly LeftOut[] {
    return this.#origin.leftOut;
  }

  /**
   * What the networks said of the rows that the scores were found on, as copies. Undefined for a loaded model, and where no
   * rows were held out.
   */
  get judgedRows(): JudgedRows | undefined {
    const { judgement } = this.#origin;
    if (judgement === undefined) return undefined;
    const { actual, predicted, probabilities } = judgement;
    return {
      actual: actual.slice(),
      predicted: predicted.slice(),
      ...(probabilities && { probabilities: { ...probabilities, data: probabilities.data.slice() } }),
    };
  }

  /** Rows that were learned from; undefined for a loaded model. */
  get rows(): number | undefined {
    return this.#origin.rows;
  }

  /**
   * What the model says of one row, or of each of some rows. Columns that are missing, empty or unknown are handled as the schema
   * says; further ones are ignored.
   *
   * @throws TypeError for what is no row; StateError after `dispose`.
   */
  predict(row: RowRecord): Answer;
  predict(rows: readonly RowRecord[]): Answer[];
  predict(rows: RowRecord | readonly RowRecord[]): Answer | Answer[] {
    const who = "Model.predict";
    this.#assertAlive(who);
    const list = (Array.isArray(rows) ? rows : [rows]) as readonly RowRecord[];
    const answers = this.#answer(this.#encodeRecords(who, list));
    return Array.isArray(rows) ? answers : answers[0];
  }

  /**
   * What the model says of every row of a table, which needs no target.
   *
   * @param format - How the cells of a CSV file are read.
   * @throws (rejects) as `readCsv`, for files that cannot be read or are no tables; StateError after `dispose`.
   */
  async predictTable(source: TableSource | TableRows, format: CsvFormat = {}): Promise<TableAnswers> {
    const rows: Answer[] = [];
    let notes: readonly ModelNote[] = [];
    for await (const { features, encoder } of this.#pieces("Model.predictTable", source, format)) {
      for (const answer of this.#answer(features)) rows.push(answer);
      notes = encoder.notes();
    }
    return { rows, notes };
  }

  /**
   * As `predictTable`, some rows after the others with their cells: for tables larger than memory.
   *
   * @throws as `predictTable`, while the pieces are gone through.
   */
  async *predictPieces(source: TableSource | TableRows, format: CsvFormat = {}): AsyncGenerator<AnsweredPiece> {
    for await (const { features, encoder, layoutNotes, ...piece } of this.#pieces(
      "Model.predictPieces",
      source,
      format,
    )) {
      const answers = this.#answer(features);
      yield { ...piece, answers, notes: [...layoutNotes, ...encoder.notes()] };
    }
  }

  /**
   * Scores on rows whose target is known, by name: `accuracy`, `f1`, `rocAuc` ... for classes, `r2`, `meanAbsoluteError`,
   * `rootMeanSquaredError`, `meanAbsolutePercentageError` for numbers. Rows without a target that the model knows are left out.
   *
   * @throws (rejects) as `predictTable`; RangeError where no row has a target.
   */
  async evaluate(source: TableSource | TableRows, format: CsvFormat = {}): Promise<Scores> {
    return (await this.#judge("Model.evaluate", source, format)).scores;
  }

  /**
   * As `evaluate`, with what the model says of each row whose target is known.
   *
   * @throws (rejects) as `evaluate`.
   */
  async judge(source: TableSource | TableRows, format: CsvFormat = {}): Promise<JudgedTable> {
    return this.#judge("Model.judge", source, format);
  }

  /**
   * How much each column matters: by how much the accuracy, or R squared, falls when the column's values are dealt out to other
   * rows at random. Most important first.
   *
   * Source: Breiman (2001), "Random Forests", section 10.
   *
   * @param source - Rows whose target is known, best those that were not trained on.
   * @throws (rejects) as `evaluate`.
   */
  async importance(
    source: TableSource | TableRows,
    options: ImportanceOptions & CsvFormat = {},
  ): Promise<ColumnImportance[]> {
    const who = "Model.importance";
    assertOptions(who, options, [...IMPORTANCE_OPTIONS.names, ...CSV_FORMAT.names]);
    const { repeats, seed, ...format } = options;
    const table = await this.#readLabeled(who, source, format);
    const labels = Int32Array.from(table.targets);
    // Neither needs the other scores, some of which sort the rows for each class.
    const score = (features: Features) =>
      this.classes ? accuracy(this.#probabilities(features), labels) : rSquared(this.#values(features), table.targets);
    return permutationImportance(who, table.features, this.#encoder.features, score, { repeats, seed });
  }

  /**
   * What the model says on average when one column has each of some values in all rows.
   *
   * Source: Friedman (2001), "Greedy Function Approximation", section 8.2.
   *
   * @throws (rejects) as `predictTable`; RangeError for a column that the model does not use.
   */
  async partialDependence(
    source: TableSource | TableRows,
    options: DependenceOptions & CsvFormat,
  ): Promise<PartialDependence> {
    const who = "Model.partialDependence";
    assertOptions(who, options, ["column", ...DEPENDENCE_OPTIONS.names, ...CSV_FORMAT.names]);
    const { column, points, ...format } = options;
    const features = encodeAll(await this.#read(who, source, format), this.schema);
    const answer = (changed: Features) => this.#meanAnswer(changed);
    return partialDependence(who, features, this.schema, this.#encoder.features, answer, { column, points });
  }

  /**
   * What moved the answer for one row: for each column, by how much the value, or the probability of the class that is answered,
   * is higher than it would be with a typical value in the column. Largest change first.
   *
   * @throws TypeError for what is no row; StateError after `dispose`.
   */
  explain(row: RowRecord): ColumnEffect[] {
    const who = "Model.explain";
    this.#assertAlive(who);
    const features = this.#encodeRecords(who, [row]);
    return explainRow(features, this.#parts.typical, this.#encoder.features, row, (changed) =>
      predictEnsemble(this.#parts, changed),
    );
  }

  /**
   * Saves the model as one safetensors file, which `loadNetwork` opens too.
   *
   * @param target - A path, in Node; left out, the bytes are returned.
   * @throws (rejects) StateError after `dispose`; Error with the system's `code` when the file cannot be written.
   */
  save(target: string): Promise<undefined>;
  save(target?: undefined): Promise<Uint8Array<ArrayBuffer>>;
  async save(target?: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    this.#assertAlive("Model.save");
    return writeModelFile("Model.save", this.#parts, target);
  }

  /** Gives the memory of the networks back. */
  dispose(): void {
    this.#isDisposed = true;
    for (const network of this.#parts.networks) network.dispose();
  }

  /** Calls `dispose`, at the end of a block with `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  #judge(who: string, source: TableSource | TableRows, format: CsvFormat): Promise<JudgedTable> {
    const answer = (features: Features) => predictEnsemble(this.#parts, features);
    return judgePieces(who, this.#pieces(who, source, format), this.schema, answer);
  }

  /** The rows of a table; a model may be disposed of while they are read. */
  async *#pieces(who: string, source: TableSource | TableRows, format: CsvFormat): AsyncGenerator<EncodedPiece> {
    this.#assertAlive(who);
    for await (const piece of encodedPieces(who, source, this.schema, format)) {
      this.#assertAlive(who);
      yield piece;
    }
  }

  async #readLabeled(who: string, source: TableSource | TableRows, format: CsvFormat): Promise<EncodedRows> {
    const rows = encodeLabeled(await this.#read(who, source, format), this.schema);
    if (rows.targets.length > 0) return rows;
    throw rangeError(
      who,
      "no row has a target that the model knows",
      `pass rows with ${show(this.schema.target.name)}`,
    );
  }

  async #read(who: string, source: TableSource | TableRows, format: CsvFormat): Promise<TableRows> {
    this.#assertAlive(who);
    if (isRead(source)) return source;
    const table = await readTableRows(who, source, format, columnsOf(this.schema));
    this.#assertAlive(who);
    return table;
  }

  #encodeRecords(who: string, records: readonly RowRecord[]): Features {
    const { columns } = this.#encoder;
    const data = new Float64Array(records.length * columns);
    for (const [r, record] of records.entries()) {
      assertRecord(who, record, r);
      this.#encoder.encodeRecord(record, data, r * columns);
    }
    return { data, rows: records.length, columns };
  }

  #answer(features: Features): Answer[] {
    if (features.rows === 0) return [];
    return answersOf(predictEnsemble(this.#parts, features), this.classes, this.#parts.interval);
  }

  #meanAnswer(features: Features): number[] {
    const { data, columns } = predictEnsemble(this.#parts, features);
    const sums = new Array<number>(columns).fill(0);
    for (let i = 0; i < data.length; i++) sums[i % columns] += data[i] / features.rows;
    return sums;
  }

  #values(features: Features): Float64Array {
    return Float64Array.from(predictEnsemble(this.#parts, features).data);
  }

  #probabilities(features: Features): Matrix {
    const { data, columns } = predictEnsemble(this.#parts, features);
    return { data: Float32Array.from(data), rows: features.rows, columns };
  }

  #assertAlive(who: string): void {
    if (this.#isDisposed) throw new StateError(`${who}: the model is disposed of; train or load a new one.`);
  }
}
