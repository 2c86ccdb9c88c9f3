import { isObject } from "../../core/kind";
import type { Global } from "../../core/global-type";
import { bytesOf as memoryOf, isArrayBuffer, isBlob, isReadableStream, isUrl, tagOf } from "../../core/any-realm";
import { shorten, show, typeError } from "../../core/check";
import { StateError } from "../../core/errors";
import { nodeModule } from "../../core/platform";
import { encodeText } from "../../core/text-coding";
import { withCommandLine } from "../../core/words";
import type { RowRecord } from "./cell-value";

type ReadStream = import("node:fs").ReadStream;

/** A `ReadableStream` of bytes, in a program whose types do not know that class too. */
export interface ByteStream {
  /** As that of a `ReadableStream`. */
  getReader(): {
    /** The next bytes; none after the last. */
    read(): Promise<{
      /** Whether the stream has ended. */
      readonly done: boolean;
      /** The next bytes; undefined at the end. */
      readonly value?: Uint8Array<ArrayBuffer> | undefined;
    }>;
  };
}

/**
 * What a CSV file is read from, gzipped or not:
 *
 * - a string: the text itself if it has a line end, else a path (Node);
 * - a file URL (Node), a `Blob` or `File`, a `Uint8Array` or an `ArrayBuffer`;
 * - a `ReadableStream` or a stream of Node, which can be read once.
 */
export type CsvSource =
  | string
  | Global<"URL">
  | Global<"Blob">
  | Uint8Array<ArrayBuffer>
  | ArrayBuffer
  | ByteStream
  | AsyncIterable<Uint8Array<ArrayBuffer> | string>;

/** What a table is read from: a CSV file, or rows of a program. */
export type TableSource = CsvSource | readonly RowRecord[];

/** A source whose bytes can be had. */
export interface ByteSource {
  /** What to call it in messages: a path in quotes, or what it is. */
  readonly name: string;
  /** Whether it can be opened again. */
  readonly again: boolean;
  /** Its bytes from the first. */
  open(): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** @throws TypeError for what no bytes can be had from. */
export function byteSource(who: string, source: CsvSource): ByteSource {
  const address = isUrl(source) ? source.href : source;
  if (typeof address === "string" && /^https?:\/\//i.test(address)) throw addressError(who, address);
  if (typeof source === "string") {
    return /[\r\n]/.test(source) ? textSource(source) : fileSource(who, source);
  }
  if (isUrl(source) && source.protocol === "file:") return fileSource(who, source);
  const memory = memoryOf(source);
  if (memory !== undefined) return memorySource(isArrayBuffer(source) ? "the ArrayBuffer" : "the Uint8Array", memory);
  if (isBlob(source)) {
    const name = "name" in source ? show(source.name) : "the Blob";
    return { name, again: true, open: () => chunksOf(source.stream()) };
  }
  if (isReadableStream(source)) return onceSource(who, () => chunksOf(source));
  if (isAsyncIterable(source)) return onceSource(who, () => bytesOf(source));
  if (["Blob", "File"].includes(tagOf(source))) {
    const needed = "pass its bytes, which FileReader.readAsArrayBuffer gives";
    throw typeError(who, "the source is a Blob without stream() or arrayBuffer()", needed);
  }
  throw typeError(
    who,
    `the source is ${show(source)}`,
    "pass a path, a text with lines, a Blob, a Uint8Array or a stream",
  );
}

function addressError(who: string, address: string): TypeError {
  const got = `${show(address)} is an address`;
  const error = typeError(who, got, "pass what is there: (await fetch(address)).body");
  return withCommandLine(error, typeError(who, got, "download it, and name the file").message);
}

function textSource(text: string): ByteSource {
  return memorySource("the text", encodeText(text));
}

function memorySource(name: string, bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return { name, again: true, open: () => slices(bytes) };
}

/** Bytes a slice: what is decoded and parsed at once. */
const SLICE_BYTES = 2 ** 16;

// eslint-disable-next-line @typescript-eslint/require-await -- a source is asynchronous, whatever it is.
async function* slices(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) yield bytes.subarray(at, at + SLICE_BYTES);
}

function fileSource(who: string, path: string | Global<"URL">): ByteSource {
  const name = show(isUrl(path) ? path.href : path);
  const fs = nodeModule("node:fs");
  if (fs === undefined) {
    throw typeError(
      who,
      `${name} is a path, and there is no file system here`,
      "pass a Blob, a Uint8Array or a text with lines",
    );
  }
  return {
    name,
    again: true,
    open: () => fileBytes(who, name, () => fs.createReadStream(path, { highWaterMark: SLICE_BYTES })),
  };
}

async function* fileBytes(who: string, name: string, open: () => ReadStream): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stream = open();
  try {
    for await (const chunk of stream) yield chunk as Buffer<ArrayBuffer>;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const error = new Error(
      `${who}: ${name} cannot be read: ${shorten(message)}; check the path and its permissions.`,
      {
        cause,
      },
    );
    throw Object.assign(error, { code });
  } finally {
    stream.destroy();
  }
}

function onceSource(who: string, open: () => AsyncIterable<Uint8Array<ArrayBuffer>>): ByteSource {
  let opened = false;
  return {
    name: "the stream",
    again: false,
    open() {
      if (opened) {
        throw new StateError(`${who}: the stream was read already; pass a new one, or a path or a Blob.`);
      }
      opened = true;
      return open();
    },
  };
}

/** The chunks of a web stream, which is canceled when the reader stops early, at once also while a chunk is waited for. */
export function chunksOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncIterable<Uint8Array<ArrayBuffer>> {
  return {
    [Symbol.asyncIterator]() {
      const reader = stream.getReader();
      return {
        async next() {
          const { done, value } = await reader.read();
          return done ? { done, value: undefined } : { done, value };
        },
        async return() {
          // After an error there is nothing to cancel.
          await reader.cancel().catch(() => undefined);
          return { done: true, value: undefined };
        },
      };
    },
  };
}

async function* bytesOf(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer> | string>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const chunk of chunks) yield typeof chunk === "string" ? encodeText(chunk) : chunk;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<Uint8Array<ArrayBuffer> | string> {
  return isObject(value) && Symbol.asyncIterator in value;
}
