import { FileFormatError } from "../core/errors";
import { unpackedBytes } from "../core/gunzip-stream";

/** Whether bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What a gzip file may unpack to unless the caller says otherwise: 1 GiB. */
export const MAX_UNPACKED_BYTES = 2 ** 30;

/**
 * Unpacks a gzip file.
 *
 * @param maxBytes - Largest size after unpacking: a small file can unpack to terabytes.
 * @throws (rejects) FileFormatError if it is damaged or larger.
 */
export async function gunzip(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  maxBytes = MAX_UNPACKED_BYTES,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = await unpackedBytes(bytes, maxBytes).catch((cause: unknown) => {
    throw new FileFormatError(`${name}: the gzip data are damaged; get the file again.`, { cause });
  });
  if (content !== undefined) return content;
  throw new FileFormatError(`${name}: the gzip data unpack to more than ${maxBytes} bytes; get another file.`);
}
