import { largest } from "../../core/extremes";
import { isInt32Array } from "../../core/typed-array";
import type { SearchResult } from "../../experiments/index";
import type { SearchData } from "../../model/search-data";

/** Differences below this are no gain over the baseline, as in the notes of a model. */
const NO_GAIN = 0.005;

/**
 * Says that the best settings of a search are no better than the commonest class, or the mean; undefined where they are, and for
 * losses of values whose size says nothing of it.
 */
export function weakSearchNote(
  { targets }: Pick<SearchData, "targets">,
  { best, settings }: Pick<SearchResult, "best" | "settings">,
): string | undefined {
  const said = "of the settings that were tried none is better, on rows held out, than always saying the";
  if (isInt32Array(targets)) {
    return best.accuracy > commonestShare(targets) + NO_GAIN ? undefined : `${said} commonest class`;
  }
  // Scaled targets have a variance of 1.
  if (settings.loss !== "meanSquaredError") return undefined;
  return best.loss < 1 - NO_GAIN ? undefined : `${said} mean`;
}

function commonestShare(labels: Int32Array): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return largest(counts.values()) / labels.length;
}
