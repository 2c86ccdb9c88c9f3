import type { CommandContext } from "../frame/context";
import { STANDARD } from "../frame/output-file";
import { loadModel, type Model } from "./model-file";

/** A model from a path, or from standard input for `-`; its network goes with it. */
export async function openModel(context: CommandContext, path: string): Promise<Model & Disposable> {
  const model = await loadModel(path === STANDARD ? await bytesOf(context) : path);
  const dispose = () => {
    model.network.dispose();
  };
  return { ...model, [Symbol.dispose]: dispose };
}

/** All of standard input. */
export async function bytesOf({ terminal }: CommandContext): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of terminal.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return new Uint8Array(Buffer.concat(chunks));
}
