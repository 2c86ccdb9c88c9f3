import { expect, test } from "vitest";
import { de } from "../../../playground/src/texts/de";
import { en } from "../../../playground/src/texts/en";

type Entry = readonly [path: string, text: unknown];

/** Every text with its path. */
function entries(value: unknown, path = ""): Entry[] {
  if (value === null || typeof value !== "object") return [[path, value]];
  return Object.entries(value).flatMap(([name, each]) => entries(each, `${path}.${name}`));
}

/** What a text says: of a function, for some values. */
function said(text: unknown): string {
  return typeof text === "function" ? String((text as (...values: unknown[]) => unknown)(3, 4, 5, 6)) : String(text);
}

test("both languages have the same texts, with the same values", () => {
  const [english, german] = [entries(en), entries(de)];
  expect(german.map(([path]) => path).sort()).toStrictEqual(english.map(([path]) => path).sort());
  const kinds = (all: Entry[]) => Object.fromEntries(all.map(([path, text]) => [path, typeof text]));
  expect(kinds(german)).toStrictEqual(kinds(english));
});

test("no text is empty or left in the other language", () => {
  const english = new Map(entries(en).map(([path, text]) => [path, said(text)]));
  const long = entries(de).filter(
    ([path, text]) => said(text) === english.get(path) && said(text).split(" ").length > 3,
  );
  expect(long.map(([path]) => path)).toStrictEqual([]);
  const empty = [...entries(en), ...entries(de)].filter(
    ([path, text]) => said(text) === "" && !path.endsWith(".asked"),
  );
  expect(empty.map(([path]) => path)).toStrictEqual([]);
});

test("no text names an option of the library", () => {
  const options =
    /missingMarks|maxCategories|types:|header:|encoding:|readCsv|readTable|normStudy|loadNetwork|batchSize/;
  const found = [...entries(en), ...entries(de)].filter(([, text]) => options.test(said(text)));
  expect(found.map(([path]) => path)).toStrictEqual([]);
});

test("silent neurons are said with the samples for which they are", () => {
  expect(en.network.silent(2, 240)).toBe("2 silent neurons (0 for 240 samples)");
  expect(de.network.silent(1, 500)).toBe("1 stummes Neuron (0 bei 500 Beispielen)");
});
