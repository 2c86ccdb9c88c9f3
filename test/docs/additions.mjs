/**
 * The examples of docs/adding: blocks of code that name their file in the first line. `// path` begins a new file,
 * `+++ path` a change, in hunks as `diff` writes them, but without numbers of lines.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = "docs/adding";

/** Names of the pages. */
export const ADDITIONS = readdirSync(FOLDER).filter((name) => name.endsWith(".md"));

/** The changes of a page: a path, whether it is new, and its text or its hunks. */
export function changesOf(page) {
  const text = readFileSync(join(FOLDER, page), "utf8");
  return [...text.matchAll(/^```(?:ts|diff)\n(\/\/|\+\+\+) (\S+)\n([\s\S]*?)^```$/gm)].map(([, mark, path, body]) => ({
    path,
    isNew: mark === "//",
    body,
  }));
}

/** Puts the changes of every page in place. @param read @param write - Of files by their paths. */
export function applyAdditions(pages, read, write) {
  for (const page of pages) {
    for (const { path, isNew, body } of changesOf(page)) write(path, isNew ? body : changed(path, read(path), body));
  }
}

function changed(path, text, body) {
  const hunks = body.split(/^@@\n/m).slice(1);
  return hunks.reduce((before, hunk) => {
    const lines = hunk.replace(/\n$/, "").split("\n");
    const side = (mark) =>
      `\n${lines
        .filter((line) => line[0] !== mark)
        .map((line) => line.slice(1))
        .join("\n")}\n`;
    const parts = `\n${before}`.split(side("+"));
    if (parts.length !== 2) throw new Error(`${path} has the lines of a hunk ${parts.length - 1} times:\n${hunk}`);
    return parts.join(side("-")).slice(1);
  }, text);
}
