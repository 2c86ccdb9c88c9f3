import { oneLine } from "./one-line";

/** Columns of a terminal. */
const WIDTH = 80;
const INDENT = 12;

/** A sentence in lines of at most 80 columns, beside a name at the left. */
export function wrap(sentence: string, name: string, indent = INDENT): string[] {
  const lines: string[] = [];
  let line = name.padEnd(indent);
  let isEmpty = true;
  for (const word of oneLine(sentence).split(" ")) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = " ".repeat(indent);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
