import { parse } from "csv-parse/browser/esm/sync";
import { expect, test } from "vitest";
import { plainRows } from "../../../src/datasets/csv/plain-rows";

/** Pieces of text without quotation marks that a parser may stumble over. */
const PARTS = [
  "a",
  "1.5",
  " ",
  "\t",
  "",
  ",",
  ",",
  ";",
  "\n",
  "\n",
  "\r\n",
  "\u00a0",
  "\ufeff",
  "\u3000",
  "ä",
  "𝄞",
  "\0",
  "\\",
];

test.each([",", ";", "\t", "|", "ä"])("cells between %j are those that csv-parse gives", (delimiter) => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  let state = seed;
  const random = (count: number) => (state = (state * 48_271 + 11) % 2_147_483_647) % count;
  for (let trial = 0; trial < 150; trial++) {
    const text = Array.from({ length: random(40) }, () => PARTS[random(PARTS.length)]).join("");
    const expected: unknown = parse(new TextEncoder().encode(text), {
      delimiter,
      record_delimiter: text.includes("\r") ? ["\r\n", "\n", "\r"] : "\n",
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    expect(plainRows(text, delimiter), `seed ${seed}, trial ${trial}: ${JSON.stringify(text)}`).toEqual(expected);
  }
});
