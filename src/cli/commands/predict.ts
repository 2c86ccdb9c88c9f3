import { Command } from "commander";
import { readCsvInputs } from "../../datasets/index";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { claimFile, STANDARD, writeOutput } from "../frame/output-file";
import { openModel } from "../model/open-model";
import type { Model } from "../model/model-file";
import { predictWith, significant, type Predictions } from "../model/use-model";
import { addCsvOptions, csvFormat, csvSource, type CsvCliOptions } from "../options/csv-options";
import { addExamples } from "../options/examples";
import { csvLine } from "../frame/csv-line";

interface PredictOptions extends CsvCliOptions {
  readonly out: string;
  readonly probabilities?: boolean;
}

/** `wasm-mlp predict`: what a model says of the rows of a CSV file. */
export function predictCommand(context: CommandContext): Command {
  const command = new Command("predict")
    .description("Predict the rows of a CSV file; columns are matched by name.")
    .argument("<model>", "model file of wasm-mlp train; - is standard input")
    .argument("<data>", "CSV file, gzipped or not; - is standard input")
    .option("--out <file>", "where predictions go, as CSV", STANDARD)
    .option("--probabilities", "a column for each class");
  addExamples(
    addCsvOptions(command),
    [
      "predict model.safetensors new.csv --out predictions.csv",
      "a line a row: its line in the file, what is predicted",
    ],
    ["predict model.safetensors - --probabilities < new.csv", "from standard input to standard output"],
  );
  return command.action((model: string, data: string, options: PredictOptions) =>
    predict(context, model, data, options),
  );
}

async function predict(context: CommandContext, modelPath: string, data: string, options: PredictOptions) {
  if (modelPath === STANDARD && data === STANDARD) {
    throw new UsageError("model and data cannot both be standard input; give a path for one");
  }
  await claimFile(context, "--out", options.out);
  using model = await openModel(context, modelPath);
  const { inputs, lines } = await readCsvInputs(csvSource(context, data), {
    schema: model.schema,
    ...csvFormat(options),
  });
  const table = predictionTable(model, predictWith(model, inputs), lines, options.probabilities === true);
  await writeOutput(context, options.out, table);
  const where = options.out === STANDARD ? "" : `${inputs.rows} rows predicted in ${options.out}`;
  context.output.tell(where, { event: "predictions", rows: inputs.rows, file: options.out });
}

/** The predictions as CSV: the row's line in the file, the prediction and, for classes, how probable it is. */
function predictionTable(
  { schema: { target } }: Model,
  predictions: Predictions,
  lines: Int32Array,
  all: boolean,
): string {
  if (predictions.task === "regression" || target.type === "number") {
    const { values } = predictions as Extract<Predictions, { task: "regression" }>;
    return table(["line", target.name], lines, (r) => [String(values[r])]);
  }
  const { labels, probabilities } = predictions;
  const { data, columns } = probabilities;
  const header = ["line", target.name, "probability", ...(all ? target.classes.map((name) => `p(${name})`) : [])];
  return table(header, lines, (r) => {
    const row = data.subarray(r * columns, (r + 1) * columns);
    const shares = [row[labels[r]], ...(all ? row : [])];
    return [target.classes[labels[r]], ...shares.map(significant)];
  });
}

function table(header: readonly string[], lines: Int32Array, cells: (row: number) => string[]): string {
  const rows = Array.from(lines, (line, r) => csvLine([String(line), ...cells(r)]));
  return [csvLine(header), ...rows].join("");
}
