/** One computed piece as a line of text: what result files hold and what workers of a queue answer. */
import { isObject } from "../core/kind";
import { hashText } from "../core/hash";
import { decodeJson, encodeJson } from "./plain-json";
import { checkedSettings } from "./study-kinds";
import { pieceRange, type StudyLayout, type StudyPlan } from "./study-plan";
import type { StudySettings } from "./study-settings";

/** A computed piece. */
export interface PieceLine {
  /** Fingerprint of the settings. */
  readonly key: string;
  readonly settings: StudySettings;
  readonly piece: number;
  readonly rows: Float64Array;
}

const FORMAT = "wasm-mlp piece 2";
const CHECK = /,"check":"([0-9a-f]{16})"\}$/;

/** Characters that a number has at most, with what divides it from the next: `-1.2345678901234567e-308,`. */
const NUMBER_LENGTH = 25;
/** Characters of a line besides settings and rows, and of blanks around it, at most. */
const FRAME_LENGTH = 400;

/** Characters that the line of a piece may have: reading one takes time and memory as its length grows. */
export function longestLine(plan: StudyPlan, piece: number): number {
  const { part, first, end } = pieceRange(plan, piece);
  const numbers = (end - first) * plan.partLayouts[part].columns.length;
  return encodeJson(plan.settings).length + NUMBER_LENGTH * numbers + FRAME_LENGTH;
}

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
  const layout = layoutOf(piece.settings);
  if (typeof layout === "string") return layout;
  if (!Number.isInteger(piece.piece) || piece.piece < 0 || piece.piece >= layout.pieces) return "it has no such piece";
  const { part, first, end } = pieceRange(layout, piece.piece);
  const { length } = layout.partLayouts[part].columns;
  const isWhole = piece.rows instanceof Float64Array && piece.rows.length === (end - first) * length;
  return isWhole ? (piece as PieceLine) : "its rows are incomplete";
}

/** The layout of the last settings: lines of a file have the same. */
let last: { readonly text: string; readonly layout: StudyLayout } | undefined;

/** The layout that settings ask for, or what is wrong with them. */
function layoutOf(settings: unknown): StudyLayout | string {
  const text = JSON.stringify(settings ?? null);
  if (last?.text === text) return last.layout;
  try {
    last = { text, layout: checkedSettings("piece", settings).layout };
    return last.layout;
  } catch (error) {
    return (error as Error).message;
  }
}

type Unchecked = Readonly<Partial<Record<keyof PieceLine | "format", unknown>>> & { readonly piece: number };

function decodedPiece(text: string): Unchecked | undefined {
  try {
    const value = decodeJson(text);
    return isObject(value) ? (value as Unchecked) : undefined;
  } catch {
    return undefined;
  }
}
