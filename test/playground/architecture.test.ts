/** The page only draws: what computes is imported by workers. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const ROOT = "playground/src";

/** The file that an import without an ending names. */
function fileOf(path: string): string {
  return [`${path}.ts`, `${path}.tsx`].find(existsSync) ?? path;
}

/** Files that a file needs when it runs; types and workers are not among them. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const imports = [...source.matchAll(/^import (?!type\b)(?:[^"]*? from )?"([^"]+)"/gm)];
  return imports
    .filter(([text]) => !onlyTypes(text))
    .map(([, to]) => (to.startsWith(".") ? fileOf(join(dirname(file), to)) : to));
}

/** `import { type A, type B } from` leaves nothing to load. */
function onlyTypes(text: string): boolean {
  const names = /\{([^}]*)\}/
    .exec(text)?.[1]
    .split(",")
    .map((name) => name.trim());
  return names?.filter(Boolean).every((name) => name.startsWith("type ")) === true;
}

function reachable(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (file.startsWith(ROOT)) for (const next of importsOf(file)) reachable(next, seen);
  return seen;
}

test("the page loads nothing of the library but tables that load nothing; both workers do", () => {
  const page = [...reachable(`${ROOT}/main.ts`)];
  const tables = [
    "layers/activation-table",
    "layers/initializer-names",
    "layers/normalization-table",
    "losses/task-losses",
    "optimizers/optimizer-table",
    "visualizer/palette",
  ];
  expect(page.length).toBeGreaterThan(20);
  expect(page.filter((name) => name.startsWith("wasm-mlp")).sort()).toStrictEqual(
    tables.map((name) => `wasm-mlp/${name}`),
  );
  for (const name of tables) expect(importsOf(`src/${name}/index.ts`)).toStrictEqual([]);
  expect([...reachable(`${ROOT}/training/worker.ts`)]).toContain("wasm-mlp");
  expect([...reachable(`${ROOT}/studies/study-worker.ts`)]).toContain("wasm-mlp/experiments");
});

test("nothing makes elements of text", () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
  const unsafe = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/i;
  expect(files.filter((name) => unsafe.test(readFileSync(join(ROOT, name), "utf8")))).toStrictEqual([]);
});
