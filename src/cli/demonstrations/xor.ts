import { smallest } from "../../core/extremes";
import { Network, SGD, Trainer, type Matrix } from "../../index";
import { showCount } from "../../core/share-interval";
import type { DemonstrationOptions, DemonstrationResult } from "./demonstration";

const STEPS = 100_000;
/** Steps between two turns of the event loop. */
const SLICE_STEPS = 5000;

/** A run counts as learned when its loss ends below this. */
export const XOR_LEARNED = 0.001;

const INPUTS: Matrix = { data: Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), rows: 4, columns: 2 };
const TARGETS: Matrix = { data: Float32Array.of(0, 1, 1, 0), rows: 4, columns: 1 };

/** The four points; class 1 where one input is 1. */
export const XOR_POINTS = { inputs: INPUTS, targets: Int32Array.from(TARGETS.data) };

/** How one start is watched. */
export interface XorWatch {
  /** Called now and then with the steps made and the loss. */
  readonly onSlice?: (step: number, loss: number) => void;
  readonly onTrained?: (network: Network) => void;
  readonly signal?: AbortSignal;
}

/** Loss after training the four points of XOR from one start; from some starts no network learns them. */
export async function trainXor(seed: number, watch: XorWatch = {}): Promise<number> {
  using network = Network.mlp([2, 4, 1], {
    activation: "relu",
    outputActivation: "sigmoid",
    initializer: "xavier",
    seed,
  });
  const { onSlice, onTrained, signal } = watch;
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.01 }) });
  for (let step = 0; step < STEPS; step++) {
    const loss = trainer.step(INPUTS, TARGETS);
    if (step % SLICE_STEPS !== 0) continue;
    onSlice?.(step, loss);
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
  onTrained?.(network);
  return trainer.evaluate({ inputs: INPUTS, targets: TARGETS }).loss;
}

/** XOR from `starts` seeds. */
export async function runXor(
  options: DemonstrationOptions & {
    readonly starts: number;
    /** How each start is watched. */
    readonly watch?: (start: number) => XorWatch;
  },
): Promise<DemonstrationResult & { readonly losses: readonly number[] }> {
  const { seed, starts, onProgress, watch, signal } = options;
  const losses: number[] = [];
  const start = performance.now();
  for (let i = 0; i < starts; i++) {
    losses.push(await trainXor(seed + i, { ...watch?.(i), ...(signal && { signal }) }));
    onProgress?.((i + 1) / starts, `loss ${losses[i].toFixed(4)}`);
  }
  const trainingMs = performance.now() - start;
  const learned = losses.filter((loss) => loss < XOR_LEARNED).length;
  const result = `${showCount(learned, starts)}, loss ${smallest(losses).toFixed(4)}`;
  return { task: "XOR", network: "2-4-1, ReLU, sigmoid", epochs: STEPS, result, trainingMs, losses };
}
