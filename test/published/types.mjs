/** Compiles programs against the installed package with several versions of TypeScript and several sets of types. */
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { declarationProgram } from "./declarations.mjs";

const TOOLS = resolve("test/tools/node_modules");
/** The oldest that works, then the last of each line. */
const VERSIONS = ["5.7", "5.9", "6", "7"];

const STRICT = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--target", "es2022"];
/** What careful projects add; erasableSyntaxOnly, which 5.7 does not know, says nothing of declarations. */
const CAREFUL = ["--verbatimModuleSyntax", "--isolatedModules", "--noUncheckedIndexedAccess", "--noUnusedLocals"];
const BUNDLER = ["--module", "esnext", "--moduleResolution", "bundler"];
const NODE = ["--module", "nodenext", "--moduleResolution", "nodenext"];

const NODE_16 = ["--module", "node16", "--moduleResolution", "node16"];

const DECLARATIONS = ["--declaration", "--emitDeclarationOnly", "--outDir", "declared"];

/** A program and what it is compiled with. */
const CASES = {
  "own declarations": ["declarations.ts", ...BUNDLER, ...DECLARATIONS, "--lib", "es2022", "--types", "none"],
  "page and Node": ["everything.ts", ...BUNDLER, "--noEmit", "--lib", "es2022,dom", "--types", "node"],
  "Node resolves": ["everything.ts", ...NODE, "--noEmit", "--lib", "es2022,dom", "--types", "node"],
  "Node 16 resolves": ["everything.ts", ...NODE_16, "--noEmit", "--lib", "es2022", "--types", "none"],
  "page alone": ["everything.ts", ...BUNDLER, "--noEmit", "--lib", "es2022,dom", "--types", "none"],
  "Node alone": ["everything.ts", ...NODE, "--noEmit", "--lib", "es2022", "--types", "node"],
  "no engine": ["everything.ts", ...BUNDLER, "--noEmit", "--lib", "es2022", "--types", "none"],
};

/** Results by case and version: the compiler's words, empty where it has none. */
export async function compileAll(folder) {
  cpSync("test/published/types", join(folder, "types"), { recursive: true });
  writeFileSync(join(folder, "types/declarations.ts"), declarationProgram(folder));
  const types = join(folder, "node_modules/@types");
  mkdirSync(join(types, "none"), { recursive: true });
  cpSync("test/published/none.d.ts", join(types, "none/index.d.ts"));
  symlinkSync(resolve("node_modules/@types/node"), join(types, "node"));
  const runs = VERSIONS.flatMap((version) =>
    Object.entries(CASES).map(([name, [program, ...options]]) => ({
      label: `TypeScript ${version}, ${name}`,
      work: () => compile(folder, version, [join("types", program), ...STRICT, ...CAREFUL, ...options]),
    })),
  );
  const results = [];
  const takeNext = async () => {
    for (let run = runs.shift(); run !== undefined; run = runs.shift()) {
      results.push({ label: run.label, faults: await run.work() });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, takeNext));
  return results;
}

function compile(cwd, version, args) {
  const compiler = join(TOOLS, `typescript-${version}`, "bin/tsc");
  return promisify(execFile)(process.execPath, [compiler, ...args], { cwd }).then(
    () => "",
    ({ stdout, message }) => stdout || message,
  );
}
