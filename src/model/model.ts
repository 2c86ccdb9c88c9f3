import { isArray } from "../core/kind";
import { assertOptions } from "../core/check";
import { frozenCopy } from "../core/plain-copy";
import type { RowRecord } from "../datasets/csv/cell-value";
import { CSV_FORMAT, type CsvFormat } from "../datasets/csv/csv-options";
import type { LeftOut } from "../datasets/csv/judged-column";
import type { CsvSchema } from "../datasets/csv/schema";
import type { TableSource } from "../datasets/csv/source";
import type { TableRows } from "../datasets/csv/table-rows";
import type { FileSource } from "../files/source";
import type { Network } from "../network/network";
import type { History } from "../training/history";
import type { Answer } from "./answers";
import { explainRow, type ColumnEffect } from "./explanation";
import type { Features } from "./features";
import { IMPORTANCE_OPTIONS, permutationImportance, type ColumnImportance, type ImportanceOptions } from "./importance";
import type { Judgement } from "./judge";
import type { JudgedTable } from "./judge-pieces";
import { copiedRows, type HeldOutRows } from "./judged-rows";
import { ModelCore } from "./model-core";
import { readModelFile, writeModelFile } from "./model-file";
import type { JudgedOn, ModelParts } from "./model-parts";
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
  readonly #core: ModelCore;
  readonly #origin: Origin;

  private constructor(parts: ModelParts, origin: Origin) {
    this.#core = new ModelCore(parts);
    this.#origin = { ...origin, notes: frozenCopy(origin.notes), leftOut: frozenCopy(origin.leftOut) };
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
    return this.#core.classes;
  }

  /** How the columns of a table become features and target: plain JSON. */
  get schema(): CsvSchema {
    return this.#core.parts.schema;
  }

  /** Scores by name, on rows that the networks which found them had not seen; none if no rows were held out. */
  get scores(): Scores {
    return { ...this.#core.parts.scores };
  }

  /** The same scores of always saying the commonest class, or the mean. */
  get baseline(): Scores {
    return { ...this.#core.parts.baseline };
  }

  /** What the scores were found on: rows of the `test` share, of the `validation` share, or the fold that each member leaves out. */
  get judgedOn(): JudgedOn {
    return this.#core.parts.judgedOn;
  }

  /** Loss and accuracy of each epoch of the first network. */
  get history(): Partial<History> {
    return this.#core.parts.history;
  }

  /** The networks whose answers are averaged; they go with the model. */
  get networks(): readonly Network[] {
    return this.#core.parts.networks;
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
   * What the networks predicted for the rows that the scores were found on, as copies. Undefined for a loaded model, and where no
   * rows were held out.
   */
  get judgedRows(): HeldOutRows | undefined {
    return this.#origin.judgement && copiedRows(this.#origin.judgement);
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
    const list = (isArray(rows) ? rows : [rows]) as readonly RowRecord[];
    const answers = this.#core.answers(this.#core.encode(who, list));
    return isArray(rows) ? answers : answers[0];
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
    for await (const { features, encoder } of this.#core.pieces("Model.predictTable", source, format)) {
      for (const answer of this.#core.answers(features)) rows.push(answer);
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
    for await (const { features, encoder, layoutNotes, ...piece } of this.#core.pieces(
      "Model.predictPieces",
      source,
      format,
    )) {
      const answers = this.#core.answers(features);
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
    return (await this.#core.judge("Model.evaluate", source, format)).scores;
  }

  /**
   * As `evaluate`, with what the model says of each row whose target is known.
   *
   * @throws (rejects) as `evaluate`.
   */
  async judge(source: TableSource | TableRows, format: CsvFormat = {}): Promise<JudgedTable> {
    return this.#core.judge("Model.judge", source, format);
  }

  /**
   * How much each column matters: by how much the accuracy, or R squared, falls when the column's values are shuffled among
   * the rows. Most important first.
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
    const table = await this.#core.readLabeled(who, source, format);
    const score = (features: Features) => this.#core.score(features, table.targets);
    return permutationImportance(who, table.features, this.#core.encoder.features, score, { repeats, seed });
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
    const features = await this.#core.readAll(who, source, format);
    const answer = (changed: Features) => this.#core.meanOutputs(changed);
    return partialDependence(who, features, this.schema, this.#core.encoder.features, answer, { column, points });
  }

  /**
   * What moved the answer for one row: for each column, by how much the value, or the probability of the class that is answered,
   * is higher than it would be with a typical value in the column. Largest change first.
   *
   * @throws TypeError for what is no row; StateError after `dispose`.
   */
  explain(row: RowRecord): ColumnEffect[] {
    const { parts, encoder } = this.#core;
    const features = this.#core.encode("Model.explain", [row]);
    return explainRow(features, parts.typical, encoder.features, row, (changed) => this.#core.outputs(changed));
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
    const who = "Model.save";
    this.#core.assertAlive(who);
    return writeModelFile(who, this.#core.parts, target);
  }

  /** Gives the memory of the networks back. */
  dispose(): void {
    this.#core.dispose();
  }

  /** Calls `dispose`, at the end of a block with `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }
}
