import { Argument, Command } from "commander";
import { lookUp } from "../../core/look-up";
import { unlessAborted } from "../../core/unless-aborted";
import { readCsv, type CsvClassification, type CsvRegression } from "../../datasets/index";
import type { Figure } from "../figures/figure";
import { confusionFigure, predictedFigure, reliabilityFigure, type DrawnJudgement } from "../figures/judged-figures";
import { curvesFigure, diagramFigure, fitFigure, hasCurves, regionsFigure } from "../figures/model-figures";
import { assertFigureFile, writeFigure } from "../figures/write-figures";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { assertOneStandard, claimFile, STANDARD } from "../frame/output-file";
import type { Model } from "../../model/index";
import { openModel } from "../model/open-model";
import { addCsvOptions, csvFormat, csvSource, type CsvCliOptions } from "../options/csv-options";
import { addExamples } from "../options/examples";

interface PlotOptions extends CsvCliOptions {
  readonly out: string;
}

type Data = CsvClassification | CsvRegression;

/** Figures that a model file is enough for. */
const OF_MODEL: Readonly<Record<string, (model: Model) => Promise<Figure>>> = {
  curves: (model) => {
    if (hasCurves(model)) return curvesFigure(model);
    throw new UsageError("the model has no curves; train it again, or plot its network");
  },
  network: diagramFigure,
};

/** Figures that need rows with known targets. */
const OF_DATA: Readonly<Record<string, (model: Model, data: Data) => Promise<Figure>>> = {
  regions: (model, data) => regionsFigure(model, classesOf("regions", data)),
  fit: (model, data) => {
    if (data.task === "regression") return fitFigure(model, { data, label: "rows of the file" });
    throw noNumbers("fit");
  },
};

/** Figures of what the model says of rows with known classes or values. */
const OF_JUDGEMENT: Readonly<Record<string, (model: Model, judged: DrawnJudgement) => Promise<Figure>>> = {
  confusion: confusionFigure,
  reliability: reliabilityFigure,
  predicted: predictedFigure,
};

/** `wasm-mlp plot`: a figure of a model. */
export function plotCommand(context: CommandContext): Command {
  const command = new Command("plot")
    .description("Draw a figure of a model, as SVG or PNG.")
    .addArgument(
      new Argument("<figure>", "what").choices([
        ...Object.keys(OF_MODEL),
        ...Object.keys(OF_JUDGEMENT),
        ...Object.keys(OF_DATA),
      ]),
    )
    .argument("<model>", "model file of wasm-mlp train; - is standard input")
    .argument("[data]", "CSV file with the target, for all but curves and network")
    .option("--out <file>", ".svg or .png; - is SVG on standard output", STANDARD);
  addExamples(
    addCsvOptions(command),
    ["plot curves model.safetensors --out curves.png", "loss and accuracy over the epochs"],
    ["plot regions model.safetensors points.csv --out regions.svg", "two features: which class is where"],
  );
  return command.action((figure: string, model: string, data: string | undefined, options: PlotOptions) =>
    plot(context, figure, model, data, options),
  );
}

async function plot(
  context: CommandContext,
  name: string,
  path: string,
  csv: string | undefined,
  options: PlotOptions,
) {
  const { out } = options;
  assertFigureFile("--out", out);
  assertOneStandard({ model: path, data: csv });
  await claimFile(context, "--out", out, [path, csv ?? STANDARD]);
  using model = await openModel(context, path);
  const ofModel = lookUp(OF_MODEL, name);
  const figure = await (ofModel?.(model) ?? ofData(context, name, model, csv, options));
  await writeFigure(context, out, figure);
  context.output.tell(out === STANDARD ? "" : `${figure.alt}: ${out}`, { event: "figure", figure: name, file: out });
}

async function ofData(
  context: CommandContext,
  name: string,
  model: Model,
  csv: string | undefined,
  options: PlotOptions,
): Promise<Figure> {
  if (csv === undefined)
    throw new UsageError(`"${name}" needs rows with their target; name a CSV file after the model`);
  const ofJudgement = lookUp(OF_JUDGEMENT, name);
  const { signal } = context;
  const source = csvSource(context, csv);
  const format = csvFormat(options);
  if (ofJudgement !== undefined) {
    if (name === "predicted" && model.classes !== undefined) throw noNumbers(name);
    if (name !== "predicted" && model.classes === undefined) throw noClasses(name);
    return ofJudgement(model, await unlessAborted(model.judge(source, format), signal));
  }
  // Commander let only the names of the three tables through.
  const figure = lookUp(OF_DATA, name)!;
  return figure(model, await unlessAborted(readCsv(source, { schema: model.schema, ...format }), signal));
}

function noClasses(name: string): UsageError {
  return new UsageError(`"${name}" is for classes and the model predicts numbers; plot predicted, fit or curves`);
}

function noNumbers(name: string): UsageError {
  return new UsageError(`"${name}" is for numbers and the model predicts classes; plot confusion or regions`);
}

function classesOf(name: string, data: Data): CsvClassification {
  if (data.task === "classification") return data;
  throw noClasses(name);
}
