/** Files of Node's file system, replaced so that a path holds the old content or the new, never a part. */
import { hashText } from "./hash";
import type { NodeSystem } from "./node-system";
import { nodeProcess } from "./platform";

/** All bytes of a file, or pieces of them as they come. */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Writes `bytes` to where `path` leads. A regular file, or none, is replaced: a temporary file
 * beside it is written, synced and renamed, and its folder synced; owner and permissions are kept,
 * links stay links. Devices, pipes and sockets are written into.
 *
 * Source: Pillai et al. (2014), "All File Systems Are Not Created Equal", section 2.
 *
 * @throws (rejects) Error with the system's `code`; EACCES for a file that is read-only.
 */
export async function putFile(system: NodeSystem, path: string, bytes: FileContent): Promise<void> {
  const { fs } = system;
  const old = await statusOf(fs, path);
  if (isStream(system, path) || (old !== undefined && !old.isFile())) {
    await writeInto(fs, path, bytes);
    return;
  }
  if (old !== undefined && (old.mode & ANYONE_WRITES) === 0) throw codedError("EACCES", "the file is read-only");
  const target = old === undefined ? await endOfLinks(system, path) : await fs.realpath(path);
  const folder = system.path.dirname(target);
  const names = temporaryNames(system, system.path.basename(target));
  await sweep(system, folder, names);
  await replaceFile(fs, target, system.path.join(folder, names.create()), bytes, old);
  await syncFolder(fs, folder);
}

type Promises = NodeSystem["fs"];
type Status = import("node:fs").Stats;

const ANYONE_WRITES = 0o222;
const PERMISSIONS = 0o7777;

/** Paths such as `/dev/stdout`, whose file another program may have open. */
function isStream({ path: paths }: NodeSystem, path: string): boolean {
  return /^\/(dev|proc)\//.test(paths.resolve(path));
}

/** What is at a path, links followed; undefined for nothing. */
async function statusOf(fs: Promises, path: string): Promise<Status | undefined> {
  try {
    return await fs.stat(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Where the links at a path lead, though nothing is there. */
async function endOfLinks({ fs, path: paths }: NodeSystem, path: string): Promise<string> {
  let place = path;
  for (;;) {
    const link = await fs.readlink(place).catch(() => undefined);
    if (link === undefined) return place;
    place = paths.resolve(paths.dirname(place), link);
  }
}

async function writeInto(fs: Promises, path: string, bytes: FileContent): Promise<void> {
  const file = await fs.open(path, "a");
  try {
    await writeAll(file, bytes);
  } finally {
    await file.close();
  }
}

/** Each call writes from where the last one ended. */
async function writeAll(file: Awaited<ReturnType<Promises["open"]>>, content: FileContent): Promise<void> {
  if (!(Symbol.asyncIterator in content)) {
    await file.writeFile(content);
    return;
  }
  for await (const bytes of content) await file.writeFile(bytes);
}

/** Puts a file with these bytes at `target` by way of `temporary`, which must not exist. */
async function replaceFile(
  fs: Promises,
  target: string,
  temporary: string,
  bytes: FileContent,
  old: Status | undefined,
): Promise<void> {
  const file = await fs.open(temporary, "wx");
  try {
    try {
      await writeAll(file, bytes);
      if (old !== undefined) await keepOwner(file, old);
      await file.sync();
    } finally {
      await file.close();
    }
    await fs.rename(temporary, target);
  } catch (error) {
    // What failed first matters more than a removal that fails too.
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The mode is set on the open file, so the umask takes nothing. Changing the owner clears bits of the mode: it comes first. */
async function keepOwner(file: Awaited<ReturnType<Promises["open"]>>, { uid, gid, mode }: Status): Promise<void> {
  const own = await file.stat();
  // Only an administrator may give a file away; the content matters more.
  if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid).catch(() => undefined);
  await file.chmod(mode & PERMISSIONS);
}

/** Names of temporary files for one file: whose process they belong to stands in them. */
function temporaryNames({ os }: NodeSystem, name: string) {
  const prefix = `.wasm-mlp-${hashText(name)}-${hashText(os.hostname())}-`;
  return {
    create: () => `${prefix}${nodeProcess?.pid}-${crypto.randomUUID()}.tmp`,
    /** The process that a file of these names belongs to; undefined for other files. */
    processOf: (file: string) => {
      if (!file.startsWith(prefix) || !file.endsWith(".tmp")) return undefined;
      return Number(file.slice(prefix.length).split("-")[0]);
    },
  };
}

/** Removes what saves of this file left whose process was killed. */
async function sweep(
  { fs, path: paths }: NodeSystem,
  folder: string,
  { processOf }: ReturnType<typeof temporaryNames>,
): Promise<void> {
  for (const file of await fs.readdir(folder)) {
    const owner = processOf(file);
    if (owner !== undefined && !runs(owner)) await fs.rm(paths.join(folder, file), { force: true });
  }
}

function runs(pid: number): boolean {
  try {
    nodeProcess?.kill?.(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}

/** Makes the new name last. Windows and some file systems cannot sync a folder, and need not. */
async function syncFolder(fs: Promises, path: string): Promise<void> {
  try {
    const folder = await fs.open(path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!["EPERM", "EACCES", "EISDIR", "EINVAL", "ENOTSUP"].includes(codeOf(error))) throw error;
  }
}

/** The system's code of an error; an empty text for others. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}

function codedError(code: string, message: string): Error {
  return Object.assign(new Error(`${code}: ${message}`), { code });
}
