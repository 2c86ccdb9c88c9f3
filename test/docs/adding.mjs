/**
 * `npm run test:adding`: puts the examples of docs/adding in place in a copy of the sources, builds it, checks its types, and
 * runs what is proved of the parts (added-parts.mjs), beside the tests that are asked for.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ADDITIONS, applyAdditions, changesOf } from "./additions.mjs";

const COPY = resolve("build/adding");
const TESTS = [
  "test/docs/added-parts.test.ts",
  "test/assembly/extras/activations.test.ts",
  "test/threads/shared-work.test.ts",
  "test/extras/everywhere.test.ts",
  "test/architecture.test.ts",
];

rmSync(COPY, { recursive: true, force: true });
const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\0")
  .filter(Boolean);
for (const file of files) {
  mkdirSync(dirname(join(COPY, file)), { recursive: true });
  cpSync(file, join(COPY, file));
}
symlinkSync(resolve("node_modules"), join(COPY, "node_modules"));
process.chdir(COPY);
applyAdditions(
  ADDITIONS,
  (path) => readFileSync(path, "utf8"),
  (path, text) => {
    writeFileSync(path, text);
  },
);
cpSync("test/docs/added-parts.mjs", "test/docs/added-parts.test.ts");
run("npm", "run", "build:wasm");
run("npx", "tsc", "-p", "tsconfig.build.json");
const touched = new Set(ADDITIONS.flatMap(changesOf).map(({ path }) => path));
run("npx", "eslint", "--no-warn-ignored", ...touched);
run("npx", "vitest", "run", ...TESTS);

function run(command, ...args) {
  console.log(`${command} ${args.join(" ")}`);
  execFileSync(command, args, { stdio: "inherit" });
}
