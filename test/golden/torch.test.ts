/** A network trained here and loaded into PyTorch; layers.test.ts goes the other way. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { Network, Trainer, type LayerConfig } from "../../src/index";
import { RandomNumbers } from "../reference/random";
import { goldenPath } from "./golden";

const PYTHON = "/usr/bin/python3";
let hasTorch = false;

beforeAll(() => {
  hasTorch = spawnSync(PYTHON, ["-c", "import torch"]).status === 0;
});

const NORM = { momentum: 0.1, epsilon: 1e-5, affine: true };
const LAYERS: readonly LayerConfig[] = [
  { type: "Linear", fanIn: 6, fanOut: 12, bias: true, initializer: "xavier" },
  { type: "BatchNorm2d", channels: 3, height: 2, width: 2, ...NORM },
  { type: "ReLU" },
  { type: "Dropout", rate: 0.25 },
  { type: "Linear", fanIn: 12, fanOut: 9, bias: false, initializer: "he" },
  { type: "BatchNorm1d", features: 9, ...NORM, momentum: 0.3, affine: false },
  { type: "LeakyReLU", slope: 0.2 },
  { type: "Linear", fanIn: 9, fanOut: 5, bias: true, initializer: "uniform" },
  { type: "Tanh" },
  { type: "Linear", fanIn: 5, fanOut: 4, bias: true, initializer: "normal" },
  { type: "Softmax" },
];

/** The content of a file for load_in_torch.py: a network after 30 steps. */
function trainedNetwork() {
  using network = Network.fromConfig({ layers: LAYERS, seed: 3, precision: "strict" });
  const random = new RandomNumbers(3);
  const inputs = random.matrix(25, network.fanIn);
  const labels = inputs.map(() => random.below(network.fanOut));
  const trainer = new Trainer(network, { loss: "crossEntropy" });
  for (let step = 0; step < 30; step++) trainer.step(inputs, labels);
  const state = Object.entries(network.stateDict()).map(([name, { shape, data }]) => [
    name,
    { shape, data: [...data] },
  ]);
  const { data, columns } = network.predict(inputs);
  const outputs = inputs.map((_, r) => [...data.subarray(r * columns, (r + 1) * columns)]);
  return { layers: network.config.layers, state: Object.fromEntries(state) as unknown, inputs, outputs };
}

/** Runs the comparison in PyTorch; returns its exit code and what it printed. */
function compareInTorch(content: unknown): { status: number | null; output: string } {
  const folder = mkdtempSync(join(tmpdir(), "wasm-mlp-"));
  try {
    const path = join(folder, "network.json");
    writeFileSync(path, JSON.stringify(content));
    const script = goldenPath("load_in_torch.py");
    const { status, stdout, stderr } = spawnSync(PYTHON, ["-B", script, path], { encoding: "utf8" });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("PyTorch gives our outputs from our state dict", ({ skip }) => {
  skip(!hasTorch, `NOT TESTED: ${PYTHON} has no torch; install Debian's python3-torch`);
  const content = trainedNetwork();
  expect(compareInTorch(content)).toMatchObject({ status: 0 });
  content.outputs[7][2] += 1e-4;
  expect(compareInTorch(content)).toMatchObject({
    status: 1,
    output: expect.stringMatching(/outputs differ/) as string,
  });
});
