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

test("takes nothing from outside: Node's files are asked for when a path is given", () => {
  const source = readFileSync("dist/files.js", "utf8");
  const imports = [...source.matchAll(/(?:from|import\()\s*['"]([^'"]+)['"]/g)].map(([, name]) => name);
  expect(imports.length).toBeGreaterThan(3);
  expect(imports.filter((name) => !name.startsWith("."))).toStrictEqual([]);
});
