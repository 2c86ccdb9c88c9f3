/**
 * `npm run reproduce`: the results of the original system's demonstrations, same settings,
 * five seeds each (XOR twenty, beside PyTorch where it is installed). MNIST needs MNIST_DIR.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { environment } from "./environment";
import type { AccuracyResult, Demonstrated, DemonstrationResult } from "../src/cli/demonstrations/demonstration";
import { runDigits } from "../src/cli/demonstrations/digits";
import { runMnist } from "../src/cli/demonstrations/mnist";
import { runRegression, type RegressionResult } from "../src/cli/demonstrations/regression";
import { runSpiral } from "../src/cli/demonstrations/spiral";
import { runXor, XOR_LEARNED } from "../src/cli/demonstrations/xor";
import { loadMnist } from "../src/datasets/index";

const SEEDS = [1, 2, 3, 4, 5];
const XOR_STARTS = 20;

/** The same in PyTorch, where Debian's python3-torch is installed. */
function torch(name: string, script: string): void {
  const { status, stdout } = spawnSync("/usr/bin/python3", [`bench/reference/${script}`], { encoding: "utf8" });
  console.log(`  ${name} in PyTorch: ${status === 0 ? stdout.trim() : "not installed, skipped"}`);
}

async function report<Result extends DemonstrationResult>(
  name: string,
  needed: string,
  digits: number,
  run: (seed: number) => Promise<Demonstrated<unknown, Result>>,
  figure: (result: Result) => number,
): Promise<void> {
  const values: number[] = [];
  for (const seed of SEEDS) {
    const { network, result } = await run(seed);
    network.dispose();
    values.push(figure(result));
  }
  const sorted = values.toSorted((a, b) => a - b);
  const show = (value: number) => value.toFixed(digits);
  console.log(
    `${name.padEnd(38)} median ${show(sorted[2])}  range ${show(sorted[0])} to ${show(sorted[4])}  (${needed})`,
  );
}

const accuracyOf = ({ accuracy }: AccuracyResult) => accuracy;
const errorOf = ({ testError }: RegressionResult) => testError;

console.log(environment());
await report("digits, held-out accuracy", ">= 0.97", 4, (seed) => runDigits({ seed }), accuracyOf);
await report("spiral, validation accuracy", "median >= 0.975", 4, (seed) => runSpiral({ seed }), accuracyOf);
await report("regression, test error, standardized", "median <= 5.5", 2, (seed) => runRegression({ seed }), errorOf);
await report(
  "regression, test error, raw values",
  "PyTorch below",
  2,
  (seed) => runRegression({ seed, standardize: false }),
  errorOf,
);

torch("regression, raw values", "regression_torch.py");

const { losses, network: xor } = await runXor({ seed: 0, starts: XOR_STARTS });
xor.dispose();
console.log(
  `XOR, loss under ${XOR_LEARNED}: ${losses.filter((loss) => loss < XOR_LEARNED).length} of ${losses.length} starts`,
);
torch("XOR", "xor_torch.py");

const folder = process.env.MNIST_DIR ?? "../shared/data/mnist";
if (existsSync(folder)) {
  const mnist = await loadMnist(folder);
  await report("MNIST, test accuracy", "median >= 0.976", 4, (seed) => runMnist({ seed, mnist }), accuracyOf);
} else {
  console.log("MNIST: skipped; set MNIST_DIR to the folder of its four files");
}
