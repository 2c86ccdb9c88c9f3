import type { Global } from "../core/global-type";
import { areTexts } from "../core/array-of";
import { assertInteger, assertNumber, assertText, rangeError, shorten, show, typeError } from "../core/check";
import { callable, defineOptions, REQUIRED, type RowsFor } from "../core/option-table";
import { assertPlan } from "./assert-arguments";
import { longestLine, readPiece, writePiece, type PieceLine } from "./piece-line";
import { runPieces, storeRows } from "./run-plan";
import { RUN_ROWS } from "./study-options";
import { checkedSettings, definitionOf, type StudyResult } from "./study-kinds";
import type { StudyPlan } from "./study-plan";
import type { StudySettings } from "./study-settings";

/** A line that is no whole piece. */
export interface DamagedLine {
  /** Counted from 1, in its file. */
  readonly line: number;
  /** Which of several files, counted from 1. */
  readonly file?: number;
  /** What is wrong with the line, as the end of a sentence: `"its rows are incomplete"` for example. */
  readonly reason: string;
}

/** Options of `computePieces`. */
export interface ComputeOptions {
  /** Which part of the pieces to compute, from 1 to `shards`. Default 1. */
  readonly shard?: number;
  /** In how many parts the pieces are divided. Default 1. */
  readonly shards?: number;
  /** What the result file holds already; its whole pieces are not computed again. */
  readonly text?: string;
  /** Called with each piece as one line of JSON, without line end; append it to the result file. */
  readonly onLine: (line: string) => void;
  /** Called for each damaged line of `text`. */
  readonly onDamaged?: (damaged: DamagedLine) => void;
  /** As in `normStudy`. */
  readonly workers?: number;
  /** As in `normStudy`. */
  readonly signal?: Global<"AbortSignal">;
}

const OPTIONS = defineOptions({
  shard: [assertNumber, 1],
  shards: [assertNumber, 1],
  text: [assertText, ""],
  onLine: [callable(), REQUIRED],
  onDamaged: [callable()],
  workers: RUN_ROWS.workers,
  signal: RUN_ROWS.signal,
} satisfies RowsFor<ComputeOptions>);

/**
 * Computes a shard of a study: its pieces that are not in the result file yet.
 *
 * @example
 * ```ts
 * const plan = planNormStudy({ architecture: [2, 3, 1], dataset, networks: 1000 });
 * const lines: string[] = [];
 * await computePieces(plan, { shard: 1, shards: 2, onLine: (line) => lines.push(line) });
 * ```
 * @returns Number of pieces computed now.
 * @throws (rejects) RangeError for a shard out of range, or a result file of another study.
 */
export async function computePieces(plan: StudyPlan, options: ComputeOptions): Promise<number> {
  const who = "computePieces";
  assertPlan(who, plan);
  const { shard, shards, text, onLine, onDamaged, workers, signal } = OPTIONS.complete(who, options);
  const indices = shardPieces(plan, shard, shards);
  const { pieces, damaged } = readPieces(who, [text], { expected: plan.settings });
  for (const line of damaged) onDamaged?.(line);
  const missing = indices.filter((index) => !pieces.has(index));
  await runPieces(plan, missing, { workers, signal }, (piece, rows) => {
    onLine(writePiece({ key: plan.key, settings: plan.settings, piece, rows }));
  });
  return missing.length;
}

/**
 * Numbers of the pieces of a shard: every `shards`-th.
 *
 * @throws RangeError for a shard out of range.
 */
export function shardPieces(plan: StudyPlan, shard: number, shards: number): number[] {
  assertPlan("shardPieces", plan);
  assertInteger("shardPieces", "shards", shards, 1);
  assertInteger("shardPieces", "shard", shard, 1, shards);
  return Array.from({ length: plan.pieces }, (_, index) => index).filter((index) => index % shards === shard - 1);
}

function assertTexts(who: string, name: string, value: unknown): void {
  if (!areTexts(value)) throw typeError(who, `${name} are ${show(value)}`, "pass an array of texts, one for each file");
}

/** What `mergePieces` returns. */
export interface Merged {
  /** One result, or one for each value of a list. */
  readonly result: StudyResult;
  /** Lines that were skipped. */
  readonly damaged: readonly DamagedLine[];
}

/**
 * Puts the lines of all shards together into the very result of a single run.
 *
 * @param texts - Contents of the result files.
 * @param files - Their names, for messages; without them files are counted from 1.
 * @throws RangeError for pieces of different studies, naming the difference, for two lines of one piece that
 *   differ, and for pieces that are missing, with their numbers.
 */
export function mergePieces(texts: readonly string[], files?: readonly string[]): Merged {
  const who = "mergePieces";
  assertTexts(who, "texts", texts);
  if (files !== undefined) assertTexts(who, "files", files);
  const { pieces, settings, damaged } = readPieces(who, texts, { files });
  if (settings === undefined) throw rangeError(who, "there are no pieces", "pass the text of result files");
  const { layout } = checkedSettings(who, settings);
  if (pieces.size < layout.pieces) throw missingError(who, layout.pieces, pieces, damaged, files);
  const rows: Float64Array[] = new Array<Float64Array>(layout.count);
  for (const [index, pieceRows] of pieces) storeRows(layout, rows, index, pieceRows);
  const result = definitionOf(who, settings.kind).assemble(settings, rows);
  return { result, damaged };
}

