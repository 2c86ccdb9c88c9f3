import { plural, showText } from "../datasets/csv/nearest";
import type { CsvTarget } from "../datasets/csv/schema";
import type { TableNote } from "../datasets/csv/table-note";
import type { Judgement } from "./judge";

/** Something about a model that a person should know: about its table, or about how far it can be trusted. */
export interface ModelNote extends Omit<TableNote, "kind"> {
  /**
   * What it is about: as a note of the table; a model no better than its baseline, or whose target
   * hardly recurs (`"weak"`); too few rows held out for
   * an interval (`"interval"`), or none at all (`"unjudged"`); answers that are the mean of two networks (`"blend"`).
   */
  readonly kind: TableNote["kind"] | "weak" | "interval" | "unjudged" | "blend";
}

/** Differences below this are no gain over the baseline. */
const NO_GAIN = 0.005;
/** Standard errors that chance gives to one of twenty models that are no better. */
const BY_CHANCE = 1.645;

/** Says that most classes of a target are of a single row, as where it names the rows: what is learned holds for those rows alone. */
export function targetNotes(target: CsvTarget, rows: number): ModelNote[] {
  if (target.type !== "class" || target.classes.length <= rows / 2) return [];
  const got = `the target ${showText(target.name)} has ${target.classes.length} classes in ${plural(rows, "row")}, as names of the rows have`;
  return [same("weak", `${got}: of other rows the model knows nothing; choose a target whose values recur`)];
}

/** Says that two networks answer where one member was asked for. */
export function blendNotes({ isBlend }: { readonly isBlend: boolean }): ModelNote[] {
  if (!isBlend) return [];
  const unknown = "rows that were held out cannot tell whether strong regularization is better than weak";
  return [same("blend", `${unknown}: the answers are the mean of a network of each`)];
}

/** What the judgement of a model leaves to be desired. */
export function modelNotes(judged: Judgement | undefined, { interval }: { readonly interval: number }): ModelNote[] {
  if (judged === undefined) {
    return [same("unjudged", "no rows were held out: there are no scores, no calibration and no intervals")];
  }
  return [...weakNote(judged), ...intervalNote(judged, interval)];
}

function weakNote({ scores, baseline, gain, rows }: Judgement): ModelNote[] {
  const isClass = "accuracy" in scores;
  const name = isClass ? "accuracy" : "r2";
  const isBetter = scores[name] > baseline[name] + NO_GAIN;
  if (isBetter && gain > BY_CHANCE) return [];
  const what = isClass ? "always saying the commonest class" : "always saying the mean";
  const message = `on rows that were held out the model is no better than ${what}`;
  return [same("weak", isBetter ? `${message}, by more than chance on ${plural(rows, "row")}` : message)];
}

function intervalNote({ scores, interval, rows }: Judgement, level: number): ModelNote[] {
  if (interval !== undefined || "accuracy" in scores) return [];
  // Less a hair: 0.9 / (1 - 0.9) is a little above 9 in double precision.
  const needed = Math.ceil(level / (1 - level) - 1e-9);
  return [
    same(
      "interval",
      `${rows} rows held out are too few for intervals of ${level}, which need ${needed}: there are none`,
    ),
  ];
}

function same(kind: ModelNote["kind"], message: string): ModelNote {
  return { kind, message, commandLine: message };
}
