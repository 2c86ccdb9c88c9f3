import { constants, statSync } from "node:fs";
import { access, mkdir, stat } from "node:fs/promises";
import type { Stats } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { show } from "../../core/check";
import { writeNodeFile } from "../../core/node-files";
import { codeOf } from "../../core/replace-file";
import { encodeText } from "../../core/text-coding";
import type { CommandContext } from "./context";
import type { Terminal } from "./terminal";
import { UsageError } from "./failure";

/** The path that stands for standard input or output. */
export const STANDARD = "-";

/** @throws UsageError where two inputs are both standard input. */
export function assertOneStandard(inputs: Readonly<Record<string, string | undefined>>): void {
  const [first, second] = Object.keys(inputs).filter((name) => inputs[name] === STANDARD);
  if (second === undefined) return;
  throw new UsageError(`${first} and ${second} cannot both be standard input; give a path for one`);
}

/**
 * Makes sure, before work begins, that a file can be written at its end.
 *
 * @param option - Its name, for the message.
 * @param inputs - Files that are read: none of them is overwritten.
 * @throws UsageError for a folder, an input, a file that is read only, a folder that cannot be written.
 */
export async function claimFile(
  context: CommandContext,
  option: string,
  path: string,
  inputs: readonly string[] = [],
): Promise<void> {
  if (path === STANDARD) {
    context.output.yieldStdout();
    return;
  }
  const file = await statOf(path);
  if (file?.isDirectory()) throw new UsageError(`${option} ${show(path)} is a folder; name a file in it`);
  if (file !== undefined) {
    await assertNoInput(option, path, file, inputs);
    // Devices and pipes are written into, whatever folder they are in.
    if (!file.isFile()) return;
    assertReplaceable(option, path, file);
  }
  const folder = dirname(resolve(path));
  if (!(await isFolder(folder))) {
    throw new UsageError(`${option} ${show(path)}: there is no folder ${show(folder)}; create it first`);
  }
  await assertWritable(option, folder);
}

/** What files of a command may be, by extension. */
export interface FileKinds {
  /** What they are called, for messages. */
  readonly what: string;
  readonly kinds: readonly string[];
  /** What goes to standard output, and into devices and pipes whose name says nothing. */
  readonly usual: string;
}

/**
 * The extension that says what to write.
 *
 * @throws UsageError for a file of another kind.
 */
export function kindOf(option: string, path: string, { what, kinds, usual }: FileKinds): string {
  const kind = extname(path);
  if (kinds.includes(kind)) return kind;
  if (path === STANDARD || statSync(path, { throwIfNoEntry: false })?.isFile() === false) return usual;
  const list = kinds.length === 2 ? kinds.join(" or ") : kinds.join(", ");
  throw new UsageError(`${option} ${show(path)}: ${what} end in ${list}; change the name`);
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
  if (path === STANDARD) await writeStandard(terminal, content);
  else await writeNodeFile("wasm-mlp", path, typeof content === "string" ? encodeText(content) : content);
}

/**
 * As `writeOutput`, of texts as they come. Where standard output is closed, no more of them are asked for.
 *
 * @throws (rejects) also what the texts' maker throws; no file is left then.
 */
export async function writePieces({ terminal }: CommandContext, path: string, texts: AsyncIterable<string>) {
  if (path === STANDARD) {
    for await (const text of texts) if (!(await writeStandard(terminal, text))) return;
    return;
  }
  let failure: unknown;
  async function* bytes() {
    try {
      for await (const text of texts) yield encodeText(text);
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  await writeNodeFile("wasm-mlp", path, bytes()).catch((error: unknown) => {
    throw failure ?? error;
  });
}

/** @returns whether the reader is still there: one that stops has what it wanted. */
function writeStandard({ stdout }: Terminal, content: string | Uint8Array): Promise<boolean> {
  return new Promise((done, fail) => {
    stdout.write(content, (error) => {
      if (error && !isClosedPipe(error)) fail(new Error(unwritable(error)));
      else done(!error);
    });
  });
}

/** Says that standard output takes no more. */
export function unwritable({ message }: Error): string {
  return `standard output cannot be written: ${message}`;
}

/** Whether a stream cannot be written since its reader has gone. */
export function isClosedPipe(error: Error): boolean {
  return ["EPIPE", "ERR_STREAM_DESTROYED"].includes((error as NodeJS.ErrnoException).code ?? "");
}

/** Writes a file into a folder, which is made if need be. Returns its path. */
export async function writeInto(
  context: CommandContext,
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  await makeFolder(resolve(folder));
  const path = join(folder, name);
  await writeOutput(context, path, content);
  return path;
}

/** As Node's `mkdir` with `recursive`, which never ends where a system folder takes none, as `/proc` does. */
async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  await makeFolder(dirname(path));
  await mkdir(path).catch((error: unknown) => {
    if (codeOf(error) !== "EEXIST")
      throw new Error(`${show(path)} cannot be made; name another folder`, { cause: error });
  });
}

async function assertNoInput(option: string, path: string, file: Stats, inputs: readonly string[]): Promise<void> {
  for (const input of inputs) {
    const read = input === STANDARD ? undefined : await statOf(input);
    if (read?.ino !== file.ino || read.dev !== file.dev || !file.isFile()) continue;
    throw new UsageError(`${option} ${show(path)} is a file that is read; name another`);
  }
}

function assertReplaceable(option: string, path: string, { mode }: Stats): void {
  if ((mode & 0o222) !== 0) return;
  throw new UsageError(`${option} ${show(path)} is read only; name another file, or allow to write it`);
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
  return (await statOf(path)) !== undefined;
}

async function isFolder(path: string): Promise<boolean> {
  return (await statOf(path))?.isDirectory() ?? false;
}

/** What is at a path; undefined for nothing. */
function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