const MOST_NAMED = 20;

function missingError(
  who: string,
  count: number,
  pieces: ReadonlyMap<number, unknown>,
  damaged: readonly DamagedLine[],
  files: readonly string[] | undefined,
): RangeError {
  const missing = count - pieces.size;
  const named: number[] = [];
  for (let index = 0; named.length < Math.min(missing, MOST_NAMED); index++) if (!pieces.has(index)) named.push(index);
  const lines = damaged.slice(0, MOST_NAMED).map((place) => `${place.line}${ofFile(place, files)}`);
  const list = (numbers: readonly (number | string)[], all: number) =>
    numbers.join(", ") + (all > MOST_NAMED ? ", ..." : "");
  return rangeError(
    who,
    `${missing} of ${count} pieces are missing: ${list(named, missing)}` +
      (lines.length === 0 ? "" : ` (damaged lines: ${list(lines, damaged.length)})`),
    "compute them and merge again",
  );
}

/**
 * Checks what another program answers for a piece.
 *
 * @throws RangeError for what is no text, or a line that is not whole, too long, of another piece or of other settings than the plan's.
 */
export function assertPiece(who: string, plan: StudyPlan, piece: number, line: unknown): asserts line is string {
  if (typeof line !== "string") throw rangeError(who, `the answer for piece ${piece} is ${show(line)}`, AGAIN);
  if (line.length > longestLine(plan, piece)) {
    throw rangeError(who, `the answer for piece ${piece} has ${line.length} characters, too many for it`, AGAIN);
  }
  const read = readPiece(line);
  if (typeof read === "string") throw rangeError(who, `the answer for piece ${piece} is no piece: ${read}`, AGAIN);
  const difference = firstDifference(plan.settings as never, read.settings as never);
  if (difference !== undefined)
    throw rangeError(who, `the answer for piece ${piece} is of another study: ${difference}`, AGAIN);
  if (read.piece !== piece)
    throw rangeError(who, `the answer for piece ${piece} is that of piece ${read.piece}`, AGAIN);
}

const AGAIN = "compute the piece again";

/** Reads result files; all pieces must be of one study, that of `expected` if it is given. */
function readPieces(
  who: string,
  texts: readonly string[],
  { expected, files }: { readonly expected?: StudySettings; readonly files?: readonly string[] | undefined } = {},
): { pieces: Map<number, Float64Array>; settings: StudySettings | undefined; damaged: DamagedLine[] } {
  const pieces = new Map<number, Float64Array>();
  const damaged: DamagedLine[] = [];
  let settings = expected;
  texts.forEach((text, file) => {
    text.split("\n").forEach((line, i) => {
      if (line.trim() === "") return;
      const place = { line: i + 1, ...(texts.length > 1 && { file: file + 1 }) };
      const piece = readPiece(line);
      if (typeof piece === "string") {
        damaged.push({ ...place, reason: piece });
        return;
      }
      settings ??= piece.settings;
      assertSameStudy(who, `line ${i + 1}${ofFile(place, files)}`, settings, piece.settings);
      assertSameRows(who, `line ${i + 1}${ofFile(place, files)}`, piece, pieces.get(piece.piece));
      pieces.set(piece.piece, piece.rows);
    });
  });
  return { pieces, settings, damaged };
}

type Place = Omit<DamagedLine, "reason">;

/** Which of several files, by name where names are known. */
function ofFile({ file }: Place, files: readonly string[] | undefined): string {
  if (files !== undefined) return ` of ${show(files[(file ?? 1) - 1])}`;
  return file === undefined ? "" : ` of file ${file}`;
}

function assertSameStudy(who: string, place: string, ours: StudySettings, theirs: StudySettings): void {
  const difference = firstDifference(ours as never, theirs as never);
  if (difference === undefined) return;
  throw rangeError(
    who,
    `${place} is of another study: ${difference}`,
    "merge pieces of one study and one version only",
  );
}

/** @throws RangeError for a piece of other numbers than those that were read of it before. */
function assertSameRows(
  who: string,
  place: string,
  { piece, rows }: PieceLine,
  before: Float64Array | undefined,
): void {
  if (before === undefined || before.every((number, i) => Object.is(number, rows[i]))) return;
  const got = `${place} has other numbers for piece ${piece} than a line before it`;
  throw rangeError(who, got, "take both out and compute the piece again");
}

/** The first setting that differs, as `l2 is 0.1, not 0.02`. */
function firstDifference(
  ours: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
): string | undefined {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  const name = names.find((each) => JSON.stringify(ours[each]) !== JSON.stringify(theirs[each]));
  if (name === undefined) return undefined;
  const [before, now] = [theirs, ours].map((settings) => shorten(JSON.stringify(settings[name]) ?? "undefined"));
  return `${shorten(name)} is ${before}, not ${now}`;
}
