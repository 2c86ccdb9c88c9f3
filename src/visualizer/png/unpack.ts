import { joinedBytes } from "../../core/joined-bytes";
import { unpackedStream } from "../../core/gunzip-stream";

/** Unpacks gzipped bytes that the package brings. */
export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const reader = unpackedStream(bytes).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    size += next.value.length;
  }
  return joinedBytes(chunks, size);
}
