/**
 * `npm run bench:check -- [--update]`: what share of `peak` products and training steps reach, against
 * the shares committed for this version of Node; ends with 1 if one fell by over 10 %. `--update`
 * writes the shares of this run instead.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { engineFor } from "../../src/wasm/engine";
import { availablePrecisions, environment, peakLoop } from "../environment";
import { productWork, type Shape } from "../gemm";
import { measure } from "../measure";
import { trainingSteps } from "../steps";
import { falls, type Shares } from "./compare";

const ROUNDS = 15;
const SHAPES: readonly Shape[] = (["gemmNN", "gemmTN", "gemmNT"] as const).flatMap((form): Shape[] => [
  [form, 128, 128, 128],
  [form, 512, 512, 512],
  form === "gemmTN" ? [form, 784, 256, 128] : [form, 128, form === "gemmNN" ? 256 : 784, form === "gemmNN" ? 784 : 256],
]);

interface Committed {
  readonly processor: string;
  readonly shares: Shares;
}

/**
 * Shares of the peak loop, which takes its turn in the same rounds. The best of all rounds counts: beside
 * other work on the machine, products lose a quarter of their median share, whose memory is shared too.
 */
function measureShares(): Shares {
  const shares: Record<string, number> = {};
  for (const precision of availablePrecisions()) {
    const peak = { name: "peak", ...peakLoop(precision) };
    const products = SHAPES.map((shape) => productWork(engineFor(precision), shape));
    const works = [...products, ...trainingSteps(precision)];
    const timings = measure([peak, ...works], ROUNDS);
    const rate = ({ name, flop }: { name: string; flop: number }) => flop / (timings.get(name)?.best ?? NaN);
    for (const work of works) shares[`${precision}: ${work.name}`] = Number((rate(work) / rate(peak)).toFixed(4));
    for (const { dispose } of products) dispose();
  }
  return shares;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const file = `bench/results/check-node${process.versions.node.split(".")[0]}.json`;
const processor = cpus()[0].model.trim();
console.log(environment());
const shares = measureShares();
if (process.argv.includes("--update")) {
  const committed: Committed = { processor, shares };
  writeFileSync(file, `${JSON.stringify(committed, null, 1)}\n`);
  console.log(`${Object.keys(shares).length} shares of peak written to ${file}`);
} else if (!existsSync(file)) {
  console.log(`${file} is missing; run with --update to begin`);
  process.exitCode = 1;
} else {
  const committed = JSON.parse(readFileSync(file, "utf8")) as Committed;
  if (committed.processor !== processor) console.log(`committed on another processor: ${committed.processor}`);
  const fallen = falls(committed.shares, shares);
  for (const [name, share] of Object.entries(shares)) {
    console.log(
      `  ${name.padEnd(54)} ${percent(share).padStart(7)}  committed ${percent(committed.shares[name] ?? NaN)}`,
    );
  }
  for (const { name, committed: before, now } of fallen) {
    console.log(
      `fell by over 10 %: ${name}, from ${percent(before)} to ${now === undefined ? "nothing" : percent(now)}`,
    );
  }
  if (fallen.length > 0) process.exitCode = 1;
  else console.log("no share fell by over 10 %");
}
