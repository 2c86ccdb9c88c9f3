import { unpackedBytes } from "../../core/gunzip-stream";

/** Unpacks gzipped bytes that the package brings. */
export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return (await unpackedBytes(bytes))!;
}
