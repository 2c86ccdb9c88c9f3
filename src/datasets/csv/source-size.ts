import { bytesOf, isArrayBuffer, isBlob, isUrl } from "../../core/any-realm";
import { nodeModule } from "../../core/platform";
import { MAX_BYTES_IN_MEMORY, type CsvFormat } from "./csv-options";
import type { CsvSource, TableSource } from "./source";

/** A table takes some 15 times its text, and may have this share of the machine's memory. */
const MEMORY_FACTOR = 15;
const MEMORY_SHARE = 0.5;

/** Whether the text of a source has more bytes than a table in memory may have, and can be read again and again. */
export function isStreamed(source: TableSource, { maxBytes = bytesForMemory() }: CsvFormat): source is CsvSource {
  return (textBytes(source) ?? 0) > maxBytes;
}

/** Bytes of text that a table in memory may have, unless the caller says otherwise. */
function bytesForMemory(): number {
  const total = nodeModule("node:os")?.totalmem() ?? Infinity;
  return Math.min(MAX_BYTES_IN_MEMORY, (MEMORY_SHARE * total) / MEMORY_FACTOR);
}

/** Bytes of a source as they are stored, packed or not; undefined for a stream, and for a file that is not there. */
export function storedBytes(source: TableSource): number | undefined {
  return sizeOf(source, (size) => size);
}

/**
 * Bytes of the text of a source that can be read again and again; undefined for any other, and for a file that is not there.
 * Of gzip data it is what their end says: the size of the last part, and of more than 4 GiB the rest.
 */
function textBytes(source: TableSource): number | undefined {
  return sizeOf(source, (size, fs, path) => Math.max(size, packedBytes(fs, path, size)));
}

type Fs = typeof import("node:fs");
/** The size that counts, of the size of a file. */
type FileSize = (size: number, fs: Fs, path: string | URL) => number;

function sizeOf(source: TableSource, ofFile: FileSize): number | undefined {
  if (typeof source === "string") return /[\r\n]/.test(source) ? source.length : fileBytes(source, ofFile);
  if (isUrl(source)) return source.protocol === "file:" ? fileBytes(source, ofFile) : undefined;
  if (isBlob(source)) return source.size;
  if (isArrayBuffer(source)) return source.byteLength;
  return bytesOf(source)?.byteLength;
}

/** A file that cannot be looked at has no size: reading it says why. */
function fileBytes(path: string | URL, ofFile: FileSize): number | undefined {
  const fs = nodeModule("node:fs");
  try {
    const file = fs?.statSync(path);
    if (fs === undefined || file?.isFile() !== true) return undefined;
    return ofFile(file.size, fs, path);
  } catch {
    return undefined;
  }
}

/** What the last four bytes of gzip data say of the text; 0 for other data. */
function packedBytes(fs: Fs, path: string | URL, size: number): number {
  if (size < 18) return 0;
  const descriptor = fs.openSync(path, "r");
  try {
    const [head, end] = [new Uint8Array(2), new Uint8Array(4)];
    fs.readSync(descriptor, head, 0, 2, 0);
    fs.readSync(descriptor, end, 0, 4, size - 4);
    return head[0] === 0x1f && head[1] === 0x8b ? new DataView(end.buffer).getUint32(0, true) : 0;
  } finally {
    fs.closeSync(descriptor);
  }
}
