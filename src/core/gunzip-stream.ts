import { nodeModule } from "./platform";

/** A stream that unpacks gzip. Test runners that keep the globals of a page and not those of Node lack its class. */
export function gunzipStream(): DecompressionStream {
  const Unpacker = globalThis.DecompressionStream ?? nodeModule("node:stream/web")!.DecompressionStream;
  return new Unpacker("gzip");
}

/** Bytes handed over at a time: what they unpack to is read before the next. */
const SLICE_BYTES = 65_536;

/** What gzipped bytes unpack to, as a stream. No `Response` or `Blob`: not every engine has them, or streams them. */
export function unpackedStream(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = gunzipStream();
  // What goes wrong is told to the reader.
  feed(writable.getWriter(), bytes).catch(() => undefined);
  return readable;
}

async function feed(writer: WritableStreamDefaultWriter<BufferSource>, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) await writer.write(bytes.subarray(at, at + SLICE_BYTES));
  await writer.close();
}
