/** The examples of docs/adding fit the sources, and docs/adding.md names their files. `npm run test:adding` builds and runs them. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ADDITIONS, applyAdditions, changesOf } from "./additions.mjs";
import { rowsOf } from "./markdown-tables";

/** Sections of docs/adding.md by the page of their example. */
const SECTIONS: Readonly<Record<string, string>> = {
  "layer.md": "A layer",
  "activation.md": "An activation by name",
  "loss.md": "A loss",
  "optimizer.md": "An optimizer",
  "schedule.md": "A schedule",
  "trainer-option.md": "An option of the trainer",
  "data-generator.md": "A data generator",
  "command.md": "A command",
  "figure.md": "A figure",
};

test("all examples together fit the sources as they are", () => {
  const files = new Map<string, string>();
  const read = (path: string) => files.get(path) ?? readFileSync(path, "utf8");
  applyAdditions(ADDITIONS, read, (path: string, text: string) => files.set(path, text));
  expect(files.size).toBeGreaterThan(30);
  for (const [path, text] of files) expect(existsSync(path) && readFileSync(path, "utf8") === text, path).toBe(false);
});

test("a page for each section", () => {
  expect([...ADDITIONS].sort()).toStrictEqual(Object.keys(SECTIONS).sort());
});

test.each(Object.entries(SECTIONS))("%s: the section names its sources and no others", (page, section) => {
  const named = rowsOf("docs/adding.md", section).map(([cell]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, path]) => path),
  );
  const touched = new Set(
    changesOf(page)
      .map(({ path }) => path)
      .filter((path) => !path.startsWith("test/")),
  );
  const sources = named.filter((paths) => !paths[0]?.startsWith("docs/"));
  expect(sources.length).toBe(touched.size);
  for (const paths of sources)
    expect(
      paths.some((path) => touched.has(path)),
      paths.join(),
    ).toBe(true);
});

test("every file that the page names is there, or added by an example", () => {
  const page = readFileSync("docs/adding.md", "utf8");
  const added = new Set(ADDITIONS.flatMap((name) => changesOf(name).map(({ path }) => path)));
  const named = [...page.matchAll(/`((?:assembly|src|docs|test|playground)\/[a-z0-9./_-]+)`/g)].map(([, path]) => path);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !added.has(path) && !existsSync(path))).toEqual([]);
});
