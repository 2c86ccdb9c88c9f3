/** Pages name scripts, pages and pictures that are there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const PAGES = ["", "docs", "docs/adding"].flatMap((folder) =>
  readdirSync(folder === "" ? "." : folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

test.each(PAGES)("%s", (page) => {
  const text = readFileSync(page, "utf8");
  const runs = Array.from(text.matchAll(/npm run ([\w:.-]*\w)/g), ([, name]) => name);
  expect(runs.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  const links = Array.from(text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g), ([, link]) => join(dirname(page), link));
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
});

test("pages have links and scripts to look for", () => {
  const all = PAGES.map((page) => readFileSync(page, "utf8")).join("\n");
  expect(all.match(/npm run /g)!.length).toBeGreaterThan(20);
  expect(all.match(/\]\(/g)!.length).toBeGreaterThan(50);
});
