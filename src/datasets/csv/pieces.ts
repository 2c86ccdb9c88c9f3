/**
 * Cuts a text that comes in chunks at the ends of records, so that a parser can take each
 * piece by itself: a line end inside quotation marks is none. Two quotation marks in a quoted
 * cell stand for one, so that a place is inside exactly if an odd number stands before it.
 */
import { everywhere } from "../../core/words";
import { tableError } from "./table-error";
import { countLines } from "./decoded-text";

/** Whole records. */
export interface Piece {
  readonly text: string;
  /** The number that an editor shows beside its first line. */
  readonly line: number;
}

/** No record is longer; a quotation mark that is never closed would take the whole file. */
const MAX_RECORD_LENGTH = 4 * 2 ** 20;

/** @throws (rejects) FileFormatError for a record of more than 4 Mi characters. */
export async function* piecesOf(file: string, chunks: AsyncIterable<string>): AsyncGenerator<Piece> {
  let rest = "";
  let line = 1;
  for await (const chunk of chunks) {
    const text = rest + chunk;
    const end = recordsEnd(text);
    rest = text.slice(end);
    if (rest.length > MAX_RECORD_LENGTH) throw longRecord(file, line + countLines(text.slice(0, end)), rest);
    if (end === 0) continue;
    const piece = text.slice(0, end);
    yield { text: piece, line };
    line += countLines(piece);
  }
  if (rest !== "") yield { text: rest, line };
}

/** Where the last record that is whole ends; 0 if none is. */
function recordsEnd(text: string): number {
  const lineEnd = text.includes("\n") ? "\n" : "\r";
  // A last \r may be the first half of \r\n.
  const last = lineEnd === "\r" && text.endsWith("\r") ? text.length - 1 : text.length;
  let end = 0;
  for (let at = 0, quoted = false; at < last; quoted = !quoted) {
    const quote = text.indexOf('"', at);
    const stop = quote < 0 ? last : Math.min(quote, last);
    const found = quoted ? -1 : text.slice(at, stop).lastIndexOf(lineEnd);
    if (found >= 0) end = at + found + 1;
    at = stop + 1;
  }
  return end;
}

function longRecord(file: string, line: number, text: string): Error {
  const got = `the record that begins in line ${line} has more than ${MAX_RECORD_LENGTH} characters`;
  const remedy = text.includes('"') ? "close its quotation mark" : "pass a CSV file, a record a line";
  return tableError(file, got, everywhere(remedy));
}

/**
 * The line in which each record of a piece begins.
 *
 * @param records - Their number; empty lines are none.
 */
export function recordLines({ text, line }: Piece, records: number): Int32Array {
  const lines = new Int32Array(records);
  if (!text.includes('"') && countLines(`${text.trimEnd()}\n`) === records) return lines.map((_, i) => line + i);
  let record = 0;
  let quoted = false;
  text.split(/\r\n|\n|\r/).forEach((content, i) => {
    if (!quoted && content !== "" && record < records) lines[record++] = line + i;
    if (content.includes('"') && content.split('"').length % 2 === 0) quoted = !quoted;
  });
  return lines;
}
