/**
 * Text of Windows in Western Europe, known by what its bytes above 127 stand for: nothing else is taken for it. The characters are
 * escapes of the expressions, not of the strings: minifiers write the latter out, and a page may not say that it is UTF-8.
 */
import { createDecoder } from "../../core/text-coding";

const LETTER = "A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u00ff\\u0152\\u0153";
const HIGH = "\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u00ff\\u0152\\u0153";
/** Quotation marks, dashes, currencies, units, fractions. */
const SIGN =
  "\\u00a0\\u00a1\\u00a3\\u00a7\\u00a9-\\u00ab\\u00ae\\u00b0-\\u00b5\\u00b7\\u00b9-\\u00bf\\u00d7\\u20ac\\u201a\\u201c-\\u201e\\u2013\\u2014\\u2022\\u2026\\u2122";
/** Words of one letter, and cells of one. */
const ALONE =
  "\\u00c0\\u00e0\\u00c8\\u00e8\\u00c9\\u00e9\\u00d2\\u00f2\\u00d3\\u00f3\\u00c5\\u00e5\\u00c4\\u00e4\\u00d6\\u00f6";

/**
 * What such text never or hardly ever has, and text of another encoding that is read as such has soon: other characters,
 * signs inside words (Macintosh, DOS, Polish), three of its own letters in a row or words of nothing else (Cyrillic, Greek,
 * Chinese), and what would be one character in UTF-8.
 */
const STRANGE = new RegExp(
  [
    `[^\\u0000-\\u007f${HIGH}${SIGN}\\u2018\\u2019]`,
    `[${LETTER}][${SIGN}]+[${LETTER}]`,
    `[${HIGH}]{3}`,
    `(?<![${LETTER}])(?![${ALONE}](?![${LETTER}]))[${HIGH}]+(?![${LETTER}])`,
    "[\\u00c2-\\u00df][\\u00a0-\\u00bf]",
  ].join("|"),
);
const WORD = new RegExp(`[${LETTER}\\u2019]*[${HIGH}${SIGN}][${LETTER}\\u2019]*`);

/** Where a text, read as windows-1252, holds something that speaks against it; -1 if nothing does. */
export function strangeAt(text: string): number {
  return text.search(STRANGE);
}

/** A word with a character that is not ASCII, to be shown. */
export function westernWord(text: string): string {
  return WORD.exec(text)?.[0] ?? "";
}

/** Whether bytes that begin above 127 begin with a character of UTF-8. */
export function beginsAsUtf8(bytes: Uint8Array): boolean {
  try {
    createDecoder("utf-8", { fatal: true }).decode(bytes.slice(0, 4), { stream: true });
    return true;
  } catch {
    return false;
  }
}
