import type { ModelNote } from "../../model/index";
import type { CommandContext } from "../frame/context";
import { wrap } from "../frame/wrap";

/** A note as the command line tells it. */
export interface ToldNote {
  readonly kind: string;
  readonly commandLine: string;
}

/** Notes that a person has to judge. */
const WARNINGS = new Set([
  "weak",
  "interval",
  "unjudged",
  "leftOut",
  "rows",
  "unreadable",
  "absent",
  "precision",
  "standIn",
  "leak",
]);
/** Notes of a kind that are shown; the rest is counted. */
const MAX_SHOWN = 5;

/** Warns of notes that a person has to judge; the others come back as lines of text. */
export function sortNotes({ output }: CommandContext, notes: readonly ToldNote[]): string[] {
  for (const sentence of shortened(notes.filter(({ kind }) => WARNINGS.has(kind)))) output.warn(sentence);
  const plain = shortened(notes.filter(({ kind }) => !WARNINGS.has(kind)));
  return plain.flatMap((sentence, i) => wrap(sentence, i === 0 ? "found" : ""));
}

/** Warns of all notes. */
export function warnOf({ output }: CommandContext, notes: readonly ToldNote[]): void {
  for (const sentence of shortened(notes)) output.warn(sentence);
}

/** Notes as `--json` has them. */
export function notesAsJson(notes: readonly ModelNote[]) {
  return notes.map(({ kind, column, count, commandLine }) => ({ kind, column, count, message: commandLine }));
}

/** Of each kind the first notes, and the number of the others. */
function shortened(notes: readonly ToldNote[]): string[] {
  const kinds = new Map<string, string[]>();
  for (const { kind, commandLine } of notes) kinds.set(kind, [...(kinds.get(kind) ?? []), commandLine]);
  return [...kinds.values()].flatMap((sentences) => {
    const more = sentences.length - MAX_SHOWN;
    return more > 1 ? [...sentences.slice(0, MAX_SHOWN), `and ${more} more of this kind; --json lists all`] : sentences;
  });
}
