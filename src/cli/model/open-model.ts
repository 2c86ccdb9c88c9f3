import { show } from "../../core/check";
import { readNodeFile } from "../../core/node-files";
import { unlessAborted } from "../../core/unless-aborted";
import { kindByBeginning } from "../../datasets/csv/file-kind";
import { Model } from "../../model/index";
import type { CommandContext } from "../frame/context";
import { STANDARD } from "../frame/output-file";

/** A model from a path, or from standard input for `-`. */
export function openModel(context: CommandContext, path: string): Promise<Model> {
  return openFile(context, path, (source) => Model.load(source));
}

/** What is in a file that `train` wrote, or on standard input for `-`. Files of other kinds are named. */
export async function openFile<Content>(
  context: CommandContext,
  path: string,
  load: (source: string | Uint8Array) => Promise<Content>,
): Promise<Content> {
  const bytes = path === STANDARD ? await unlessAborted(bytesOf(context), context.signal) : undefined;
  try {
    return await load(bytes ?? path);
  } catch (error) {
    const kind = kindByBeginning(bytes ?? (await readNodeFile("wasm-mlp", path).catch(() => new Uint8Array())));
    if (kind === undefined) throw error;
    const remedy = kind.remedy.startsWith("get the file") ? kind.remedy : "pass a file that train wrote";
    throw new Error(`${show(path)}: ${kind.what}; ${remedy}.`, { cause: error });
  }
}

/** All of standard input. */
async function bytesOf({ terminal }: CommandContext): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of terminal.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return new Uint8Array(Buffer.concat(chunks));
}
