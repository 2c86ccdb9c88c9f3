/** Tables and sentences on a terminal, of names that hold line breaks. */
import { expect, test } from "vitest";
import { textTable } from "../../../src/cli/frame/text-table";
import { wrap } from "../../../src/cli/frame/wrap";

test("line breaks in the cells of a table are blanks", () => {
  expect(
    textTable(
      ["a\nb", "n"],
      [
        ["c\r\nd", "1"],
        ["e", "23"],
      ],
      new Set([1]),
    ).split("\n"),
  ).toEqual(["a b   n", "───  ──", "c d   1", "e    23"]);
});

test("so are those of a sentence beside its name", () => {
  expect(wrap("one\ntwo", "name", 6)).toEqual(["name  one two"]);
});
