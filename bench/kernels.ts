/** Bare kernels as works, for the comparison's program of this library (`bench/comparison/wasm-mlp.mjs`). */
import { threadedEngineFor } from "../src/threads/threaded-engine";
import type { Engine, Precision } from "../src/wasm/engine";
import { filledBlock, threadsStarted } from "./environment";
import { productWork } from "./gemm";

/** What a program of the comparison runs. */
export interface Prepared {
  readonly run: () => void;
  readonly dispose: () => void;
}

/** An engine of so many threads, once they are there to help. */
async function readyEngine(precision: Precision, threads: number): Promise<Engine> {
  const engine = threadedEngineFor(precision, threads, 0);
  if (threads > 1) await threadsStarted();
  return engine;
}

/** C (m x n) of a product over k. */
export async function preparedProduct(
  precision: Precision,
  threads: number,
  form: "NN" | "TN" | "NT",
  m: number,
  n: number,
  k: number,
): Promise<Prepared> {
  return productWork(await readyEngine(precision, threads), [`gemm${form}`, m, n, k]);
}

/** Adam's update of a block of `length` parameters. */
export async function preparedUpdate(precision: Precision, threads: number, length: number): Promise<Prepared> {
  const engine = await readyEngine(precision, threads);
  const { kernels, arena } = engine;
  const blocks = Array.from({ length: 4 }, () => filledBlock(engine, length));
  const [p, g, m, v] = blocks;
  kernels.multiply(v, v, v, length);
  return {
    run: () => kernels.adamStep(p, g, m, v, length, 1e6, 1e-2, 0.1, 0.001, 0, 1, 1),
    dispose: () => {
      for (const block of blocks) arena.free(block);
    },
  };
}
