/** Tables of the documentation, as tests read them. */
import { readFileSync } from "node:fs";

/** Rows of the tables of a section, cell by cell, without heads. */
export function rowsOf(file: string, title: string): string[][] {
  const text = readFileSync(file, "utf8");
  const found = text.split(/^##+ /m).find((part) => part.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`${file} has no section "${title}"`);
  return found
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("\\|", "|")),
    );
}

/** Names in code font, without arguments. */
export function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([A-Za-z0-9_]+)[^`]*`/g)].map(([, name]) => name);
}

/** Options in code font with the values that they have: `delta: 1`. */
export function defaultsIn(cell: string): Record<string, unknown> {
  const code = [...cell.matchAll(/`([^`]*)`/g)].map(([, text]) => text).join(" ");
  const pairs = code.matchAll(/([A-Za-z0-9]+): (\[[^\]]*\]|"[^"]*"|[-\w./]+)/g);
  return Object.fromEntries(Array.from(pairs, ([, name, value]) => [name, valueOf(value)]));
}

/** A number, also as a fraction, or JSON. */
function valueOf(text: string): unknown {
  const [, above, below] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  return above === undefined ? (JSON.parse(text) as unknown) : Number(above) / Number(below);
}
