import { Model } from "../../model/index";
import type { CommandContext } from "../frame/context";
import { STANDARD } from "../frame/output-file";

/** A model from a path, or from standard input for `-`. */
export async function openModel(context: CommandContext, path: string): Promise<Model> {
  return Model.load(path === STANDARD ? await bytesOf(context) : path);
}

/** All of standard input. */
export async function bytesOf({ terminal }: CommandContext): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of terminal.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return new Uint8Array(Buffer.concat(chunks));
}
