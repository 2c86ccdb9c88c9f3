/** Files of Node's file system, replaced so that a path holds the old content or the new, never a part. */
import { hashText } from "./hash";
import type { NodeSystem } from "./node-system";
import { nodeModule, nodeProcess } from "./platform";

/** All bytes of a file, or pieces of them as they come. */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Writes `bytes` to where `path` leads. A regular file, or none, is replaced: a temporary file
 * beside it is written, synced and renamed, and its folder synced; owner and permissions are kept,
 * links stay links. Devices, pipes and sockets are written into. Other names of the file (hard links)
 * keep the old content.
 *
 * Source: Pillai et al. (2014), "All File Systems Are Not Created Equal", section 2.
 *
 * @throws (rejects) Error with the system's `code`; EACCES for a file that this user, or anyone, may not write.
 */
export async function putFile(system: NodeSystem, path: string, bytes: FileContent): Promise<void> {
  const { fs, path: paths } = system;
  const old = await statusOf(fs, path);
  if (old === undefined && (path === "" || path.endsWith("/"))) throw codedError("EISDIR", "the path names no file");
  const target = endOfLinks(paths, path);
  if (STREAMS.test(target) || (old !== undefined && !old.isFile())) {
    await writeInto(fs, path, bytes);
    return;
  }
  if (old !== undefined) await assertWritable(fs, target, old);
  const folder = paths.dirname(target);
  const names = temporaryNames(system, paths.basename(target));
  await sweep(system, folder, names);
  await replaceFile(fs, target, paths.join(folder, names.create()), bytes, old);
  await syncFolder(fs, folder);
}

type Promises = NodeSystem["fs"];
type Status = import("node:fs").Stats;
type FileHandle = Awaited<ReturnType<Promises["open"]>>;

const ANYONE_WRITES = 0o222;
const PERMISSIONS = 0o777;
/** Bits of a mode beside the permissions: as whom a program runs, who may delete. */
const SPECIAL = 0o7000;
/** `W_OK` of POSIX. */
const WRITES = 2;

/** Files of the system, and those that `/dev/stdout` and its like stand for, which another program may have open. */
const STREAMS = /^\/(proc|dev\/fd)\//;

/** As in Linux. */
const MOST_LINKS = 40;

/** What is at a path, links followed; undefined for nothing. */
async function statusOf(fs: Promises, path: string): Promise<Status | undefined> {
  try {
    return await fs.stat(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Where the links at a path lead, though nothing may be there; among the system's files they are not followed. Not
 * asynchronous: two saves by different names of a file must know it in the order of their calls.
 */
export function endOfLinks(paths: NodeSystem["path"], path: string): string {
  const { readlinkSync, realpathSync } = nodeModule("node:fs")!;
  let place = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    const folder = realpathSync(paths.dirname(place));
    const end = paths.join(folder, paths.basename(place));
    const link = STREAMS.test(end) ? undefined : linkAt(readlinkSync, end);
    if (link === undefined) return end;
    place = paths.resolve(folder, link);
  }
  throw codedError("ELOOP", "too many links");
}

function linkAt(readLink: (path: string) => string, path: string): string | undefined {
  try {
    return readLink(path);
  } catch {
    return undefined;
  }
}

/** An administrator may write what nobody may. */
async function assertWritable(fs: Promises, path: string, { mode }: Status): Promise<void> {
  if ((mode & ANYONE_WRITES) === 0) throw codedError("EACCES", "the file is read-only");
  await fs.access(path, WRITES);
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
async function writeAll(file: FileHandle, content: FileContent): Promise<void> {
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
  // Nobody may read of the new content what they could not read of the old, at no moment.
  const file = await fs.open(temporary, "wx", old && old.mode & PERMISSIONS);
  try {
    try {
      await writeAll(file, bytes);
      if (old !== undefined) await keepOwner(file, old, (mode) => fs.chmod(temporary, mode));
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

/**
 * The mode is set on the open file, so the umask takes nothing. Changing the owner clears bits of the mode: it comes first.
 *
 * @param chmod - Sets it by the file's path: under `--permission` Node sets it by no open file.
 */
async function keepOwner(
  file: FileHandle,
  { uid, gid, mode }: Status,
  chmod: (mode: number) => Promise<void>,
): Promise<void> {
  const own = await file.stat();
  const isKept = (own.uid === uid && own.gid === gid) || (await changesOwner(file, uid, gid));
  // Only an administrator may give a file away, others its group; the content matters more.
  if (!isKept) await changesOwner(file, own.uid, gid);
  const kept = mode & (isKept ? SPECIAL | PERMISSIONS : PERMISSIONS);
  await file.chmod(kept).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "ERR_ACCESS_DENIED") throw error;
    return chmod(kept);
  });
}

async function changesOwner(file: FileHandle, uid: number, gid: number): Promise<boolean> {
  return file.chown(uid, gid).then(
    () => true,
    () => false,
  );
}

/** Names of temporary files for one file: whose process they belong to stands in them. */
function temporaryNames({ os }: NodeSystem, name: string) {
  const prefix = `.wasm-mlp-${hashText(name)}-${hashText(os.hostname())}-`;
  return {
    create: () => `${prefix}${nodeProcess?.pid}-${nodeModule("node:crypto")!.randomUUID()}.tmp`,
    /** The process that a file of these names belongs to; undefined for other files. */
    processOf: (file: string) => {
      if (!file.startsWith(prefix) || !file.endsWith(".tmp")) return undefined;
      return Number(file.slice(prefix.length).split("-")[0]);
    },
  };
}

/** Removes what saves of this file left whose process was killed, as far as it may. */
async function sweep(
  { fs, path: paths }: NodeSystem,
  folder: string,
  { processOf }: ReturnType<typeof temporaryNames>,
): Promise<void> {
  for (const file of await fs.readdir(folder).catch(() => [])) {
    const owner = processOf(file);
    if (owner === undefined || runs(owner)) continue;
    // Another user's, in a folder for all.
    await fs.rm(paths.join(folder, file), { force: true }).catch(() => undefined);
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
