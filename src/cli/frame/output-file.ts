import { constants } from "node:fs";
import { access, mkdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { show } from "../../core/check";
import { writeNodeFile } from "../../core/node-files";
import type { CommandContext } from "./context";
import { UsageError } from "./failure";

/** The path that stands for standard input or output. */
export const STANDARD = "-";

/**
 * Makes sure, before work begins, that a file can be written at its end.
 *
 * @param option - Its name, for the message.
 */
export async function claimFile(context: CommandContext, option: string, path: string): Promise<void> {
  if (path === STANDARD) {
    context.output.yieldStdout();
    return;
  }
  if (await isFolder(path)) throw new UsageError(`${option} ${show(path)} is a folder; name a file in it`);
  const folder = dirname(resolve(path));
  if (!(await isFolder(folder))) {
    throw new UsageError(`${option} ${show(path)}: there is no folder ${show(folder)}; create it first`);
  }
  await assertWritable(option, folder);
}

/** Makes sure that a folder can be written into, or made. Makes nothing. */
export async function claimFolder(option: string, path: string): Promise<void> {
  let place = resolve(path);
  while (!(await exists(place))) place = dirname(place);
  if (!(await isFolder(place))) {
    throw new UsageError(`${option} ${show(path)}: ${show(place)} is a file; name a folder`);
  }
  await assertWritable(option, place);
}

/** Writes a file as a whole or not at all; `-` is standard output. */
export async function writeOutput(
  { terminal }: CommandContext,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  if (path !== STANDARD) {
    await writeNodeFile("wasm-mlp", path, typeof content === "string" ? new TextEncoder().encode(content) : content);
    return;
  }
  await new Promise<void>((done, fail) => {
    terminal.stdout.write(content, (error) => {
      if (error) fail(error);
      else done();
    });
  });
}

/** Writes a file into a folder, which is made if need be. Returns its path. */
export async function writeInto(
  context: CommandContext,
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeOutput(context, path, content);
  return path;
}

async function assertWritable(option: string, folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK);
  } catch {
    throw new UsageError(
      `${option}: the folder ${show(folder)} cannot be written; check its permissions or choose another`,
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
