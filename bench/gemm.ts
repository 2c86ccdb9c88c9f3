/** Matrix products as a share of the peak loop: three forms, square and of MNIST's layers. */
import { engineFor, type Engine, type Precision } from "../src/wasm/engine";
import { Start } from "../src/wasm/kernels";
import { filledBlock, peakLoop } from "./environment";
import { measure, type Work } from "./measure";

type Form = "gemmNN" | "gemmTN" | "gemmNT";
/** C (m x n) of a product over k. */
export type Shape = readonly [form: Form, m: number, n: number, k: number];

const FORMS: readonly Form[] = ["gemmNN", "gemmTN", "gemmNT"];
const LAYERS: readonly (readonly [fanIn: number, fanOut: number])[] = [
  [784, 256],
  [256, 64],
  [64, 10],
];

const SQUARES: readonly Shape[] = [256, 512, 1024].flatMap((size) =>
  FORMS.map((form): Shape => [form, size, size, size]),
);

const MNIST: readonly Shape[] = [32, 128, 2048].flatMap((batch) =>
  LAYERS.flatMap(([fanIn, fanOut]): Shape[] => [
    ["gemmNN", batch, fanOut, fanIn],
    ["gemmTN", fanIn, fanOut, batch],
    ["gemmNT", batch, fanIn, fanOut],
  ]),
);

const EDGES: readonly Shape[] = [1, 4, 32, 37].flatMap((batch) =>
  [1, 3, 10, 64].map((fanOut): Shape => ["gemmNN", batch, fanOut, 64]),
);

/** A product of filled blocks, and its flop. */
export function productWork(engine: Engine, [form, m, n, k]: Shape): Work & { flop: number; dispose: () => void } {
  const a = filledBlock(engine, m * k);
  const b = filledBlock(engine, k * n);
  const c = filledBlock(engine, m * n);
  const gemm = engine.kernels[form];
  const lda = form === "gemmTN" ? m : k;
  const ldb = form === "gemmNT" ? k : n;
  return {
    name: `${form} ${m} x ${n} x ${k}`,
    run: () => {
      gemm(m, n, k, a, lda, b, ldb, c, n, Start.zero, 0, engine.gemmScratch);
    },
    flop: 2 * m * n * k,
    dispose: () => {
      for (const block of [a, b, c]) engine.arena.free(block);
    },
  };
}

/** Prints a line for each product: GFLOP/s, share of the peak of the same run, time. */
export function benchGemm(precision: Precision): void {
  const peak = { name: "peak", ...peakLoop(precision) };
  for (const shapes of [SQUARES, MNIST, EDGES]) {
    const works = [peak, ...shapes.map((shape) => productWork(engineFor(precision), shape))];
    const timings = measure(works, 12);
    const rate = ({ name, flop }: { name: string; flop: number }) => flop / (timings.get(name)?.median ?? NaN) / 1e9;
    console.log(`\n${precision}: peak ${rate(peak).toFixed(1)} GFLOP/s`);
    for (const entry of works.slice(1)) {
      const share = (100 * rate(entry)) / rate(peak);
      const microseconds = (timings.get(entry.name)?.median ?? NaN) * 1e6;
      console.log(
        `  ${entry.name.padEnd(26)} ${rate(entry).toFixed(1).padStart(6)} GFLOP/s ${share.toFixed(0).padStart(4)} % ${microseconds.toFixed(2).padStart(12)} us`,
      );
    }
  }
}
