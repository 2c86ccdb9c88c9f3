import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readCsv, readTable } from "../../../src/datasets/index";
import { FileFormatError } from "../../../src/index";
import { expectRejection } from "../../core/throwing";
import { bytesOf, FLOWERS, gzipped } from "./text-files";

const file = "readTable: the Uint8Array";

describe("files that are no tables", () => {
  test.each<[string, string | readonly number[], string]>([
    [
      "a zip archive",
      [0x50, 0x4b, 3, 4, 20, 0, 6, 0],
      "it is a zip archive or an Excel workbook (.xlsx); unpack it and pass the CSV file in it, or save the workbook as CSV.",
    ],
    [
      "an old workbook",
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      "it is an old Excel workbook (.xls); open it in its program and save it as CSV.",
    ],
    [
      "a pointer of Git LFS",
      "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
      'it is a pointer of Git LFS, not the file itself; get the file with "git lfs pull".',
    ],
    [
      "a web page",
      "\n<!DOCTYPE html>\n<html><body>404</body></html>\n",
      "it is a web page, perhaps an error that was saved under the file's name; download the file itself.",
    ],
    ["JSON", '[{"a": 1}]\n', "it is a JSON file; convert it to CSV, or pass its rows as objects in a program."],
    ["a Parquet file", "PAR1\u0015", "it is a Parquet file; convert it to CSV."],
    [
      "zero bytes",
      [0x61, 0, 0, 0x2c, 0x62, 0, 0x0a, 0],
      "it holds zero bytes, so it is no plain text; pass a CSV file.",
    ],
  ])("are named: %s", async (_, content, message) => {
    const bytes = typeof content === "string" ? bytesOf(content) : Uint8Array.from(content);
    await expectRejection(readTable(bytes), FileFormatError, `${file}: ${message}`);
    await expectRejection(readTable(Uint8Array.from(gzipSync(bytes))), FileFormatError, `${file}: ${message}`);
  });

  test("but a table of brackets and quotes is one", async () => {
    expect((await readTable('"[a]",{b}\n1,2\n')).columns).toHaveLength(2);
  });
});

describe("limits", () => {
  test("of cells count rows too", async () => {
    const csv = `a,b\n${"1,2\n".repeat(100)}`;
    expect((await readTable(csv, { maxCells: 600 })).rows).toHaveLength(100);
    await expectRejection(
      readTable(csv, { maxCells: 599 }),
      FileFormatError,
      "readTable: the text: there are more than 599 cells, in rows of 2; raise maxCells, or train from streamCsv.",
    );
  });

  test("hold for what a small packed file unpacks to", async () => {
    const bomb = gzipped(`a,b\n${"1,2\n".repeat(200_000)}`);
    expect(bomb.length).toBeLessThan(4000);
    await expect(readTable(bomb, { maxCells: 100_000 })).rejects.toThrow("there are more than 100000 cells");
  });

  test("hold for very wide rows", async () => {
    const row = (cell: string) => `${`${cell},`.repeat(20_000)}${cell}\n`;
    await expect(readTable(row("a") + row("1"), { maxCells: 10_000 })).rejects.toThrow(
      "there are more than 10000 cells",
    );
  });
});

describe("messages", () => {
  const long = "x".repeat(100_000);
  test.each([
    ["a name", () => readCsv(`a,${long}\n1,2\n`, { target: "b" })],
    ["a wanted name", () => readCsv(FLOWERS, { target: long })],
    ["a cell", () => readCsv(`a,y\n1,u\n2,v\n3,u\n${long},v\n`, { target: "y" })],
    ["a class", () => readCsv(`a,y\n1,${long}\n2,${long}\n`, { target: "y" })],
    ["many names", () => readCsv(`${Array.from({ length: 5000 }, (_, i) => `c${i}`).join(",")}\n`, { target: "y" })],
  ])("stay short whatever is in %s", async (_, action) => {
    const error = await action().catch((reason: unknown) => reason as Error);
    expect((error as Error).message.length).toBeLessThan(1500);
  });
});

test("columns named like parts of every object are columns", async () => {
  const names = ["constructor", "__proto__", "toString", "hasOwnProperty"];
  const csv = `${names.join(",")},y\n${Array.from({ length: 8 }, (_, i) => `${i},${i % 3},${i * i},${-i},${i % 2 ? "constructor" : "__proto__"}`).join("\n")}\n`;
  const { columns, classes } = await readCsv(csv, { target: "y", task: "classification" });
  expect([columns, classes]).toEqual([names, ["__proto__", "constructor"]]);
});

test("notes and advice stay short whatever columns are called, and however many they are", async () => {
  const names = Array.from({ length: 3000 }, (_, c) => `a column ${c}`);
  const rowOf = (cell: string) => names.map(() => cell).join(",");
  const many = `${names.join(",")},y\n${Array.from({ length: 12 }, (_, i) => `${rowOf(i < 3 ? "-999" : String(i))},${i % 2}\n`).join("")}`;
  const long = `${"n".repeat(1_000_000)},y\n${Array.from({ length: 12 }, (_, i) => `${i < 3 ? -999 : i},${i % 2}\n`).join("")}`;
  for (const csv of [many, long]) {
    const { notes } = await readCsv(csv, { target: "y" });
    const taken = notes.find(({ kind }) => kind === "marks")!;
    expect(taken.message).toContain("of -999 in");
    for (const { message, commandLine } of notes) expect(message.length + commandLine.length).toBeLessThan(4000);
  }
});
