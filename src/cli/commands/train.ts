import { Command, Option } from "commander";
import { readCsv, type CsvClassification, type CsvRegression } from "../../datasets/index";
import type { EpochRecord } from "../../index";
import { modelFigures } from "../figures/model-figures";
import { writeFigures } from "../figures/write-figures";
import type { CommandContext } from "../frame/context";
import { claimFile, claimFolder, writeOutput } from "../frame/output-file";
import { encodeModel, type Model } from "../model/model-file";
import { partition } from "../model/partition";
import { tellPartition, tellTrained } from "../model/tell";
import { trainModel } from "../model/train-model";
import type { TrainSettings } from "../model/train-settings";
import { judge } from "../model/use-model";
import { addCsvOptions, csvFormat, csvSource, type CsvCliOptions } from "../options/csv-options";
import { addExamples } from "../options/examples";
import { list, text } from "../options/numbers";
import { addTrainOptions, trainSettings } from "../options/train-options";

interface TrainOptions extends TrainSettings, CsvCliOptions {
  readonly target: string;
  readonly task?: "classification" | "regression";
  readonly features?: string[];
  readonly exclude?: string[];
  readonly missing: "error" | "skip" | "fill";
  readonly out?: string;
  readonly figures?: string;
}

/** `wasm-mlp train`: from a CSV file to a model file. */
export function trainCommand(context: CommandContext): Command {
  const command = new Command("train")
    .description("Train a network on a CSV file: finds the task, scales, splits, stops early.")
    .argument("<data>", "CSV file, gzipped or not; - is standard input")
    .requiredOption("--target <column>", "the column to predict")
    .option("--out <file>", "where the model goes; - is standard output")
    .option("--figures <folder>", "where figures go, as SVG and PNG")
    .addOption(new Option("--task <kind>", "(default: found in the target)").choices(["classification", "regression"]))
    .addOption(new Option("--features <columns>", "to learn from (default: all that can be)").argParser(list(text)))
    .addOption(new Option("--exclude <columns>", "to leave out").argParser(list(text)))
    .addOption(new Option("--missing <policy>", "for empty cells").choices(["error", "skip", "fill"]).default("error"));
  addTrainOptions(addCsvOptions(command));
  addExamples(
    command,
    ["train iris.csv --target species --out iris.safetensors --figures out/", "classes, a model file and figures"],
    ["train houses.csv --target price --hidden 64,64 --epochs 500 --missing fill", "numbers, a larger network"],
    ["train - --target y --json < data.csv", "a line of JSON an epoch"],
  );
  return command.action((data: string, options: TrainOptions) => train(context, data, options));
}

async function train(context: CommandContext, path: string, options: TrainOptions): Promise<void> {
  const { out, figures } = options;
  const settings = trainSettings(options);
  if (out !== undefined) await claimFile(context, "--out", out);
  if (figures !== undefined) await claimFolder("--figures", figures);
  const data = await readTable(context, path, options);
  const parts = partition(data, settings);
  tellPartition(context, data, parts);
  const trained = await context.output.withProgress("training", (onProgress) =>
    trainModel(parts, settings, {
      signal: context.signal,
      onEpoch: (epoch) => {
        context.output.event({ event: "epoch", ...epoch });
        onProgress(epoch.epoch / settings.epochs, progressText(epoch));
      },
    }),
  );
  using network = trained.network;
  const judged = parts.test ?? parts.validation ?? parts.train;
  const judgement = judge(trained, judged);
  const model: Model = { ...trained, network, scores: judgement.scores };
  if (out !== undefined) await writeOutput(context, out, await encodeModel(model));
  tellTrained(context, trained, judgement, parts, out);
  if (figures === undefined) return;
  const files = await writeFigures(context, figures, await modelFigures(trained, judged));
  context.output.tell(`figures     ${files.join(", ")}`, { event: "figures", files });
}

function readTable(
  context: CommandContext,
  path: string,
  options: TrainOptions,
): Promise<CsvClassification | CsvRegression> {
  const { target, task, features, exclude, missing } = options;
  return readCsv(csvSource(context, path), {
    ...csvFormat(options),
    target,
    missing,
    ...(task && { task }),
    ...(features && { features }),
    ...(exclude && { exclude }),
  });
}

function progressText({ loss, validationLoss, validationAccuracy }: EpochRecord): string {
  const parts = [`loss ${loss.toFixed(4)}`];
  if (validationAccuracy !== undefined) parts.push(`validation ${(100 * validationAccuracy).toFixed(1)} %`);
  else if (validationLoss !== undefined) parts.push(`validation ${validationLoss.toFixed(4)}`);
  return parts.join(", ");
}
