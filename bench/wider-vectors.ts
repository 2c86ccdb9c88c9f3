/** A product of 512 with and without V8's 256-bit vectors, in processes that take turns. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Precision } from "../src/wasm/engine";

const ROUNDS = 3;

interface Rate {
  readonly rate: number;
  readonly digest: string;
}

function run(precision: Precision, isWide: boolean): Rate {
  const env = { ...process.env, WASM_MLP_WIDER_VECTORS: isWide ? "1" : "0" };
  const script = join(import.meta.dirname, "product-rate.js");
  return JSON.parse(execFileSync(process.execPath, [script, precision], { encoding: "utf8", env })) as Rate;
}

/** Prints a line: both rates, their ratio, whether the bits are the same. */
export function benchWiderVectors(precision: Precision): void {
  const rounds = Array.from({ length: ROUNDS }, () => [run(precision, false), run(precision, true)] as const);
  const [narrow, wide] = [0, 1].map((i) => Math.max(...rounds.map((round) => round[i].rate)));
  const digests = new Set(rounds.flat().map(({ digest }) => digest));
  console.log(
    `\n${precision}: product of 512, 128-bit vectors ${narrow.toFixed(1)} GFLOP/s, WASM_MLP_WIDER_VECTORS=1 ${wide.toFixed(1)} ` +
      `(${(wide / narrow).toFixed(2)}), ${digests.size === 1 ? "the same bits" : "DIFFERENT BITS"}`,
  );
}
