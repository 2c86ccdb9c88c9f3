import { extname } from "node:path";
import { toCSV, toJSON, type NormStudy, type PerformanceMap } from "../../experiments/index";
import type { Figure } from "../figures/figure";
import { writeFigure } from "../figures/write-figures";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { kindOf, writeOutput } from "../frame/output-file";
import { experimentOf, type LaboratoryResult } from "./laboratory";
import { mapFigure, normsFigure, trendsFigure } from "./study-figures";
import type { StudyRequest } from "./study-request";

/** What a study gives: a map, or norm studies, one for each value of a list. */
export type StudyResult = PerformanceMap | LaboratoryResult | readonly NormStudy[];

const RESULTS = { what: "results", kinds: [".svg", ".png", ".json", ".csv"], usual: ".json" };

/** @throws UsageError for a file of another kind. */
export function assertResultFile(path: string): void {
  kindOf("--out", path, RESULTS);
}

/** @throws UsageError for a figure of what no figure shows, before anything is computed. */
export function assertDrawable(path: string, request: StudyRequest): void {
  if (request.kind !== "norms" || ![".svg", ".png"].includes(extname(path))) return;
  const { learningRate, epochs, l2, trace } = request.options;
  const isList = [learningRate, epochs, l2].some(({ length }) => length > 1);
  if (isList && trace === undefined) throw new UsageError(NO_TRACE);
}

const NO_TRACE = "a figure of several studies shows their norms over the epochs; pass --trace too";

/** Writes a result as the file's extension says; `-` and devices are JSON. */
export async function writeResult(context: CommandContext, path: string, result: StudyResult): Promise<void> {
  const kind = kindOf("--out", path, RESULTS);
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
  throw new UsageError(NO_TRACE);
}
