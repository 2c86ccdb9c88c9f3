import { describe, type CsvClassification, type CsvRegression } from "../../datasets/index";
import type { CommandContext } from "../frame/context";
import type { Partition } from "./partition";
import type { TrainedModel } from "./train-model";
import { showScores, type Judgement } from "./use-model";

type Data = CsvClassification | CsvRegression;

/** Says what was found in the file, and warns of what is left out. */
export function tellPartition({ output }: CommandContext, data: Data, parts: Partition<Data>): void {
  const { inputs, schema, leftOut, skippedRows } = data;
  for (const { name, reason } of leftOut) {
    if (reason === "identifier") output.warn(`column ${JSON.stringify(name)} names the rows and is left out`);
  }
  for (const { kind, message } of describe(parts.train, parts.test && { test: parts.test }).warnings) {
    if (!SCALED_AWAY.has(kind)) output.warn(message);
  }
  if (skippedRows > 0) output.warn(`${skippedRows} rows with empty cells are left out`);
  const [train, validation, test] = [parts.train, parts.validation, parts.test].map((part) => part?.inputs.rows ?? 0);
  const what = data.task === "classification" ? `${data.classes.length} classes` : "numbers";
  output.tell(
    [
      `target      ${schema.target.name} (${what})`,
      `features    ${inputs.columns} from ${schema.features.length} columns`,
      `rows        ${train} to train, ${validation} to stop by, ${test} held out`,
    ].join("\n"),
    {
      event: "data",
      task: data.task,
      target: schema.target.name,
      features: data.columns,
      leftOut,
      rows: { train, validation, test },
    },
  );
}

/** Says what was reached. */
export function tellTrained(
  { output }: CommandContext,
  trained: TrainedModel,
  { scores, confusion }: Judgement,
  parts: Partition<Data>,
  out: string | undefined,
): void {
  const { network, history, bestEpoch, end, trainingMs } = trained;
  const judged = parts.test ? "test" : parts.validation ? "validation" : "training";
  const epochs = history.epoch.length;
  const lines = [
    `network     ${layersOf(trained)}, ${network.parameterCount.toLocaleString("en-US")} parameters`,
    `training    ${epochs} epochs in ${(trainingMs / 1000).toFixed(1)} s (${end}), best epoch ${bestEpoch}`,
    `${judged.padEnd(10)}  ${showScores(scores)}`,
  ];
  if (out !== undefined && out !== "-") lines.push(`model       ${out}`);
  output.tell(lines.join("\n"), {
    event: "summary",
    parameters: network.parameterCount,
    epochs,
    bestEpoch,
    end,
    trainingMs,
    judgedOn: judged,
    scores,
    ...(confusion && { confusion }),
    ...(out !== undefined && { model: out }),
  });
}

/** Widths of the layers, as `4-32-16-3`. */
export function layersOf({ network }: Pick<TrainedModel, "network">): string {
  const widths = network.config.layers.flatMap((layer) => (layer.type === "Linear" ? [layer.fanOut] : []));
  return [network.fanIn, ...widths].join("-");
}

/** Warnings of what `train` takes care of. */
const SCALED_AWAY = new Set(["scales", "large"]);
