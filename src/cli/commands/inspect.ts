import { Command } from "commander";
import { loadNetwork, type LoadedNetwork } from "../../files/index";
import { assertSchema, type CsvSchema } from "../../datasets/index";
import type { CommandContext } from "../frame/context";
import { STANDARD } from "../frame/output-file";
import { bytesOf } from "../model/open-model";
import { showScores } from "../model/use-model";
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
  const file = await loadNetwork(path === STANDARD ? await bytesOf(context) : path);
  using network = file.network;
  const { seed, precision } = network;
  const norms = network.norms();
  const facts: [string, string][] = [
    ["written by", `wasm-mlp ${file.libraryVersion}`],
    ["seed", `${seed}, ${precision} precision`],
    ["norms", `weights ${norms.weights.toFixed(3)}, biases ${norms.biases.toFixed(3)}`],
    ...factsOf(file),
  ];
  const text = facts.map(([name, value]) => `${name.padEnd(11)} ${value}`).join("\n");
  const { libraryVersion, classes, columns, scaler, details } = file;
  context.output.tell(`${network.summary()}\n\n${text}`, {
    event: "model",
    libraryVersion,
    config: network.config,
    parameters: network.parameterCount,
    norms,
    ...(classes && { classes }),
    ...(columns && { columns }),
    ...(scaler && { scaler }),
    ...(details && { details }),
  });
}

function factsOf({ classes, columns, details = {} }: LoadedNetwork): [string, string][] {
  const facts: [string, string][] = [];
  if (columns) facts.push(["inputs", shortList(columns)]);
  if (classes) facts.push(["classes", shortList(classes)]);
  const { schema, scores } = details;
  if (isSchema(schema)) facts.push(["target", schema.target.name]);
  if (scores !== null && typeof scores === "object") {
    facts.push(["held out", showScores(scores as Record<string, number>)]);
  }
  return facts;
}

function isSchema(value: unknown): value is CsvSchema {
  try {
    assertSchema("inspect", value);
    return true;
  } catch {
    return false;
  }
}

function shortList(names: readonly string[]): string {
  return names.length > 8 ? `${names.slice(0, 8).join(", ")} and ${names.length - 8} more` : names.join(", ");
}
