/** One computed piece as a line of text: what result files hold and what workers of a queue answer. */
import { hashText } from "../core/hash";
import { columnsOf } from "../population/result-row";
import { decodeJson, encodeJson } from "./plain-json";
import { layoutOf, pieceRange, resultBytesOf, MAX_RESULT_BYTES } from "./study-plan";
import type { StudySettings } from "./study-settings";

/** A computed piece. */
export interface PieceLine {
  /** Fingerprint of the settings. */
  readonly key: string;
  readonly settings: StudySettings;
  readonly piece: number;
  readonly rows: Float64Array;
}

const FORMAT = "wasm-mlp piece 1";
const CHECK = /,"check":"([0-9a-f]{16})"\}$/;

/** A piece as a line, with a fingerprint of the rest at its end. */
export function writePiece(piece: PieceLine): string {
  const text = encodeJson({ format: FORMAT, ...piece });
  return `${text.slice(0, -1)},"check":"${hashText(text)}"}`;
}

/** The piece of a line, or what is wrong with it. Nothing larger than the line is made of it. */
export function readPiece(line: string): PieceLine | string {
  const trimmed = line.trim();
  const check = CHECK.exec(trimmed);
  if (check === null) return "it does not end as a piece does";
  const text = `${trimmed.slice(0, check.index)}}`;
  if (hashText(text) !== check[1]) return "its fingerprint is not that of its contents";
  const piece = decodedPiece(text);
  if (piece?.format !== FORMAT) return `its format is not ${JSON.stringify(FORMAT)}`;
  const { settings, rows } = piece;
  if (!areSettings(settings) || !(rows instanceof Float64Array)) return "it lacks parts or has wrong ones";
  const layout = layoutOf(settings);
  if (!Number.isInteger(piece.piece) || piece.piece < 0 || piece.piece >= layout.pieces) return "it has no such piece";
  const [first, end] = pieceRange(layout, piece.piece);
  const { length } = columnsOf({ architecture: settings.architecture, checkpoints: layout.checkpoints });
  return rows.length === (end - first) * length ? (piece as PieceLine) : "its rows are incomplete";
}

type Unchecked = Readonly<Partial<Record<keyof PieceLine | "format", unknown>>> & { readonly piece: number };

function decodedPiece(text: string): Unchecked | undefined {
  try {
    const value = decodeJson(text);
    return value !== null && typeof value === "object" ? (value as Unchecked) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value has what the layout of a study is computed from, in sizes that memory holds. */
function areSettings(value: unknown): value is StudySettings {
  if (value === null || typeof value !== "object") return false;
  const settings = value as StudySettings;
  const { architecture, learningRates, epochs } = settings;
  if (!areCounts(architecture, 1) || !areNumbers(learningRates) || !areCounts(epochs, 0)) return false;
  const own =
    settings.kind === "normStudy"
      ? isCount(settings.networks, 1) &&
        areNumbers(settings.l2) &&
        (settings.trace === null || isCount(settings.trace, 1))
      : (settings.kind as unknown) === "performanceMap" && isCount(settings.runs, 1);
  return own && resultBytesOf(settings) <= MAX_RESULT_BYTES;
}

function isCount(value: unknown, min: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= min;
}

function areNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "number");
}

function areCounts(value: unknown, min: number): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((each) => isCount(each, min));
}
