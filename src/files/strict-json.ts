import { isDictionary } from "../core/kind";
import { formatError, showValue } from "../core/format-error";

/** An object that JSON stands for. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What a file may nest; ours take five levels and a scaler's. */
export const MAX_DEPTH = 100;

/**
 * JSON without the two liberties of `JSON.parse`: a key that comes twice in an object (of
 * which it would keep the last) and nesting without end are errors.
 *
 * @param what - What the text is, for messages.
 * @throws FileFormatError
 */
export function parseStrictJson(file: string, what: string, text: string): unknown {
  let fault: string | undefined;
  try {
    fault = firstFault(text);
    if (fault === undefined) return JSON.parse(text);
  } catch (cause) {
    throw formatError(file, `${what} is not valid JSON`, undefined, cause);
  }
  throw formatError(file, `${what} ${fault}`);
}

/** A JSON object; see {@link parseStrictJson}. */
export function parseStrictObject(file: string, what: string, text: string): JsonObject {
  const value = parseStrictJson(file, what, text);
  if (isJsonObject(value)) return value;
  throw formatError(file, `${what} is ${showValue(value)}, not a JSON object`);
}

export function isJsonObject(value: unknown): value is JsonObject {
  return isDictionary(value);
}

/** What is wrong in a text with keys or nesting; nothing else is checked. */
function firstFault(text: string): string | undefined {
  /** The keys so far of each object that is open; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === "{" || character === "[") {
      if (open.push(character === "{" ? new Set() : undefined) > MAX_DEPTH) {
        return `is nested more than ${MAX_DEPTH} levels deep`;
      }
    } else if (character === "}" || character === "]") {
      open.pop();
    } else if (character === '"') {
      const start = i;
      i = endOfString(text, start);
      if (!isColonNext(text, i + 1)) continue;
      const keys = open.at(-1);
      // Escapes hide a key: "\u0061" is "a".
      const key = JSON.parse(text.slice(start, i + 1)) as string;
      if (keys?.has(key)) return `has the key ${showValue(key)} twice`;
      keys?.add(key);
    }
  }
  return undefined;
}

/** Place of the closing quotation mark of the string that opens at `start`, or the text's end. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return i;
}

function isColonNext(text: string, start: number): boolean {
  let i = start;
  while (text[i] === " " || text[i] === "\n" || text[i] === "\r" || text[i] === "\t") i++;
  return text[i] === ":";
}
