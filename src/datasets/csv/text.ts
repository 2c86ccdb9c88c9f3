import { gunzipStream } from "../../core/gunzip-stream";
import { everywhere } from "../../core/words";
import { peek, type Bytes } from "./byte-chunks";
import { decodedText, type TextOptions } from "./decoded-text";
import { isGzip } from "../gzip";
import { chunksOf } from "./source";
import { IN_PARTS, tableError } from "./table-error";

/**
 * Unpacks bytes if they are gzip and decodes them; a byte-order mark is left out.
 *
 * @throws (rejects) FileFormatError for damaged gzip data, more than `maxBytes` of text, or bytes that are no text of
 *   the encoding.
 */
export async function* textOf(bytes: AsyncIterable<Bytes>, options: TextOptions): AsyncGenerator<string> {
  const { head, rest } = await peek(bytes);
  const packed = isGzip(head);
  const plain = packed ? unpack(rest, options.file) : rest;
  yield* decodedText(limit(plain, packed, options), options);
}

async function* unpack(bytes: AsyncIterable<Bytes>, file: string): AsyncGenerator<Bytes> {
  let failure: Error | undefined;
  const iterator = bytes[Symbol.asyncIterator]();
  const packed = new ReadableStream<Bytes>({
    async pull(controller) {
      try {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        failure = error as Error;
        controller.error(error);
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  try {
    yield* chunksOf(packed.pipeThrough(gunzipStream()));
  } catch (cause) {
    throw failure ?? tableError(file, "the gzip data are damaged", everywhere("get the file again"), cause);
  }
}

async function* limit(
  bytes: AsyncIterable<Bytes>,
  packed: boolean,
  { file, maxBytes = Infinity }: TextOptions,
): AsyncGenerator<Bytes> {
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > maxBytes) {
      const what = packed ? "the gzip data unpack to more than" : "the text has more than";
      throw tableError(file, `${what} ${maxBytes} bytes`, {
        program: "raise maxBytes, or train from streamCsv",
        commandLine: IN_PARTS,
      });
    }
    yield chunk;
  }
}
