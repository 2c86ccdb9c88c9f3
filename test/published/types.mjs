/** Compiles programs against the installed package with several versions of TypeScript and several sets of types. */
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const TOOLS = resolve("test/tools/node_modules");
/** The oldest that works, then the last of each line. */
const VERSIONS = ["5.7", "5.9", "6", "7"];

const STRICT = [
  "--noEmit",
  "--strict",
  "--exactOptionalPropertyTypes",
  "--skipLibCheck",
  "false",
  "--target",
  "es2022",
];
const BUNDLER = ["--module", "esnext", "--moduleResolution", "bundler"];
const NODE = ["--module", "nodenext", "--moduleResolution", "nodenext"];

/** A program and what it is compiled with. */
const CASES = {
  "page and Node": ["everything.ts", ...BUNDLER, "--lib", "es2022,dom", "--types", "node"],
  "Node resolves": ["everything.ts", ...NODE, "--lib", "es2022,dom", "--types", "node"],
  "page alone": ["everything.ts", ...BUNDLER, "--lib", "es2022,dom", "--types", "none"],
  "Node alone": ["everything.ts", ...NODE, "--lib", "es2022", "--types", "node"],
};

/** Results by case and version: the compiler's words, empty where it has none. */
export async function compileAll(folder) {
  cpSync("test/published/types", join(folder, "types"), { recursive: true });
  const types = join(folder, "node_modules/@types");
  mkdirSync(join(types, "none"), { recursive: true });
  cpSync("test/published/none.d.ts", join(types, "none/index.d.ts"));
  symlinkSync(resolve("node_modules/@types/node"), join(types, "node"));
  const results = [];
  for (const version of VERSIONS) {
    for (const [name, [program, ...options]] of Object.entries(CASES)) {
      results.push({
        label: `TypeScript ${version}, ${name}`,
        faults: await compile(folder, version, [join("types", program), ...STRICT, ...options]),
      });
    }
  }
  return results;
}

function compile(cwd, version, args) {
  const compiler = join(TOOLS, `typescript-${version}`, "bin/tsc");
  return promisify(execFile)(process.execPath, [compiler, ...args], { cwd }).then(
    () => "",
    ({ stdout, message }) => stdout || message,
  );
}
