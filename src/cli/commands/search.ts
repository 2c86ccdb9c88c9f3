import { Command, Option } from "commander";
import { hyperparameterSearch, toCSV, toJSON, type SearchResult } from "../../experiments/index";
import { readCsv, StandardScaler } from "../../datasets/index";
import type { Matrix } from "../../index";
import { extname } from "node:path";
import { show } from "../../core/check";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { claimFile, STANDARD, writeOutput } from "../frame/output-file";
import { textTable } from "../frame/text-table";
import { significant } from "../model/scores";
import { csvSource } from "../options/csv-options";
import { addExamples } from "../options/examples";
import { integer, list, positive } from "../options/numbers";
import { argument, tableArguments } from "../options/table-arguments";
import { addTableOptions, schemaOptions, tableFormat, type TableCliOptions } from "../options/table-options";

interface SearchOptions extends TableCliOptions {
  readonly trials: number;
  readonly folds: number;
  readonly epochs: number;
  readonly learningRate?: number[];
  readonly seed: number;
  readonly workers?: number;
  readonly out?: string;
}

/** Rows of the table that a terminal shows. */
const SHOWN = 10;

/** `wasm-mlp search`: which settings suit a CSV file. */
export function searchCommand(context: CommandContext): Command {
  const command = new Command("search")
    .description("Find settings that suit a CSV file, by random search and folds.")
    .argument("<data>", "CSV file, gzipped or not; - is standard input")
    .addOption(new Option("--trials <count>", "configurations to try").argParser(integer(1)).default(32))
    .addOption(
      new Option("--folds <count>", "of cross-validation; 1 holds a part out").argParser(integer(1)).default(5),
    )
    .addOption(new Option("--epochs <count>", "of each network").argParser(integer(1)).default(50))
    .addOption(new Option("--learning-rate <rates>", "to choose from").argParser(list(positive)))
    .addOption(new Option("--seed <number>", "fixes every random choice").argParser(integer(0)).default(1))
    .addOption(new Option("--workers <count>", "threads; 0 is none (default: all)").argParser(integer(0)))
    .option("--out <file>", ".json or .csv; - is JSON on standard output");
  addExamples(addTableOptions(command), [
    "search data.csv --target species --trials 50 --out search.csv",
    "a table of settings, the best first",
  ]);
  return command.action((data: string, options: SearchOptions) => search(context, data, options));
}

async function search(context: CommandContext, path: string, options: SearchOptions): Promise<void> {
  const { trials, folds, epochs, learningRate, seed, workers, out } = options;
  if (out !== undefined) {
    if (out !== STANDARD && ![".json", ".csv"].includes(extname(out))) {
      throw new UsageError(`--out ${show(out)}: tables end in .json or .csv; change the name`);
    }
    await claimFile(context, "--out", out);
  }
  const data = await readCsv(csvSource(context, path), { ...tableFormat(options), ...schemaOptions(options) });
  const inputs = standardised(data.inputs);
  const targets = data.task === "classification" ? data.targets : standardised(data.targets);
  const result = await context.output.withProgress("search", (onProgress) =>
    hyperparameterSearch({
      dataset: { inputs, targets },
      trials,
      folds,
      epochs,
      seed,
      ...(learningRate && { learningRate }),
      ...(workers !== undefined && { workers }),
      signal: context.signal,
      onProgress: ({ done, total }) => {
        onProgress(done / total, `${done} of ${total} networks`);
      },
    }),
  );
  if (out !== undefined) {
    await writeOutput(context, out, extname(out) === ".csv" ? toCSV(result) : `${toJSON(result)}\n`);
  }
  context.output.tell(`${tableOf(result)}\n\n${commandFor(path, options, result)}`, {
    event: "search",
    best: result.best,
    table: result.table,
    ...(out !== undefined && { file: out }),
  });
}

function standardised(matrix: Matrix): Matrix {
  return new StandardScaler().fit(matrix).transform(matrix);
}

function tableOf({ table }: SearchResult): string {
  const rows = table
    .slice(0, SHOWN)
    .map(({ configuration, loss, accuracy }) => [
      configuration.layers.join(",") || "none",
      configuration.activation,
      significant(configuration.learningRate),
      significant(configuration.l2),
      String(configuration.batchSize),
      significant(loss),
      Number.isNaN(accuracy) ? "" : `${(100 * accuracy).toFixed(1)} %`,
    ]);
  return textTable(["hidden", "activation", "rate", "l2", "batch", "loss", "accuracy"], rows, new Set([2, 3, 4, 5, 6]));
}

/** The command that trains the best configuration. */
function commandFor(path: string, options: SearchOptions, { best: { configuration } }: SearchResult): string {
  const { layers, activation, learningRate, l2, batchSize } = configuration;
  return (
    `wasm-mlp train ${argument(path)} ${tableArguments(options)} --hidden ${layers.join(",") || "none"} --activation ${activation} ` +
    `--learning-rate ${significant(learningRate)} --weight-decay ${significant(l2)} --batch-size ${batchSize}`
  );
}
