/**
 * `npm run test:published`: what would be published. publint and attw look at the packed package; programs compile
 * against it with several versions of TypeScript and with the types of one engine alone; the record of the public
 * interface (docs/api) is what the sources say. Ends with code 1 if something is wrong.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { installPackage } from "../engines/bundles.mjs";
import { installTools } from "../tools/install.mjs";
import { outdatedRecords } from "./api.mjs";
import { compileAll } from "./types.mjs";

const BIN = resolve("test/tools/node_modules/.bin");

installTools();
const folder = mkdtempSync(join(tmpdir(), "wasm-mlp-published-"));
try {
  const tarball = join(folder, installPackage(folder));
  report("publint --strict", await sayOf("publint", "run", tarball, "--strict"));
  report("attw", await sayOf("attw", tarball, "--profile", "esm-only"));
  for (const { label, faults } of await compileAll(folder)) report(label, faults);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const outdated = await outdatedRecords();
report(
  "docs/api",
  outdated.length === 0 ? "" : `${outdated.join(", ")}: run "npm run api" and look at what has changed`,
);

/** What a tool says when it fails. */
function sayOf(tool, ...args) {
  return promisify(execFile)(join(BIN, tool), args).then(
    () => "",
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  );
}

function report(label, faults) {
  console.log(`${label.padEnd(36)}${faults === "" ? "good" : "WRONG"}`);
  if (faults === "") return;
  console.log(faults);
  process.exitCode = 1;
}
