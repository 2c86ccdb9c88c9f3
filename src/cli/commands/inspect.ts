import { isObject } from "../../core/kind";
import { Command } from "commander";
import { decodeEnsemble, type LoadedEnsemble } from "../../files/ensemble-file";
import { readSource } from "../../files/source";
import { presentSchema, type CsvSchema } from "../../datasets/index";
import type { CommandContext } from "../frame/context";
import { openFile } from "../model/open-model";
import { wrap } from "../frame/wrap";
import { showScores } from "../model/scores";
import { addExamples } from "../options/examples";

/** `wasm-mlp inspect`: what is in a model file. */
export function inspectCommand(context: CommandContext): Command {
  const command = new Command("inspect")
    .description("Say what is in a model file: layers, columns, classes, scores.")
    .argument("<model>", "safetensors file of this library; - is standard input");
  addExamples(
    command,
    ["inspect model.safetensors", "layers, parameters, norms, columns"],
    ["inspect model.safetensors --json", "the same for programs"],
  );
  return command.action((model: string) => inspect(context, model));
}

async function inspect(context: CommandContext, path: string): Promise<void> {
  const file = await openFile(context, path, async (source) => decodeEnsemble(await readSource("wasm-mlp", source)));
  try {
    tellFile(context, file);
  } finally {
    for (const network of file.networks) network.dispose();
  }
}

function tellFile(context: CommandContext, file: LoadedEnsemble): void {
  const { networks } = file;
  const [network] = networks;
  const { seed, precision } = network;
  const norms = network.norms();
  const facts: [string, string][] = [
    ["written by", `wasm-mlp ${file.libraryVersion}`],
    ...countOf(file),
    ["seed", `${seed}, ${precision} precision`],
    ["norms", `weights ${norms.weights.toFixed(3)}, biases ${norms.biases.toFixed(3)}`],
    ...factsOf(file),
  ];
  const text = facts.flatMap(([name, value]) => wrap(value, name)).join("\n");
  const { libraryVersion, classes, columns, scaler, details } = file;
  context.output.tell(`${network.summary()}\n\n${text}`, {
    event: "model",
    libraryVersion,
    config: network.config,
    members: networks.length,
    parameters: network.parameterCount,
    norms,
    ...(classes && { classes }),
    ...(columns && { columns }),
    ...(scaler && { scaler }),
    ...(details && { details }),
  });
}

/** Several networks are members, unless one member is the mean of two. */
function countOf({ networks: { length }, details }: LoadedEnsemble): [string, string][] {
  if (length === 1) return [];
  return [
    details?.isBlend === true
      ? ["networks", `${length} of this kind, averaged`]
      : ["members", `${length} networks of this kind`],
  ];
}

function factsOf({ classes, columns, details = {}, schema: own }: LoadedEnsemble): [string, string][] {
  const facts: [string, string][] = [];
  if (columns) facts.push(["inputs", shortList(columns)]);
  if (classes) facts.push(["classes", shortList(classes)]);
  const { scores, judgedOn } = details;
  // Version 0.1.0 kept it among the details.
  const schema = schemaIn(own ?? details.schema);
  if (schema !== undefined) facts.push(["target", schema.target.name]);
  const isJudged = isObject(scores) && Object.keys(scores).length > 0;
  if (isJudged) facts.push([labelOf(judgedOn), showScores(scores as Record<string, number>)]);
  return facts;
}

/** What the scores were found on: only files that say it are believed. */
function labelOf(judgedOn: unknown): string {
  if (judgedOn === "folds") return "folds";
  return judgedOn === "test" || judgedOn === "validation" ? "held out" : "scores";
}

function schemaIn(value: unknown): CsvSchema | undefined {
  try {
    return presentSchema("inspect", value);
  } catch {
    return undefined;
  }
}

function shortList(names: readonly string[]): string {
  return names.length > 8 ? `${names.slice(0, 8).join(", ")} and ${names.length - 8} more` : names.join(", ");
}
