/**
 * A program in Cloudflare's workerd. esbuild bundles it as Cloudflare's own tool does: with the condition `workerd`, and
 * `.wasm` files as modules beside the program.
 */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const TOOLS = resolve("test/tools/node_modules");
const MODULES = "node_modules/wasm-mlp/dist/workerd";
const ESBUILD = ["--bundle", "--format=esm", "--conditions=workerd,worker,browser", "--external:*.wasm"];
/** Marks the answer among what workerd says. */
const MARK = "answer: ";

/** The version of workerd in test/tools, if it is installed there. */
export function workerdVersion() {
  const manifest = join(TOOLS, "workerd/package.json");
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")).version : undefined;
}

/**
 * What a program answers in workerd.
 *
 * @param folder - Where the package is installed.
 * @param source - A module whose default export is an async function without arguments.
 */
export async function askWorkerd(folder, source) {
  await writeFile(join(folder, "workerd-program.js"), source);
  await writeFile(join(folder, "workerd-test.js"), TEST);
  await run("esbuild", ["workerd-test.js", ...ESBUILD, "--outfile=workerd-bundle.js"], folder);
  await writeFile(join(folder, "workerd.capnp"), configuration(folder));
  const { stdout } = await run("workerd", ["test", "workerd.capnp"], folder);
  const answer = stdout.split("\n").find((line) => line.includes(MARK));
  return JSON.parse(answer.slice(answer.indexOf(MARK) + MARK.length));
}

const run = (tool, args, cwd) => promisify(execFile)(join(TOOLS, ".bin", tool), args, { cwd, maxBuffer: 2 ** 26 });

const TEST = `import program from "./workerd-program.js";
export default {
  async test() {
    console.log("${MARK}" + JSON.stringify(await program()));
  },
};
`;

/** The bundle with the compiled modules that it imports. */
function configuration(folder) {
  const imports = readFileSync(join(folder, "workerd-bundle.js"), "utf8").matchAll(
    /(?:from |import\()"\.\/([\w-]+\.wasm)"/g,
  );
  const kernels = [...new Set([...imports].map(([, name]) => name))];
  const modules = kernels.map((name) => `(name = "${name}", wasm = embed "${MODULES}/${name}")`);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .program)]);
const program :Workerd.Worker = (
  modules = [${['(name = "program", esModule = embed "workerd-bundle.js")', ...modules].join(", ")}],
  compatibilityDate = "2026-11-01",
);
`;
}
