import { extname } from "node:path";
import { show } from "../../core/check";
import { toCSV, toJSON, type NormStudy, type PerformanceMap } from "../../experiments/index";
import type { Figure } from "../figures/figure";
import { writeFigure } from "../figures/write-figures";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { STANDARD, writeOutput } from "../frame/output-file";
import { experimentOf, type LaboratoryResult } from "./laboratory";
import { mapFigure, normsFigure, trendsFigure } from "./study-figures";

/** What a study gives: a map, or norm studies, one for each value of a list. */
export type StudyResult = PerformanceMap | LaboratoryResult | readonly NormStudy[];

const KINDS = [".svg", ".png", ".json", ".csv"];

/** @throws UsageError for a file of another kind. */
export function assertResultFile(path: string): void {
  if (path === STANDARD || KINDS.includes(extname(path))) return;
  throw new UsageError(`--out ${show(path)}: results end in ${KINDS.join(", ")}; change the name`);
}

/** Writes a result as the file's extension says; `-` is JSON on standard output. */
export async function writeResult(context: CommandContext, path: string, result: StudyResult): Promise<void> {
  const kind = path === STANDARD ? ".json" : extname(path);
  if (kind === ".json") await writeOutput(context, path, `${jsonOf(result)}\n`);
  else if (kind === ".csv") await writeOutput(context, path, csvOf(result));
  else await writeFigure(context, path, figureOf(result));
}

/** One result, or an array of them. */
function jsonOf(result: StudyResult): string {
  if ("kind" in result) return toJSON(result);
  return result.length === 1 ? toJSON(result[0]) : `[${result.map(toJSON).join(",\n")}]`;
}

function csvOf(result: StudyResult): string {
  if ("kind" in result) return toCSV(result);
  // The header once.
  return result.map((study, i) => toCSV(study).slice(i === 0 ? 0 : toCSV(study).indexOf("\n") + 1)).join("");
}

/** The figure that suits a result. */
export function figureOf(result: StudyResult): Figure {
  if ("kind" in result) {
    return result.kind === "performanceMap" ? mapFigure(result) : experimentOf(result).figure(result);
  }
  if (result[0].trace !== undefined) return trendsFigure(result);
  if (result.length === 1) return normsFigure(result[0]);
  throw new UsageError("a figure of several studies shows their norms over the epochs; pass --trace too");
}
