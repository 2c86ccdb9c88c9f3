import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { csvLine } from "../../src/core/csv-line";

test("cells with separators, quotes and any line end come back from another program's reader", () => {
  const cells = ["plain", "", "a,b", 'say "x"', "two\nlines", "old\rMac", "DOS\r\nend", " spaces "];
  expect(parse(csvLine(cells), { record_delimiter: "\n" })).toEqual([cells]);
  expect(csvLine(["a\rb", "c"])).toBe('"a\rb",c\n');
});
