import { gunzipStream } from "../../core/gunzip-stream";
import { show } from "../../core/check";
import { everywhere } from "../../core/words";
import { encodingOf, foreignKind, HEAD_BYTES } from "./file-kind";
import { isGzip } from "../gzip";
import { chunksOf } from "./source";
import { IN_PARTS, tableError } from "./table-error";

type Bytes = Uint8Array<ArrayBuffer>;

/** How bytes become text. */
export interface TextOptions {
  /** Who reads what, for messages. */
  readonly file: string;
  readonly encoding?: string;
  readonly maxBytes?: number;
}

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
  yield* decode(limit(plain, packed, options), options);
}

/** The first bytes of a stream, and the stream with them. */
async function peek(bytes: AsyncIterable<Bytes>): Promise<{ head: Bytes; rest: AsyncIterable<Bytes> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Bytes = new Uint8Array(0);
  while (head.length < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : joined(head, next.value);
  }
  return { head, rest: chain(head, iterator) };
}

function joined(first: Bytes, second: Bytes): Bytes {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

async function* chain(head: Bytes, iterator: AsyncIterator<Bytes>): AsyncGenerator<Bytes> {
  try {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
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

async function* decode(bytes: AsyncIterable<Bytes>, { file, encoding }: TextOptions): AsyncGenerator<string> {
  const { head, rest } = await peek(bytes);
  if (encoding === undefined) assertText(file, head);
  const name = encoding ?? encodingOf(head.subarray(0, HEAD_BYTES));
  const decoder = new TextDecoder(name, { fatal: true });
  let line = 1;
  for await (const chunk of rest) {
    const text = decodeChunk(decoder, chunk, file, name, line);
    line += countLines(text);
    if (text !== "") yield text;
  }
  decodeChunk(decoder, undefined, file, name, line);
}

/** @throws FileFormatError for what is known to be no text, by its name. */
function assertText(file: string, head: Bytes): void {
  const foreign = foreignKind(head);
  if (foreign !== undefined) throw tableError(file, foreign.what, everywhere(foreign.remedy));
}

function decodeChunk(decoder: TextDecoder, chunk: Bytes | undefined, file: string, name: string, line: number): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    const got = `line ${line + linesBeforeFault(chunk, name)} has bytes that are not ${show(name)} text`;
    throw tableError(
      file,
      got,
      {
        program: 'save it as UTF-8, or pass its encoding, such as "windows-1252"',
        commandLine: "save it as UTF-8, or pass its encoding, such as --encoding windows-1252",
      },
      cause,
    );
  }
}

/** Line ends before the first bytes of a chunk that are no text. */
function linesBeforeFault(chunk: Bytes | undefined, name: string): number {
  // The first bytes may belong to a character of the chunk before.
  const text = new TextDecoder(name).decode(chunk).replace(/^\ufffd{1,3}/, "");
  return countLines(text.slice(0, Math.max(0, text.indexOf("\ufffd"))));
}

/** Line ends in a text: `\n`, or `\r` where there is no `\n`. */
export function countLines(text: string): number {
  const end = text.includes("\n") ? "\n" : "\r";
  let count = 0;
  for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) count++;
  return count;
}
