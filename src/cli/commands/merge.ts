import { Command } from "commander";
import { readNodeFile } from "../../core/node-files";
import { createDecoder } from "../../core/text-coding";
import { mergePieces } from "../../experiments/index";
import type { CommandContext } from "../frame/context";
import { claimFile } from "../frame/output-file";
import { addExamples } from "../options/examples";
import { assertResultFile, writeResult } from "../studies/study-results";
import { tellLaboratory, tellMap, tellNorms } from "../studies/tell-study";

/** `wasm-mlp merge`: the parts of a study, put together. */
export function mergeCommand(context: CommandContext): Command {
  const command = new Command("merge")
    .description("Put the parts of a study together into the result of a single run.")
    .argument("<files...>", "JSON lines that --shard wrote")
    .option("--out <file>", ".svg, .png, .json or .csv");
  addExamples(command, ["merge part*.jsonl --out map.svg", "the same figure as without --shard"]);
  return command.action((files: string[], options: { out?: string }) => merge(context, files, options));
}

async function merge(context: CommandContext, files: readonly string[], { out }: { out?: string }): Promise<void> {
  if (out !== undefined) {
    assertResultFile(out);
    await claimFile(context, "--out", out, files);
  }
  const start = performance.now();
  const texts = await Promise.all(files.map(readText));
  const { result, damaged } = mergePieces(texts, files);
  for (const { line, file = 1, reason } of damaged) {
    context.output.warn(`${files[file - 1]}: line ${line} is skipped: ${reason}`);
  }
  if (out !== undefined) await writeResult(context, out, result);
  const ms = performance.now() - start;
  if (!("kind" in result)) tellNorms(context, result, ms, out);
  else if (result.kind === "performanceMap") tellMap(context, result, ms, out);
  else tellLaboratory(context, result, ms, out);
}

async function readText(file: string): Promise<string> {
  return createDecoder().decode(await readNodeFile("wasm-mlp", file));
}
