/**
 * `npm run reproduce`: the results of the original system's demonstrations, same settings,
 * five seeds each (XOR twenty, beside PyTorch where it is installed). MNIST needs MNIST_DIR.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { environment } from "./environment";
import { runDigits } from "../src/cli/demonstrations/digits";
import { runMnist } from "../src/cli/demonstrations/mnist";
import { runRegression } from "../src/cli/demonstrations/regression";
import { runSpiral } from "../src/cli/demonstrations/spiral";
import { trainXor, XOR_LEARNED } from "../src/cli/demonstrations/xor";
import { loadMnist } from "../src/datasets/index";

const SEEDS = [1, 2, 3, 4, 5];
const XOR_SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

/** The same in PyTorch, where Debian's python3-torch is installed. */
function torch(name: string, script: string): void {
  const { status, stdout } = spawnSync("/usr/bin/python3", [`bench/reference/${script}`], { encoding: "utf8" });
  console.log(`  ${name} in PyTorch: ${status === 0 ? stdout.trim() : "not installed, skipped"}`);
}

async function report(
  name: string,
  needed: string,
  digits: number,
  run: (seed: number) => Promise<number>,
): Promise<void> {
  const values: number[] = [];
  for (const seed of SEEDS) values.push(await run(seed));
  const sorted = values.toSorted((a, b) => a - b);
  const show = (value: number) => value.toFixed(digits);
  console.log(
    `${name.padEnd(38)} median ${show(sorted[2])}  range ${show(sorted[0])} to ${show(sorted[4])}  (${needed})`,
  );
}

console.log(environment());
await report("digits, held-out accuracy", ">= 0.97", 4, async (seed) => (await runDigits({ seed })).accuracy);
await report("spiral, validation accuracy", "median >= 0.975", 4, async (seed) => (await runSpiral({ seed })).accuracy);
await report(
  "regression, test error, standardized",
  "median <= 5.5",
  2,
  async (seed) => (await runRegression({ seed })).testError,
);
await report(
  "regression, test error, raw values",
  "PyTorch below",
  2,
  async (seed) => (await runRegression({ seed, standardize: false })).testError,
);

torch("regression, raw values", "regression_torch.py");

const losses: number[] = [];
for (const seed of XOR_SEEDS) losses.push(await trainXor(seed));
console.log(
  `XOR, loss under ${XOR_LEARNED}: ${losses.filter((loss) => loss < XOR_LEARNED).length} of ${losses.length} starts`,
);
torch("XOR", "xor_torch.py");

const folder = process.env.MNIST_DIR ?? "../shared/data/mnist";
if (existsSync(folder)) {
  const mnist = await loadMnist(folder);
  await report(
    "MNIST, test accuracy",
    "median >= 0.976",
    4,
    async (seed) => (await runMnist({ seed, mnist })).accuracy,
  );
} else {
  console.log("MNIST: skipped; set MNIST_DIR to the folder of its four files");
}
