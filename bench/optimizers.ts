/** Optimizer updates of a block out of cache, against the copy bandwidth measured beside them. */
import { engineFor, type Precision } from "../src/wasm/engine";
import { filledBlock } from "./environment";
import { measure, type Work } from "./measure";

/** 64 MiB a block: past any cache. */
const LENGTH = 16 * 2 ** 20;

/** Prints bytes moved a second for each optimizer, and as a share of a copy's. */
export function benchOptimizers(precision: Precision): void {
  const { kernels, arena } = engineFor(precision);
  const blocks = Array.from({ length: 4 }, () => filledBlock(engineFor(precision), LENGTH));
  const [p, g, m, v] = blocks;
  kernels.multiply(v, v, v, LENGTH);
  const copy = (): void => {
    new Float32Array(kernels.memory.buffer, p, LENGTH).set(new Float32Array(kernels.memory.buffer, g, LENGTH));
  };
  const updates: (Work & { bytes: number })[] = [
    { name: "copy", run: copy, bytes: 8 },
    {
      name: "SGD",
      run: () => {
        kernels.sgdStep(p, g, LENGTH, 1e-6, 0, 1);
      },
      bytes: 12,
    },
    {
      name: "Momentum",
      run: () => {
        kernels.momentumStep(p, g, m, LENGTH, 1e-6, 0.9, 0, 0, 1);
      },
      bytes: 20,
    },
    {
      name: "RMSProp",
      run: () => {
        kernels.rmspropStep(p, g, v, LENGTH, 1e-6, 0.9, 0.1, 1e-8, 0, 1);
      },
      bytes: 20,
    },
    {
      name: "Adagrad",
      run: () => {
        kernels.adagradStep(p, g, v, LENGTH, 1e-6, 1e-8, 0, 1);
      },
      bytes: 20,
    },
    {
      name: "Adam",
      run: () => {
        kernels.adamStep(p, g, m, v, LENGTH, 1e6, 1e-2, 0.1, 0.001, 0, 1, 1);
      },
      bytes: 28,
    },
  ];
  const timings = measure(updates, 4);
  const rate = ({ name, bytes }: { name: string; bytes: number }) =>
    (bytes * LENGTH) / (timings.get(name)?.median ?? NaN) / 1e9;
  console.log(`\n${precision}: optimizers on a block of 64 MiB (to reach: 80 % of copy)`);
  for (const update of updates) {
    const share = (100 * rate(update)) / rate(updates[0]);
    console.log(
      `  ${update.name.padEnd(10)} ${rate(update).toFixed(1).padStart(6)} GB/s ${share.toFixed(0).padStart(5)} %`,
    );
  }
  for (const block of blocks) arena.free(block);
}
