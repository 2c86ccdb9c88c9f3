/** Import to first trained step, in fresh processes. */
import { execFileSync } from "node:child_process";

const RUNS = 15;

const PROGRAM = `
const start = performance.now();
const { Network, Trainer } = await import("wasm-mlp");
const network = Network.mlp([2, 8, 1], { outputActivation: "sigmoid" });
new Trainer(network, { loss: "binaryCrossEntropy" }).step([[0, 1], [1, 0]], [[1], [0]]);
console.log(performance.now() - start);`;

/** Prints the median of some fresh processes. */
export function benchStartup(): void {
  const run = () =>
    Number(execFileSync(process.execPath, ["--input-type=module", "-e", PROGRAM], { encoding: "utf8" }));
  const times = Array.from({ length: RUNS }, run).toSorted((a, b) => a - b);
  console.log(
    `\nimport to first trained step: ${times[Math.floor(RUNS / 2)].toFixed(1)} ms (best ${times[0].toFixed(1)}, to reach 30)`,
  );
}
