/**
 * The record of the public interface: one file of types for each sub-path in docs/api, without comments, so that a change
 * shows in review. `npm run api` writes it from build/ts; `npm run test:published` compares.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { rollup } from "rollup";
import dts from "rollup-plugin-dts";

const FOLDER = "docs/api";

/** Sub-paths that have an interface, and the file that records it. */
function records() {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
  const paths = Object.keys(exports).filter((path) => !/\.js(on)?$/.test(path));
  return paths
    .map((path) => path.slice(2))
    .map((name) => ({
      source: `build/ts/src/${name && `${name}/`}index.d.ts`,
      record: `${FOLDER}/${name || "index"}.d.ts`,
    }));
}

async function interfaceOf(source) {
  const bundle = await rollup({ input: source, plugins: [dts()], onwarn: () => undefined });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  const code = output[0].code.replaceAll(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, "");
  return `// Written by "npm run api".\n${code}`;
}

/** Records that are not what the sources say now. */
export async function outdatedRecords() {
  const outdated = [];
  for (const { source, record } of records()) {
    let recorded = "";
    try {
      recorded = readFileSync(record, "utf8");
    } catch {
      // There is none yet.
    }
    if (recorded !== (await interfaceOf(source))) outdated.push(record);
  }
  return outdated;
}

async function writeRecords() {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const { source, record } of records()) writeFileSync(record, await interfaceOf(source));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await writeRecords();
