import { FileFormatError } from "../../core/errors";
import { shorten, show } from "../../core/check";
import { nodeSystem, type NodeSystem } from "../../core/node-system";
import { readWhole, writeNodeFile } from "../../core/node-files";
import { unlessAborted, untilAborted } from "../../core/unless-aborted";
import { joined } from "../../core/joined";
import { unpackKnown, type KnownFile } from "./known-file";

/** Where files come from and go to. */
export interface DownloadOptions {
  readonly who: string;
  readonly folder: string;
  /** Addresses of folders. */
  readonly mirrors: readonly string[];
  readonly signal?: AbortSignal;
  /** Called with the bytes that came since the last call, and awaited; what it throws ends the download. */
  readonly onBytes?: (bytes: number) => unknown;
}

/**
 * The content of a file in the cache folder; if it is not there, or not the right one, it is
 * downloaded, checked and only then put there.
 *
 * @throws (rejects) FileFormatError with both digests for wrong content from the last mirror; Error when no mirror
 *   answers; the signal's reason. A wrong file in the cache is removed, and none is left there.
 */
export async function cachedFile(file: KnownFile, options: DownloadOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { fs, path: paths } = systemFor(options.who);
  const path = paths.join(options.folder, `${file.name}.gz`);
  const packed = await readWhole(fs, path).catch(() => undefined);
  if (packed !== undefined) {
    const content = await unpackKnown(path, file, new Uint8Array(packed)).catch(() => undefined);
    if (content !== undefined) return content;
    await fs.rm(path, { force: true });
  }
  const download = await fromMirrors(file, options);
  await fs.mkdir(options.folder, { recursive: true });
  await writeNodeFile(options.who, path, download.packed);
  return download.content;
}

/** Whether a file is in the cache folder, right or wrong. */
export function isCached(
  { name }: KnownFile,
  { who, folder }: Pick<DownloadOptions, "who" | "folder">,
): Promise<boolean> {
  const { fs, path } = systemFor(who);
  return fs.access(path.join(folder, `${name}.gz`)).then(
    () => true,
    () => false,
  );
}

/** @throws TypeError where there is no file system. */
export function systemFor(who: string): NodeSystem {
  return nodeSystem(who, "", "fetch the four files and use readIdx");
}

/** Around what a listener threw: no fault of a mirror. */
class ListenerFailure {
  constructor(readonly reason: unknown) {}
}

interface Download {
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly content: Uint8Array<ArrayBuffer>;
}

async function fromMirrors(file: KnownFile, options: DownloadOptions): Promise<Download> {
  const { who, mirrors, signal, folder } = options;
  const failures: unknown[] = [];
  for (const mirror of mirrors) {
    const url = new URL(`${file.name}.gz`, mirror.endsWith("/") ? mirror : `${mirror}/`).href;
    try {
      const packed = await fetchBytes(url, file, options);
      return { packed, content: await unpackKnown(`${who}: ${url}`, file, packed) };
    } catch (error) {
      if (error instanceof ListenerFailure) throw error.reason;
      signal?.throwIfAborted();
      failures.push(error instanceof FileFormatError ? error : new Error(`${url}: ${reasonOf(error)}`));
    }
  }
  const last = failures.at(-1);
  if (last instanceof FileFormatError) throw last;
  const reasons = failures.map((failure) => (failure as Error).message).join("; ");
  throw new Error(
    `${who}: ${show(file.name)} cannot be downloaded (${reasons}); connect to the network, pass other mirrors, or put ${file.name}.gz into ${shorten(folder)}.`,
    { cause: last },
  );
}

async function fetchBytes(
  url: string,
  { bytes }: KnownFile,
  { signal, onBytes }: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await unlessAborted(fetch(url, { signal }), signal);
  if (!response.ok || response.body === null) throw new Error(`the server answers ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of untilAborted(response.body as unknown as AsyncIterable<Uint8Array>, signal)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > bytes) throw new Error(`the server sends more than ${bytes} bytes`);
    try {
      await unlessAborted(Promise.resolve(onBytes?.(chunk.length)), signal);
    } catch (error) {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- unwrapped by fromMirrors
      throw new ListenerFailure(error);
    }
  }
  return joined(new Uint8Array(size), chunks);
}

/** `fetch` hides what failed in the cause of its error. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
