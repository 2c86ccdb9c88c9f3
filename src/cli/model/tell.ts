import { featureNames, type CsvSchema, type LeftOut } from "../../datasets/index";
import { plural } from "../../datasets/csv/nearest";
import type { Model, ModelNote, Scores } from "../../model/index";
import type { CommandContext } from "../frame/context";
import { classTable, confusionOf, confusionTable, cut } from "./judgement";
import { oneLine } from "../frame/one-line";
import { wrap } from "../frame/wrap";
import { namedScores, percent, showScores, significant } from "./scores";
import { notesAsJson, sortNotes } from "./tell-notes";

/** A table that was understood, before anything is learned from it. */
export interface UnderstoodTable {
  readonly schema: CsvSchema;
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly ModelNote[];
  /** Rows that are learned from, by what they are for. */
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
}

/** Says what was found in the file, and what becomes of it. */
export function tellData(context: CommandContext, { schema, leftOut, notes, rows }: UnderstoodTable): void {
  const { target } = schema;
  const what = target.type === "class" ? `${target.classes.length} classes` : "numbers";
  const features = featureNames(schema);
  const held = rows.test + rows.validation;
  const lines = [
    `target      ${oneLine(target.name)} (${what})`,
    `features    ${features.length} from ${plural(schema.features.length, "column")}`,
    `rows        ${rows.train} to train, ${held === 0 ? "none" : held} held out`,
    ...sortNotes(context, notes),
  ];
  context.output.tell(lines.join("\n"), {
    event: "data",
    task: target.type === "class" ? "classification" : "regression",
    target: target.name,
    features,
    leftOut,
    rows,
    notes: notesAsJson(notes),
  });
}

/** What a model was judged by. */
export interface Judgement {
  readonly on: "test" | "validation" | "folds" | "file";
  readonly actual: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
  readonly scores: Scores;
  /** What the baseline says of every row. */
  readonly constant: number;
  readonly baseline: Scores;
}

/** How a training went. */
export interface Training {
  readonly trainingMs: number;
  readonly end: "all epochs done" | "stopped early" | "interrupted";
  readonly judged: Judgement | undefined;
  readonly out: string | undefined;
}

/** Says what was reached. */
export function tellTrained(context: CommandContext, model: Model, { trainingMs, end, judged, out }: Training): void {
  const { networks, history, classes } = model;
  const epochs = history.epoch?.length ?? 0;
  const parameters = networks.reduce((sum, network) => sum + network.parameterCount, 0);
  const confusion = judged && classes && confusionOf(judged.actual, judged.predicted, classes.length);
  const count = networks.length > 1 ? `${networks.length} of ` : "";
  const blend = model.notes.filter(({ kind }) => kind === "blend");
  const lines = [
    `network     ${count}${layersOf(model)}, ${parameters.toLocaleString("en-US")} parameters`,
    ...blend.flatMap(({ commandLine }) => wrap(commandLine, "")),
    `training    ${plural(epochs, "epoch")} in ${(trainingMs / 1000).toFixed(1)} s (${end})`,
    ...(judged === undefined ? [] : judgedLines(judged, classes)),
    ...(out === undefined || out === "-" ? [] : [`model       ${out}`]),
    ...(confusion && classes ? ["", confusionTable(confusion, classes)] : []),
    ...(confusion && classes ? perClass(confusion, classes) : []),
  ];
  context.output.tell(lines.join("\n"), {
    event: "summary",
    parameters,
    epochs,
    bestEpoch: history.bestEpoch ?? epochs,
    end,
    trainingMs,
    judgedOn: judged?.on ?? "nothing",
    scores: namedScores(judged?.scores ?? {}),
    baseline: namedScores(judged?.baseline ?? {}),
    ...(confusion && { confusion }),
    ...(out !== undefined && { model: out }),
  });
}

/** The scores, and those of always saying the same. */
function judgedLines({ on, scores, constant, baseline }: Judgement, classes: readonly string[] | undefined): string[] {
  const reached = wrap(showScores(scores), on);
  if (classes === undefined) {
    const { rootMeanSquaredError: rmse, meanAbsoluteError: mae } = baseline;
    return [...reached, `            (always saying the mean: RMSE ${significant(rmse)}, MAE ${significant(mae)})`];
  }
  const commonest = cut(oneLine(classes[constant]), 24);
  return [...reached, `            (always saying "${commonest}": accuracy ${percent(baseline.accuracy)})`];
}

function perClass(confusion: readonly (readonly number[])[], classes: readonly string[]): string[] {
  const table = classTable(confusion, classes);
  return table === undefined ? [] : ["", table];
}

/** Widths of the layers, as `4-32-16-3`. */
export function layersOf({ networks: [network] }: Pick<Model, "networks">): string {
  const widths = network.config.layers.flatMap((layer) => (layer.type === "Linear" ? [layer.fanOut] : []));
  return [network.fanIn, ...widths].join("-");
}
