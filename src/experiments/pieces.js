import { assertInteger, assertOptions, rangeError } from "../core/check";
import { hashText } from "../core/hash";
import { assembleNormStudies } from "./norm-study";
import { assemblePerformanceMap } from "./performance-map";
import { decodeJson, encodeJson } from "./plain-json";
import { columnsOf } from "../population/result-row";
import { runPieces, storeRows } from "./run-plan";
import { assertRunOptions } from "./study-options";
import { layoutOf, pieceRange } from "./study-plan";
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
export async function computePieces(plan, options) {
  const who = "computePieces";
  assertOptions(who, options, ["shard", "shards", "text", "onLine", "onDamaged", "workers", "signal"]);
  const { workers, signal } = options;
  assertRunOptions(who, { workers, signal });
  const indices = shardPieces(plan, options.shard ?? 1, options.shards ?? 1);
  const { pieces, damaged } = readPieces(who, [options.text ?? ""], plan.settings);
  for (const line of damaged) options.onDamaged?.(line);
  const missing = indices.filter((index) => !pieces.has(index));
  await runPieces(plan, missing, { workers, signal }, (piece, rows) => {
    options.onLine(writePiece({ key: plan.key, settings: plan.settings, piece, rows }));
  });
  return missing.length;
}
/**
 * Numbers of the pieces of a shard: every `shards`-th.
 *
 * @throws RangeError for a shard out of range.
 */
export function shardPieces({ pieces }, shard, shards) {
  assertInteger("shardPieces", "shards", shards, 1);
  assertInteger("shardPieces", "shard", shard, 1, shards);
  return Array.from({ length: pieces }, (_, index) => index).filter((index) => index % shards === shard - 1);
}
/**
 * Puts the lines of all shards together into the very result of a single run.
 *
 * @param texts - Contents of the result files.
 * @throws RangeError for pieces of different studies, naming the difference, and for pieces
 *   that are missing, with their numbers.
 */
export function mergePieces(texts) {
  const who = "mergePieces";
  const { pieces, settings, damaged } = readPieces(who, texts);
  if (settings === undefined) throw rangeError(who, "there are no pieces", "pass the text of result files");
  const layout = layoutOf(settings);
  const missing = Array.from({ length: layout.pieces }, (_, index) => index).filter((index) => !pieces.has(index));
  if (missing.length > 0) {
    const lines = damaged.map(({ line }) => line).join(", ");
    throw rangeError(
      who,
      `${missing.length} of ${layout.pieces} pieces are missing: ${missing.slice(0, 20).join(", ")}${missing.length > 20 ? ", ..." : ""}` +
        (lines === "" ? "" : ` (damaged lines: ${lines})`),
      "compute them and merge again",
    );
  }
  const columns = columnsOf({ architecture: settings.architecture, checkpoints: layout.checkpoints });
  const rows = new Array(layout.count);
  for (const [index, pieceRows] of pieces) storeRows({ ...layout, columns }, rows, index, pieceRows);
  const result =
    settings.kind === "normStudy"
      ? assembleNormStudies(settings, columns, rows)
      : assemblePerformanceMap(settings, columns, rows);
  return { result, damaged };
}
/** Reads result files; all pieces must be of one study, that of `expected` if it is given. */
function readPieces(who, texts, expected) {
  const pieces = new Map();
  const damaged = [];
  let settings = expected;
  texts
    .flatMap((text) => text.split("\n").map((line, i) => ({ line, number: i + 1 })))
    .filter(({ line }) => line.trim() !== "")
    .forEach(({ line, number }) => {
      const piece = readPiece(line);
      if (typeof piece === "string") {
        damaged.push({ line: number, reason: piece });
        return;
      }
      settings ??= piece.settings;
      assertSameStudy(who, number, settings, piece.settings);
      pieces.set(piece.piece, piece.rows);
    });
  return { pieces, settings, damaged };
}
/** A piece as a line, with a fingerprint of the rest at its end. */
function writePiece(piece) {
  const text = encodeJson({ format: FORMAT, ...piece });
  return `${text.slice(0, -1)},"check":"${hashText(text)}"}`;
}
const FORMAT = "wasm-mlp piece 1";
const CHECK = /,"check":"([0-9a-f]{16})"\}$/;
/** The piece of a line, or what is wrong with it. */
function readPiece(line) {
  const check = CHECK.exec(line.trim());
  if (check === null) return "it does not end as a piece does";
  const text = `${line.trim().slice(0, check.index)}}`;
  if (hashText(text) !== check[1]) return "its fingerprint is not that of its contents";
  const piece = decodeJson(text);
  if (piece.format !== FORMAT) return `its format is ${String(piece.format)}`;
  const layout = layoutOf(piece.settings);
  const [first, end] = pieceRange(layout, piece.piece);
  return piece.rows.length === (end - first) * widthOf(piece.settings, layout) ? piece : "its rows are incomplete";
}
function widthOf({ architecture }, { checkpoints }) {
  return columnsOf({ architecture, checkpoints }).length;
}
function assertSameStudy(who, line, ours, theirs) {
  const difference = firstDifference(ours, theirs);
  if (difference === undefined) return;
  throw rangeError(
    who,
    `line ${line} is of another study: ${difference}`,
    "merge pieces of one study and one version only",
  );
}
/** The first setting that differs, as `l2 is 0.1, not 0.02`. */
function firstDifference(ours, theirs) {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  const name = names.find((each) => JSON.stringify(ours[each]) !== JSON.stringify(theirs[each]));
  return name === undefined
    ? undefined
    : `${name} is ${JSON.stringify(theirs[name])}, not ${JSON.stringify(ours[name])}`;
}
