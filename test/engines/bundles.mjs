/** The packed package in a folder of its own, with the program that trains, as it is and bundled. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "vite";

const PRINT = `import { trainAll } from "./trainings.js";\nconsole.log(JSON.stringify(await trainAll()));\n`;

/** On a page: trains in four ways, and sends the results home, each under its name. */
const PAGE = `
const send = (name, answer) => fetch("/result/" + name, { method: "POST", body: JSON.stringify(answer) });
const attempt = async (name, run) => send(name, await run().catch((error) => ({ error: String(error) })));
const inWorker = (file) => new Promise((resolve, reject) => {
  const worker = new Worker(file, { type: "module" });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
});
const imported = async (file) => (await import(file)).trainAll();
await attempt("page", () => imported("/plain.js"));
await attempt("worker", () => inWorker("/worker.js"));
for (const bundler of BUNDLERS) await attempt(bundler, () => imported("/" + bundler + "/bundle.js"));
await send("end", {});
`;

/** Unpacks what `npm pack` makes of dist/ as it stands; the name of the tarball. */
export function installPackage(folder) {
  const [{ filename }] = JSON.parse(
    execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  mkdirSync(join(folder, "node_modules"));
  execFileSync("tar", ["-xzf", filename, "-C", "node_modules"], { cwd: folder });
  renameSync(join(folder, "node_modules/package"), join(folder, "node_modules/wasm-mlp"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "dependencies": { "wasm-mlp": "*" } }');
  return filename;
}

/** Writes trainings.js, which imports the package by its name, and what runs it. */
export async function writePrograms(folder, bundlers) {
  await bundleWithVite(resolve("test/engines/trainings.ts"), folder, "trainings.js", ["wasm-mlp"]);
  writeFileSync(join(folder, "print.js"), PRINT);
  const plain = readFileSync(join(folder, "trainings.js"), "utf8").replace(
    /"wasm-mlp"/,
    '"/node_modules/wasm-mlp/dist/index.js"',
  );
  writeFileSync(join(folder, "plain.js"), plain);
  writeFileSync(join(folder, "worker.js"), 'import { trainAll } from "./plain.js";\npostMessage(await trainAll());\n');
  writeFileSync(join(folder, "page.js"), `const BUNDLERS = ${JSON.stringify(bundlers)};\n${PAGE}`);
  writeFileSync(
    join(folder, "index.html"),
    '<!doctype html><title>wasm-mlp</title><script type="module" src="/page.js"></script>',
  );
}

/** One module of \`entry\` and all it imports, or all but \`external\`. */
export async function bundleWithVite(entry, outDir, fileName, external = []) {
  await build({
    configFile: false,
    root: outDir,
    logLevel: "error",
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2022",
      minify: external.length === 0,
      lib: { entry, formats: ["es"], fileName: () => fileName },
      rollupOptions: { external },
    },
  });
}

/** The same with webpack, which \`tools/node_modules\` has. */
export async function bundleWithWebpack(folder, tools) {
  const webpack = createRequire(join(tools, "package.json"))("webpack");
  const stats = await promisify(webpack)({
    mode: "production",
    context: folder,
    entry: "./trainings.js",
    experiments: { outputModule: true },
    output: { path: join(folder, "webpack"), filename: "bundle.js", library: { type: "module" } },
  });
  if (stats.hasErrors()) throw new Error(stats.toString());
  return webpack.version;
}
