import { assertInteger, assertSeed, rangeError } from "../core/check";
import { largest } from "../core/extremes";
import { frozenCopy } from "../core/plain-copy";
import { hashText } from "../core/hash";
import { isObject } from "../core/kind";
import { LIBRARY_VERSION } from "../files/version";
import { columnsOf, type ResultColumns } from "../population/result-row";
import type { Member } from "../population/task";
import { RandomUse, randomSeed } from "../wasm/random";
import type { StudyData } from "./study-data";
import type { PartShape, Recorded, StudyDefinition, StudyPart } from "./study-definition";
import type { StudySettings } from "./study-settings";

/** A study ready to be computed, whole or in numbered pieces; frozen. */
export interface StudyPlan extends StudyLayout {
  /** What the study is, as plain JSON: options with their defaults, the data's fingerprint, the library's version. */
  readonly settings: StudySettings;
  /** Fingerprint of the settings. */
  readonly key: string;
  /** Networks that share a task; numbered one part after the other. */
  readonly parts: readonly StudyPart[];
}

/** Bytes that the results of a study may take: half of what a browser's tab has at most. */
const MAX_RESULT_BYTES = 2 ** 31;

/** Looks at a network during its training. */
const MOST_LOOKS = 2 ** 20;

/** Puts a plan together. @throws RangeError for a study whose results memory does not hold. */
export function createPlan<Settings extends { readonly kind: string }>(
  definition: StudyDefinition<Settings, object>,
  settings: Settings,
  data: StudyData | undefined,
): StudyPlan {
  const layout = layoutOf(definition.kind, definition.shapes(settings));
  const complete: Recorded<Settings> = { ...settings, dataset: data?.identity ?? null, version: LIBRARY_VERSION };
  const plan = frozenCopy<StudyPlan>({
    ...layout,
    settings: complete as never,
    key: hashText(JSON.stringify(complete)),
    parts: definition.parts(settings, data),
  });
  plans.add(plan);
  return plan;
}

/** Plans as they were made: in a copy the settings may be changed, so that results would be called another study's. */
const plans = new WeakSet<object>();

/** Whether it is a plan itself, and no copy of one. */
export function isPlan(value: unknown): value is StudyPlan {
  return isObject(value) && plans.has(value);
}

/** Where a part's networks are in the order of all, and what their rows hold. */
export interface PartLayout {
  /** Number of its first network. */
  readonly first: number;
  /** Number of its networks. */
  readonly count: number;
  /** Number of its first piece, counted from 0 over all parts. */
  readonly firstPiece: number;
  /** Number of its pieces: `count / pieceSize`, rounded up. */
  readonly pieces: number;
  /** Places of the results in the row of each of its networks. */
  readonly columns: ResultColumns;
}

/** How the networks of a study are numbered and cut into pieces. */
export interface StudyLayout {
  /** Number of networks of all parts. */
  readonly count: number;
  /** Networks of a piece; the last piece of a part may have fewer. Part of what a piece's number means. */
  readonly pieceSize: number;
  /** Number of pieces of all parts; they are numbered from 0. */
  readonly pieces: number;
  /** Layout of each part, in the order in which networks and pieces are numbered. */
  readonly partLayouts: readonly PartLayout[];
}

/** The layout of a study: some 64 pieces, of 16 to 256 networks, or more where each part is smaller. */
export function layoutOf(who: string, shapes: readonly PartShape[]): StudyLayout {
  const count = shapes.reduce((sum, shape) => sum + shape.count, 0);
  assertFits(who, shapes, count);
  const pieceSize = Math.min(256, Math.max(16, Math.ceil(count / 64)));
  let [first, firstPiece] = [0, 0];
  const partLayouts = shapes.map((shape): PartLayout => {
    const pieces = Math.ceil(shape.count / pieceSize);
    const part = { first, firstPiece, pieces, count: shape.count, columns: columnsOf(shape) };
    first += shape.count;
    firstPiece += pieces;
    return part;
  });
  return { count, pieceSize, pieces: firstPiece, partLayouts };
}

function assertFits(who: string, shapes: readonly PartShape[], count: number): void {
  const looks = largest(shapes.map(({ checkpoints }) => checkpoints.length));
  if (looks > MOST_LOOKS) {
    const got = `${looks.toLocaleString("en-US")} looks at each network are asked for`;
    throw rangeError(who, got, `look at most ${MOST_LOOKS.toLocaleString("en-US")} times, or train for fewer epochs`);
  }
  const bytes = shapes.reduce((sum, shape) => sum + 8 * shape.count * columnsOf(shape).length, 0);
  if (bytes <= MAX_RESULT_BYTES) return;
  const fitting = Math.floor((count * MAX_RESULT_BYTES) / bytes);
  throw rangeError(
    who,
    `${count.toLocaleString("en-US")} networks are asked for`,
    `memory holds the results of ${fitting.toLocaleString("en-US")}; ask for fewer, or compute several studies of different seeds`,
  );
}

/** How many `tracePoints` are: a few bytes from outside may ask for more than memory holds. */
export function traceCount(step: number | null, last: number): number {
  return step === null ? 0 : Math.floor(last / step) + 1;
}

/** 0, step, 2 step, ... up to `last`; none without a step. */
export function tracePoints(step: number | null, last: number): number[] {
  if (step === null) return [];
  return Array.from({ length: traceCount(step, last) }, (_, i) => i * step);
}

/** The networks of a piece: of which part, the first in that part and the one behind the last. */
export interface PieceRange {
  readonly part: number;
  readonly first: number;
  readonly end: number;
}

/** @throws RangeError for a piece that the study does not have. */
export function pieceRange({ partLayouts, pieceSize, pieces }: StudyLayout, piece: number): PieceRange {
  if (!Number.isInteger(piece) || piece < 0 || piece >= pieces) {
    throw rangeError("pieceRange", `piece is ${piece}`, `pass an integer from 0 to ${pieces - 1}`);
  }
  const part = partLayouts.findIndex(({ firstPiece, pieces: own }) => piece < firstPiece + own);
  const { firstPiece, count } = partLayouts[part];
  const first = (piece - firstPiece) * pieceSize;
  return { part, first, end: Math.min(count, first + pieceSize) };
}

/** Network `index` of all: its part and itself. */
export function memberOf(plan: StudyPlan, index: number): { readonly part: StudyPart; readonly member: Member } {
  const at = plan.partLayouts.findIndex(({ first, count }) => index < first + count);
  const part = plan.parts[at];
  return { part, member: part.member(index - plan.partLayouts[at].first) };
}

/**
 * Seed of network `index` of a study: `Network.mlp(architecture, { ..., seed: networkSeed(seed, index) })`
 * begins with the very weights that it had there.
 *
 * @param seed - Of the study.
 * @param index - From 0.
 */
export function networkSeed(seed: number, index: number): number {
  assertSeed("networkSeed", seed);
  assertInteger("networkSeed", "index", index, 0, 2 ** 32 - 1);
  return randomSeed({ seed, use: RandomUse.member, index });
}
