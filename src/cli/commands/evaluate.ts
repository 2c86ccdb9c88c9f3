import { Command } from "commander";
import { unlessAborted } from "../../core/unless-aborted";
import { isStreamed } from "../../datasets/csv/source-size";
import type { Matrix } from "../../index";
import { calibrationCurve, classScores } from "../../metrics/index";
import { drawnRows, judgedFigures } from "../figures/model-figures";
import { tellFigures } from "../figures/write-figures";
import type { CommandContext } from "../frame/context";
import { assertOneStandard, claimFolder } from "../frame/output-file";
import { classTable, confusionOf, confusionTable } from "../model/judgement";
import { openModel } from "../model/open-model";
import { readRows } from "../model/read-rows";
import { wrap } from "../frame/wrap";
import { namedScores, showScores } from "../model/scores";
import { warnOf } from "../model/tell-notes";
import { addCsvOptions, csvFormat, csvSource, type CsvCliOptions } from "../options/csv-options";
import { addExamples } from "../options/examples";

interface EvaluateOptions extends CsvCliOptions {
  readonly figures?: string;
}

/** `wasm-mlp evaluate`: how good a model is on rows whose target is known. */
export function evaluateCommand(context: CommandContext): Command {
  const command = new Command("evaluate")
    .description("Judge a model by the rows of a CSV file that has the target.")
    .argument("<model>", "model file of wasm-mlp train; - is standard input")
    .argument("<data>", "CSV file, gzipped or not; - is standard input")
    .option("--figures <folder>", "where figures go, as SVG and PNG");
  addExamples(
    addCsvOptions(command),
    ["evaluate model.safetensors later.csv", "scores and the confusion matrix"],
    ["evaluate model.safetensors later.csv --figures out/", "of classes also how reliable the probabilities are"],
  );
  return command.action((model: string, data: string, options: EvaluateOptions) =>
    evaluate(context, model, data, options),
  );
}

async function evaluate(context: CommandContext, modelPath: string, path: string, options: EvaluateOptions) {
  assertOneStandard({ model: modelPath, data: path });
  const { figures } = options;
  if (figures !== undefined) await claimFolder("--figures", figures);
  using model = await openModel(context, modelPath);
  const source = csvSource(context, path);
  const format = csvFormat(options);
  // Figures of the rows need them in memory.
  const hasTable = figures !== undefined && !isStreamed(source, format);
  const table = hasTable ? await readRows(context, path, model, format) : undefined;
  const judged = await unlessAborted(model.judge(table ?? source, format), context.signal);
  const { actual, predicted, scores, leftOut, notes } = judged;
  warnOf(context, [...(table?.notes ?? []), ...notes]);
  const { classes } = model;
  const confusion = classes && confusionOf(actual, predicted, classes.length);
  const lines = [`rows        ${actual.length}`, ...wrap(showScores(scores), "scores")];
  if (confusion && classes) {
    const unequal = classTable(confusion, classes);
    lines.push("", confusionTable(confusion, classes), ...(unequal === undefined ? [] : ["", unequal]));
  }
  context.output.tell(lines.join("\n"), {
    event: "evaluation",
    rows: actual.length,
    leftOut,
    scores: namedScores(scores),
    ...(confusion && { confusion, classes, byClass: classScores(Int32Array.from(predicted), Int32Array.from(actual)) }),
    ...(judged.probabilities && { reliability: reliabilityOf(judged.probabilities, actual) }),
  });
  if (figures === undefined) return;
  const rows = table && drawnRows(model, table);
  await tellFigures(context, figures, await judgedFigures(model, judged, rows));
}

/** The calibration curve as plain JSON. */
function reliabilityOf(probabilities: Matrix, actual: Float64Array) {
  const { probability, right, count } = calibrationCurve(probabilities, Int32Array.from(actual));
  return { probability: [...probability], right: [...right], count: [...count] };
}
