/** The built entry `wasm-mlp/files`, as programs outside get it: dist/, made by `npm run build`. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import packageJson from "../../package.json";
import { saveNetwork } from "../../src/files/index";
import { GELU, Linear, Network, Residual } from "../../src/index";

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

/** What a built file imports at once, and what those import, by name. */
function reachedAtOnce(file: string, known = new Set<string>()): Set<string> {
  for (const [, name] of readFileSync(file, "utf8").matchAll(/^(?:import|export)\b[^;]*?['"](\.[^'"]+)['"];/gm)) {
    const path = join(dirname(file), name);
    if (known.has(path)) continue;
    known.add(path);
    reachedAtOnce(path, known);
  }
  return known;
}

test("brings the extras only for a file that names one of them", async () => {
  const reached = [...reachedAtOnce("dist/files.js")];
  expect(reached).toContain("dist/chunks/training.js");
  expect(reached).not.toContain("dist/chunks/extras.js");

  const layers = [new Linear(2, 3, { initializer: "orthogonal" }), new Residual([new GELU()]), new Linear(3, 1)];
  const file = Buffer.from(await saveNetwork(new Network(layers))).toString("base64");
  const program = `
    import { loadNetwork } from "wasm-mlp/files";
    const { network } = await loadNetwork(Buffer.from("${file}", "base64"));
    console.log(network.config.layers.map(({ type }) => type).join());`;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(output.trim()).toBe("Linear,Residual,Linear");
});
