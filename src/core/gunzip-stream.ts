import { joined } from "./joined";
import { nodeModule } from "./platform";

/** A stream that unpacks gzip. Test runners that keep the globals of a page and not those of Node lack its class. */
export function gunzipStream(): DecompressionStream {
  const Unpacker = globalThis.DecompressionStream ?? nodeModule("node:stream/web")!.DecompressionStream;
  return new Unpacker("gzip");
}

/** Bytes handed over at a time: what they unpack to is read before the next. */
const SLICE_BYTES = 65_536;

/**
 * What gzipped bytes unpack to; undefined where that is more than `maxBytes`. No `Response` or `Blob`: not every engine has them, or
 * streams them.
 *
 * @throws (rejects) what the engine says of damaged bytes.
 */
export async function unpackedBytes(
  bytes: Uint8Array<ArrayBuffer>,
  maxBytes = Infinity,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { readable, writable } = gunzipStream();
  // What goes wrong is told to the reader.
  feed(writable.getWriter(), bytes).catch(() => undefined);
  const reader = readable.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done && size <= maxBytes; next = await reader.read()) {
    chunks.push(next.value);
    size += next.value.length;
  }
  if (size <= maxBytes) return joined(new Uint8Array(size), chunks);
  await reader.cancel();
  return undefined;
}

async function feed(writer: WritableStreamDefaultWriter<BufferSource>, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) await writer.write(bytes.subarray(at, at + SLICE_BYTES));
  await writer.close();
}
