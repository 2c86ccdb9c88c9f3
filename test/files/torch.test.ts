/** Files that PyTorch wrote, and ours in PyTorch; neither side uses the other's code. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { loadNetwork, loadParameters, saveNetwork } from "../../src/files/index";
import { FileFormatError, Network, Trainer, type LayerConfig } from "../../src/index";
import { rejection } from "../core/throwing";
import { expectClose, goldenPath, within } from "../golden/golden";
import { RandomNumbers } from "../reference/random";

const PYTHON = "/usr/bin/python3";
let hasTorch = false;

beforeAll(() => {
  hasTorch = spawnSync(PYTHON, ["-c", "import torch"]).status === 0;
});

/** What model_files.py writes beside its safetensors file. */
interface Sequential {
  readonly layers: readonly LayerConfig[];
  readonly inputs: number[][];
  readonly outputs: number[][];
}

const golden = JSON.parse(readFileSync(goldenPath("sequential.json"), "utf8")) as Sequential;
const goldenFile = goldenPath("sequential.safetensors");

test("a file of PyTorch's gives PyTorch's outputs", async () => {
  using network = Network.fromConfig({ layers: golden.layers, seed: 1, precision: "strict" });
  await loadParameters(network, goldenFile);
  const { data } = network.predict(golden.inputs);
  expectClose("outputs", data, golden.outputs.flat(), within(1e-5));
});

test("it names no architecture of ours", async () => {
  const error = await rejection(loadNetwork(goldenFile));
  expect(error).toBeInstanceOf(FileFormatError);
  expect((error as Error).message).toMatch(/give the format "pt"; make the network and use loadParameters\.$/);
});

test("PyTorch gives our outputs from our file", async ({ skip }) => {
  skip(!hasTorch, `NOT TESTED: ${PYTHON} has no torch; install Debian's python3-torch`);
  // With those of the golden network, every kind of layer.
  const more: LayerConfig[] = [{ type: "ReLU" }, { type: "Dropout", rate: 0.5 }, { type: "Sigmoid" }];
  const layers = [...golden.layers.slice(0, -1), ...more, golden.layers.at(-1)!];
  expect(new Set(layers.map(({ type }) => type)).size).toBe(9);
  using network = Network.fromConfig({ layers, seed: 4, precision: "strict" });
  const random = new RandomNumbers(4);
  const trainer = new Trainer(network, { loss: "meanSquaredError" });
  for (let step = 0; step < 20; step++) trainer.step(random.matrix(9, 5), random.matrix(9, 4));
  const folder = mkdtempSync(join(tmpdir(), "wasm-mlp-"));
  try {
    const paths = [join(folder, "model.safetensors"), join(folder, "predictions.json")];
    await saveNetwork(network, paths[0], { classes: ["a", "ß"] });
    const inputs = random.matrix(9, 5);
    const { data, columns } = network.predict(inputs);
    const outputs = inputs.map((_, r) => [...data.subarray(r * columns, (r + 1) * columns)]);
    const compare = () => {
      writeFileSync(paths[1], JSON.stringify({ inputs, outputs }));
      const script = goldenPath("model_files.py");
      const { status, stdout, stderr } = spawnSync(PYTHON, ["-B", script, "compare", ...paths], { encoding: "utf8" });
      return { status, output: stdout + stderr };
    };
    expect(compare()).toMatchObject({ status: 0 });
    outputs[7][2] += 1e-4;
    expect(compare()).toMatchObject({ status: 1, output: expect.stringMatching(/outputs differ/) as string });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
