/** The built entry `wasm-mlp/files`, as programs outside get it: dist/, made by `npm run build`. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import packageJson from "../../package.json";

test("saves and loads beside wasm-mlp, with the package's version and the same error class", () => {
  const output = execFileSync(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      `
      import { FileFormatError, Network } from "wasm-mlp";
      import * as files from "wasm-mlp/files";
      const { network, libraryVersion } = await files.loadNetwork(await files.saveNetwork(Network.mlp([2, 1])));
      const error = await files.loadNetwork(new Uint8Array(3)).catch((error) => error);
      const names = Object.keys(files).join();
      console.log(names, network instanceof Network, libraryVersion, error instanceof FileFormatError);`,
    ],
    { encoding: "utf8" },
  );
  expect(output.trim()).toBe(
    "deleteStored,listStored,loadCheckpoint,loadNetwork,loadParameters,readStored,saveCheckpoint,saveNetwork,storeFile " +
      `true ${packageJson.version} true`,
  );
});

test("takes from outside only Node's files, and those only when a path is given", () => {
  const sources = ["dist/files.js", "dist/chunks/node-files.js"].map((file) => readFileSync(file, "utf8"));
  const imports = sources.flatMap((source) => [...source.matchAll(/(from|import\()\s*['"]([^'"]+)['"]/g)]);
  const foreign = imports.filter(([, , name]) => !name.startsWith("."));
  expect(foreign.map(([, kind, name]) => kind + name).sort()).toStrictEqual([
    "import(node:fs/promises",
    "import(node:path",
  ]);
});
