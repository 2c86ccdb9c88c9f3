import type { LearnedData } from "../../studies/messages";
import { CIRCLES } from "../../studies/presets";
import type { Playground } from "../playground";

/** What a study learns: the preset's data, or those of the main view. */
export function studyData({ settings, table }: Playground, usesPreset: boolean): LearnedData {
  if (usesPreset) return { settings: CIRCLES };
  if (settings.set !== "csv" || table.value === undefined) return { settings };
  const { file, choice } = table.value;
  return { settings, table: { file, choice } };
}
