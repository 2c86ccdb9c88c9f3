/** Bytes become text. */
import { show } from "../../core/check";
import { createDecoder } from "../../core/text-coding";
import { everywhere } from "../../core/words";
import { fromFirstHighByte, peek, type Bytes } from "./byte-chunks";
import { encodingOf, foreignKind, HEAD_BYTES } from "./file-kind";
import { tableError } from "./table-error";
import { note, type TableNote } from "./table-note";
import { beginsAsUtf8, strangeAt, westernWord } from "./western-text";

/** How bytes become text. */
export interface TextOptions {
  /** Who reads what, for messages. */
  readonly file: string;
  readonly encoding?: string;
  readonly maxBytes?: number;
  /** Called with what was found in the text. */
  readonly onNote?: (found: TableNote) => void;
}

/**
 * Decodes bytes as the encoding says; without one as their mark or zeros say, else as UTF-8 or, where they are none and look
 * like it, as windows-1252.
 *
 * @throws (rejects) FileFormatError for bytes that are no text of the encoding.
 */
export async function* decodedText(bytes: AsyncIterable<Bytes>, options: TextOptions): AsyncGenerator<string> {
  const { file, encoding } = options;
  const { head, rest } = await peek(bytes);
  if (encoding === undefined) assertText(file, head);
  const name = encoding ?? encodingOf(head.subarray(0, HEAD_BYTES));
  let decoder: ChunkDecoder | undefined = encoding === undefined && name === "utf-8" ? undefined : fatal(name, file);
  let [line, before] = [1, ""];
  for await (const chunk of decoder === undefined ? fromFirstHighByte(rest) : rest) {
    // What is not ASCII first says what the text is.
    if (decoder === undefined && chunk[0] > 127) {
      decoder = beginsAsUtf8(chunk) ? fatal(name, file) : western(options, before);
    }
    const text = (decoder ?? asciiText)(chunk, line);
    line += countLines(text);
    before = text.slice(-WORD_LENGTH);
    if (text !== "") yield text;
  }
  decoder?.(undefined, line);
}

/** A chunk as text, or nothing after the last one. @param line - In which the chunk begins. */
type ChunkDecoder = (chunk: Bytes | undefined, line: number) => string;

function asciiText(chunk: Bytes | undefined): string {
  return createDecoder().decode(chunk);
}

/** The decoder of an encoding. @throws (later) FileFormatError for other bytes. */
function fatal(name: string, file: string): ChunkDecoder {
  const decoder = createDecoder(name, { fatal: true });
  return (chunk, line) => decodeChunk(decoder, chunk, file, name, line);
}

/**
 * Takes text that is no UTF-8 for windows-1252, which a note says.
 *
 * @param before - The end of the text before it: words that stand in two chunks are looked at as a whole.
 * @throws (later) FileFormatError where it does not look so.
 */
function western({ file, onNote }: TextOptions, before: string): ChunkDecoder {
  const decoder = createDecoder("windows-1252");
  let isNoted = false;
  return (chunk, line) => {
    const text = decoder.decode(chunk, { stream: chunk !== undefined });
    const all = before + text;
    const strange = strangeAt(all);
    if (strange >= 0) {
      throw notText(file, "utf-8", line + countLines(text.slice(0, Math.max(0, strange - before.length))));
    }
    if (!isNoted) onNote?.(westernNote(westernWord(all), line));
    isNoted = true;
    before = all.slice(-WORD_LENGTH);
    return text;
  };
}

/** Characters of a word that two chunks may share. */
const WORD_LENGTH = 64;

function westernNote(word: string, line: number): TableNote {
  const got = `line ${line} is no UTF-8 text; the file is read as windows-1252, with ${show(word)}; if that looks wrong, pass`;
  return note("layout", { program: `${got} its encoding`, commandLine: `${got} --encoding` });
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
    throw notText(file, name, line + linesBeforeFault(chunk, name), cause);
  }
}

function notText(file: string, name: string, line: number, cause?: unknown): Error {
  return tableError(
    file,
    `line ${line} has bytes that are not ${show(name)} text`,
    {
      program: 'save it as UTF-8, or pass its encoding, such as "windows-1252"',
      commandLine: "save it as UTF-8, or pass its encoding, such as --encoding windows-1252",
    },
    cause,
  );
}

/** Line ends before the first bytes of a chunk that are no text. */
function linesBeforeFault(chunk: Bytes | undefined, name: string): number {
  // The first bytes may belong to a character of the chunk before.
  const text = createDecoder(name)
    .decode(chunk)
    .replace(/^\ufffd{1,3}/, "");
  return countLines(text.slice(0, Math.max(0, text.indexOf("\ufffd"))));
}

/** Line ends in a text: `\n`, or `\r` where there is no `\n`. */
export function countLines(text: string): number {
  const end = text.includes("\n") ? "\n" : "\r";
  let count = 0;
  for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) count++;
  return count;
}
