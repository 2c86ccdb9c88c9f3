/** Networks along one axis: width, depth or batch. */
import { Adam, Network, Trainer } from "../../src/index";
import type { Precision } from "../../src/wasm/engine";
import type { Work } from "../measure";
import { classes, matrix, productFlop } from "../step-data";

/** A network and its batch at one place of an axis. */
export interface Place {
  readonly size: number;
  readonly sizes: readonly number[];
  readonly batch: number;
}

/** Places along an axis, by size. */
export interface Sweep {
  readonly axis: "width" | "depth" | "batch";
  /** What is fixed. */
  readonly title: string;
  readonly places: readonly Place[];
}

/** Round sizes and awkward ones: tile and block bounds, and one past them. */
const WIDTHS = [
  16, 20, 24, 31, 32, 33, 40, 48, 56, 64, 65, 80, 96, 100, 127, 128, 129, 160, 192, 240, 256, 257, 320, 321, 384, 480,
  500, 512, 513, 640, 768, 1000, 1024, 1025, 1280, 1536, 2047, 2048,
];
const DEPTHS = Array.from({ length: 16 }, (_, i) => i + 1);
const BATCHES = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 17, 20, 24, 30, 31, 32, 33, 40, 48, 63, 64, 65, 96, 100, 127, 128, 129,
  192, 240, 241, 256, 320, 384, 480, 481, 512, 768, 1000, 1024, 1536, 2048, 3000, 4096,
];

/** The three axes. */
export const SWEEPS: readonly Sweep[] = [
  {
    axis: "width",
    title: "width-width-width-10, batch 64",
    places: WIDTHS.map((size) => ({ size, sizes: [size, size, size, 10], batch: 64 })),
  },
  {
    axis: "depth",
    title: "depth layers of 128, batch 64",
    places: DEPTHS.map((size) => ({ size, sizes: [...Array<number>(size + 1).fill(128), 10], batch: 64 })),
  },
  {
    axis: "batch",
    title: "128-128-128-10",
    places: BATCHES.map((size) => ({ size, sizes: [128, 128, 128, 10], batch: size })),
  },
];

/** A step at a place: forward, cross-entropy, backward, Adam. */
export function stepAt(
  { size, sizes, batch }: Place,
  precision: Precision,
): Work & { flop: number; dispose: () => void } {
  const network = Network.mlp(sizes, { seed: 1, precision, threads: 1 });
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam() });
  const [inputs, targets] = [matrix(batch, sizes[0]), classes(batch, 10)];
  return {
    name: String(size),
    run: () => trainer.step(inputs, targets),
    flop: productFlop(sizes, batch),
    dispose: () => network.dispose(),
  };
}
