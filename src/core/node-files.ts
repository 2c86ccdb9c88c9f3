import { zeros } from "./allocate";
import { shorten, show } from "./check";
import { joined } from "./joined";
import { nodeSystem, type NodeSystem } from "./node-system";
import { codeOf, endOfLinks, putFile, type FileContent } from "./replace-file";

type FileHandle = Awaited<ReturnType<NodeSystem["fs"]["open"]>>;

/**
 * Reads a file of Node's file system.
 *
 * @throws (rejects) TypeError where there is none; Error with the system's `code` for a file that cannot be read.
 */
export async function readNodeFile(who: string, path: string): Promise<Uint8Array> {
  const { fs } = nodeSystem(who, `${show(path)} is a path`, "pass a Uint8Array, an ArrayBuffer or a Blob");
  try {
    return await readWhole(fs, path);
  } catch (cause) {
    throw systemError(`${who}: ${show(path)} cannot be read`, cause);
  }
}

/** Node reads at most 2 GiB at once: larger files come in pieces of this size. */
const PIECE_BYTES = 2 ** 26;

/** What is read of a device or a pipe, which has no size and perhaps no end: 256 MiB, in pieces as pipes hold them. */
const ENDLESS_BYTES = 2 ** 28;
const PIPE_BYTES = 2 ** 16;

/**
 * All bytes of a file; what has no size, as a device, is read to its end.
 *
 * @throws (rejects) the system's errors; Error for what has no size and too many bytes.
 */
export async function readWhole(fs: NodeSystem["fs"], path: string): Promise<Uint8Array> {
  const file = await fs.open(path, "r");
  try {
    const status = await file.stat();
    // Devices, pipes and files of the system have no size.
    if (!status.isFile() || status.size === 0) return await readToEnd(file);
    const bytes = zeros(Uint8Array, status.size);
    for (let at = 0; at < bytes.length;) {
      const { bytesRead } = await file.read(bytes, at, Math.min(PIECE_BYTES, bytes.length - at), at);
      if (bytesRead === 0) return bytes.subarray(0, at);
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

/** All bytes of what has no size. @throws (rejects) Error where they do not end. */
async function readToEnd(file: FileHandle): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (let size = 0; size <= ENDLESS_BYTES;) {
    const piece = zeros(Uint8Array, PIPE_BYTES);
    const { bytesRead } = await file.read(piece, 0, PIPE_BYTES, null);
    if (bytesRead === 0) return joined(zeros(Uint8Array, size), pieces);
    // A pipe gives a few bytes at a time: they are not to hold a whole piece.
    pieces.push(piece.slice(0, bytesRead));
    size += bytesRead;
  }
  throw new Error(`it has no size, and gives more than ${ENDLESS_BYTES} bytes`);
}

/** Saves under way by the file they write: the next one of a file waits for the last. */
const underWay = new Map<string, Promise<void>>();

/**
 * Writes a file so that at any moment, a crash or a power failure included, its path holds
 * the old content or the new, never a part (`putFile`). Of several saves of one file that
 * are not waited for, by whatever name, the one called last is written last.
 *
 * @throws (rejects) as `readNodeFile`.
 */
export async function writeNodeFile(who: string, path: string, bytes: FileContent): Promise<void> {
  const got = `${show(path)} is a path`;
  const system = nodeSystem(who, got, "leave it out and keep the bytes that are returned");
  const place = placeOf(system, path);
  const before = underWay.get(place) ?? Promise.resolve();
  const save = before.catch(() => undefined).then(() => putFile(system, path, bytes));
  underWay.set(place, save);
  try {
    await save;
  } catch (cause) {
    throw systemError(`${who}: ${show(path)} cannot be written`, cause);
  } finally {
    if (underWay.get(place) === save) underWay.delete(place);
  }
}

function placeOf({ path: paths }: NodeSystem, path: string): string {
  try {
    return endOfLinks(paths, path);
  } catch {
    return paths.resolve(path);
  }
}

/** The system's error under our name, with its code. */
function systemError(what: string, cause: unknown): Error {
  const reason = shorten(cause instanceof Error ? cause.message : String(cause));
  const error = new Error(`${what}: ${reason}; check the path, its permissions and the space left.`, { cause });
  return Object.assign(error, { code: codeOf(cause) });
}
