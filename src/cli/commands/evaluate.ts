import { Command } from "commander";
import { readCsv } from "../../datasets/index";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { STANDARD } from "../frame/output-file";
import { textTable } from "../frame/text-table";
import { openModel } from "../model/open-model";
import { judge, showScores } from "../model/use-model";
import { addCsvOptions, csvFormat, csvSource, type CsvCliOptions } from "../options/csv-options";
import { addExamples } from "../options/examples";

/** `wasm-mlp evaluate`: how good a model is on rows whose target is known. */
export function evaluateCommand(context: CommandContext): Command {
  const command = new Command("evaluate")
    .description("Judge a model by the rows of a CSV file that has the target.")
    .argument("<model>", "model file of wasm-mlp train; - is standard input")
    .argument("<data>", "CSV file, gzipped or not; - is standard input");
  addExamples(addCsvOptions(command), ["evaluate model.safetensors later.csv", "scores, and who is taken for whom"]);
  return command.action((model: string, data: string, options: CsvCliOptions) =>
    evaluate(context, model, data, options),
  );
}

async function evaluate(context: CommandContext, modelPath: string, path: string, options: CsvCliOptions) {
  if (modelPath === STANDARD && path === STANDARD) {
    throw new UsageError("model and data cannot both be standard input; give a path for one");
  }
  using model = await openModel(context, modelPath);
  const data = await readCsv(csvSource(context, path), { schema: model.schema, ...csvFormat(options) });
  const { scores, confusion } = judge(model, data);
  const lines = [`rows        ${data.inputs.rows}`, `scores      ${showScores(scores)}`];
  if (confusion !== undefined && data.task === "classification")
    lines.push("", confusionTable(confusion, data.classes));
  context.output.tell(lines.join("\n"), {
    event: "evaluation",
    rows: data.inputs.rows,
    scores,
    ...(confusion && { confusion }),
  });
}

/** Widest matrix that a terminal of 80 columns shows. */
const MAX_CLASSES = 10;

function confusionTable(confusion: readonly (readonly number[])[], classes: readonly string[]): string {
  if (classes.length > MAX_CLASSES) return `${classes.length} classes; --json gives the confusion matrix`;
  const short = classes.map((name) => (name.length > 12 ? `${name.slice(0, 11)}…` : name));
  const rows = confusion.map((counts, label) => [short[label], ...counts.map(String)]);
  return textTable(["true \\ predicted", ...short], rows, new Set(classes.map((_, c) => c + 1)));
}
