import { show } from "./check";
import { nodeSystem } from "./node-system";

/**
 * Reads a file of Node's file system.
 *
 * @throws (rejects) TypeError where there is none; Error with the system's `code` for a file that cannot be read.
 */
export async function readNodeFile(who: string, path: string): Promise<Uint8Array> {
  const { fs } = nodeSystem(who, `${show(path)} is a path`, "pass a Uint8Array, an ArrayBuffer or a Blob");
  try {
    return await fs.readFile(path);
  } catch (cause) {
    throw systemError(`${who}: ${show(path)} cannot be read`, cause);
  }
}

/**
 * Writes a file so that at any moment, a crash or a power failure included, its path holds
 * the old content or the new, never a part: a temporary file beside it is written, synced and
 * renamed, and its folder synced. If that fails the temporary file is removed. A link is
 * followed; permissions are kept.
 *
 * Source: Pillai et al. (2014), "All File Systems Are Not Created Equal", section 2.
 *
 * @throws (rejects) as `readNodeFile`.
 */
export async function writeNodeFile(who: string, path: string, bytes: Uint8Array): Promise<void> {
  const { fs, path: paths } = nodeSystem(
    who,
    `${show(path)} is a path`,
    "leave it out and keep the bytes that are returned",
  );
  try {
    const target = await fs.realpath(path).catch(() => path);
    const folder = paths.dirname(target);
    await replaceFile(fs, target, paths.join(folder, `.${crypto.randomUUID()}.tmp`), bytes);
    await syncFolder(fs, folder);
  } catch (cause) {
    throw systemError(`${who}: ${show(path)} cannot be written`, cause);
  }
}

/** Puts a file with these bytes at `target` by way of `temporary`, which must not exist. */
async function replaceFile(fs: Promises, target: string, temporary: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(temporary, "wx", await permissionsOf(fs, target));
  try {
    try {
      await file.writeFile(bytes);
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

/** Those of the file that is replaced, or what new files get. */
async function permissionsOf(fs: Promises, path: string): Promise<number> {
  try {
    return (await fs.stat(path)).mode & 0o777;
  } catch {
    return 0o666;
  }
}

type Promises = typeof import("node:fs/promises");

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

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}

/** The system's error under our name, with its code. */
function systemError(what: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const error = new Error(`${what}: ${reason}; check the path, its permissions and the space left.`, { cause });
  return Object.assign(error, { code: codeOf(cause) });
}
