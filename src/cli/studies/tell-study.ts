import type { NormStudy, PerformanceMap } from "../../experiments/index";
import type { CommandContext } from "../frame/context";
import { textTable } from "../frame/text-table";
import { significant } from "../model/scores";
import { experimentOf, type LaboratoryResult } from "./laboratory";

/** Says what a map shows: its best cell. */
export function tellMap({ output }: CommandContext, map: PerformanceMap, ms: number, out: string | undefined): void {
  const { learningRates, epochs, success, runs } = map;
  const best = bestCell(map);
  const [row, column] = [Math.floor(best / success.columns), best % success.columns];
  const share = success.data[best];
  const lines = [
    `cells       ${learningRates.length} x ${epochs.length}, ${runs} runs each, in ${(ms / 1000).toFixed(2)} s`,
    `best        ${percent(share)} succeed at learning rate ${significant(learningRates[column])}, first after ${epochs[row]} epochs`,
    ...written(out),
  ];
  output.tell(lines.join("\n"), {
    event: "map",
    best: { success: share, learningRate: learningRates[column], epochs: epochs[row] },
    durationMs: ms,
    ...(out !== undefined && { file: out }),
  });
}

/** Says what norm studies show: success and norms, a line a study. */
export function tellNorms(
  { output }: CommandContext,
  studies: readonly NormStudy[],
  ms: number,
  out: string | undefined,
): void {
  const rows = studies.map((study) => {
    const { learningRate, epochs, l2, success, initialNorms, finalNorms } = study;
    return {
      learningRate,
      epochs,
      l2,
      success: mean(success),
      weightsBefore: median(initialNorms.weights),
      weightsAfter: median(finalNorms.weights),
      biasesAfter: median(finalNorms.biases),
    };
  });
  const table = textTable(
    ["rate", "epochs", "r", "success", "weights before", "after", "biases after"],
    rows.map((row) => [
      String(row.learningRate),
      String(row.epochs),
      String(row.l2),
      percent(row.success),
      ...[row.weightsBefore, row.weightsAfter, row.biasesAfter].map((norm) => norm.toFixed(3)),
    ]),
    new Set([0, 1, 2, 3, 4, 5, 6]),
  );
  const networks = `${studies.length * studies[0].success.length} networks in ${(ms / 1000).toFixed(2)} s; median norms`;
  output.tell([table, "", networks, ...written(out)].join("\n"), {
    event: "norms",
    studies: rows,
    durationMs: ms,
    ...(out !== undefined && { file: out }),
  });
}

/** Says what a study of the laboratory shows. */
export function tellLaboratory(
  { output }: CommandContext,
  result: LaboratoryResult,
  ms: number,
  out: string | undefined,
): void {
  const lines = [experimentOf(result).summary(result), `time        ${(ms / 1000).toFixed(2)} s`, ...written(out)];
  const { kind, settings } = result;
  output.tell(lines.join("\n"), {
    event: "study",
    kind,
    settings,
    durationMs: ms,
    ...(out !== undefined && { file: out }),
  });
}

function written(out: string | undefined): string[] {
  return out === undefined || out === "-" ? [] : [`written     ${out}`];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function mean(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0) / flags.length;
}

/** Where a map is highest; a cell without a number is no best one. */
export function bestCell({ success: { data } }: Pick<PerformanceMap, "success">): number {
  // Not by Math.max: a map may have more cells than a call takes arguments.
  return data.reduce((most, share, i) => (share > data[most] || Number.isNaN(data[most]) ? i : most), 0);
}

/** The middle of some numbers. */
export function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
