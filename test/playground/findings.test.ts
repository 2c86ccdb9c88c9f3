/** Everything that the readers find wrong is said in the page's words, in both languages. */
import { Network } from "wasm-mlp";
import { saveNetwork } from "wasm-mlp/files";
import { describe, expect, test } from "vitest";
import { openTable, readChosen } from "../../playground/src/data/read-table";
import { firstChoice } from "../../playground/src/data/table";
import type { FindingCode } from "../../playground/src/findings";
import { ProblemError, problemOf, type Problem } from "../../playground/src/problem";
import { de } from "../../playground/src/texts/de";
import { en } from "../../playground/src/texts/en";
import { openModel } from "../../playground/src/training/open-model";

const lines = (line: (i: number) => string, count = 40) => Array.from({ length: count }, (_, i) => line(i)).join("\n");

async function problem(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return problemOf(error);
}

/** What is said of a file's problem, in each language. */
function said({ code, values }: Problem): string[] {
  return [en, de].map(({ problems, findings }) =>
    problems[code](
      ...values.map((value) => (typeof value === "object" ? findings[value.finding](...value.values) : value)),
    ),
  );
}

/** Words of the library that mean nothing on the page. */
const LIBRARY = /pass |header:|types|missing|maxBytes|encoding|readTable|readCsv|loadNetwork|undefined|NaN|\[object/;
const ENGLISH_WORDS = /\b(?:the|has|line|column|file|cells|its)\b/;

function expectOwnWords(found: Problem): void {
  const [english, german] = said(found);
  expect(english).not.toMatch(LIBRARY);
  expect(german).not.toMatch(ENGLISH_WORDS);
}

async function tableProblem(content: BlobPart, target?: string): Promise<Problem> {
  const file = new File([content], "t.csv");
  return problem(
    openTable(file).then((summary) => {
      const choice = firstChoice(summary);
      return readChosen(file, target === undefined ? choice : { ...choice, target, features: ["a"] });
    }),
  );
}

const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0);
const gzip = Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8);

describe("a table that is none", () => {
  test.each<[string, BlobPart, FindingCode]>([
    ["an Excel workbook", zip, "workbook"],
    ["a packed file", Uint8Array.of(0x42, 0x5a, 0x68, 1, 2), "packed"],
    ["a damaged gzip file", gzip, "damaged"],
    ["a web page", "<!doctype html><p>Not found", "webPage"],
    ["a PDF file", "%PDF-1.7\n1 0 obj", "kind"],
    ["JSON", '[{"a": 1}, {"a": 2}]', "kind"],
    ["bytes", "\0\u0001\u0002", "noText"],
    ["nothing", "", "noRows"],
    ["a ragged table", `a,b\n${lines((i) => (i === 20 ? "1" : "1,2"))}`, "cells"],
    ["an open quotation mark", `a,b\n"1,2\n${lines(() => "1,2")}`, "openQuote"],
    ["a quotation mark in a cell", `a,b\n1"2,3\n${lines(() => "1,2")}`, "innerQuote"],
  ])("%s", async (_, content, finding) => {
    const found = await tableProblem(content);
    expect(found.values.at(-1)).toMatchObject({ finding });
    expectOwnWords(found);
  });

  test.each<[string, string, FindingCode]>([
    ["a target without a value", `a,b\n${lines((i) => `${i / 2},`)}`, "targetEmpty"],
    ["a target with one value", `a,b\n${lines((i) => `${i / 2},7`)}`, "targetAlike"],
    ["a feature that is too large", `a,b\n${lines((i) => `${i === 9 ? "1e300" : i / 2},${i * 1.5}`)}`, "tooLarge"],
    [
      "a target that is too large",
      `a,b
${lines((i) => `${i / 2},${i === 9 ? "1e300" : i * 1.5}`)}`,
      "tooLarge",
    ],
    ["an ambiguous decimal mark", `a;b\n${lines((i) => `"1,${100 + i}";${["u", "v"][i % 2]}`)}`, "decimalMark"],
  ])("%s", async (_, content, finding) => {
    const found = await tableProblem(content, "b");
    if (found.code === "columnsUnusable") expect(found.values.at(-1)).toMatchObject({ finding });
    expectOwnWords(found);
  });
});

describe("a model that is none", async () => {
  using network = Network.mlp([2, 3, 2], { seed: 1 });
  const bytes = new Uint8Array(await saveNetwork(network));
  const changed = bytes.slice();
  changed[changed.length - 1] ^= 1;
  test.each<[string, BlobPart, FindingCode]>([
    ["a text", "hello, this is no model at all", "foreign"],
    ["nothing", "", "foreign"],
    ["half of one", bytes.slice(0, bytes.length - 20), "cutShort"],
    ["more than one", new Uint8Array([...bytes, 1, 2, 3]), "damaged"],
  ])("%s", async (_, content, finding) => {
    const found = await problem(openModel(new File([content], "m.safetensors")));
    expect(found.values.at(-1)).toMatchObject({ finding });
    expectOwnWords(found);
  });
});

test("what nobody expected is told without the library's words", () => {
  const found = problemOf(new RangeError("StandardScaler.fit: inputs are [0, 2]; pass rows."));
  expect(found).toStrictEqual({ code: "unexpected", values: [] });
  expectOwnWords(found);
});
