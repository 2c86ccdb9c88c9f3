/** Bare kernels as works, for the comparison's program of this library (`bench/comparison/wasm-mlp.mjs`). */
import { engineFor, type Precision } from "../src/wasm/engine";
import { availablePrecisions, filledBlock } from "./environment";
import { productWork } from "./gemm";

/** What a program of the comparison runs. */
export interface Prepared {
  readonly run: () => void;
  readonly dispose: () => void;
}

/** Whether this engine has kernels of the precision. */
export function isAvailable(precision: Precision): boolean {
  return availablePrecisions().includes(precision);
}

/** C (m x n) of a product over k. */
export function preparedProduct(
  precision: Precision,
  form: "NN" | "TN" | "NT",
  m: number,
  n: number,
  k: number,
): Prepared {
  return productWork(precision, [`gemm${form}`, m, n, k]);
}

/** Adam's update of a block of `length` parameters. */
export function preparedUpdate(precision: Precision, length: number): Prepared {
  const engine = engineFor(precision);
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
