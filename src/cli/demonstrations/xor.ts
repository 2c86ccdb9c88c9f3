import { setImmediate as nextTurn } from "node:timers/promises";
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

/** Called now and then with the steps made and the loss. */
type OnSlice = (step: number, loss: number) => void;

/** What XOR reached: the loss of each start, and the network of the best. */
export interface DemonstratedXor {
  readonly result: DemonstrationResult;
  readonly losses: readonly number[];
  /** The start with the lowest loss, from 0. */
  readonly best: number;
  /** Its network; the caller's, to be disposed of. */
  readonly network: Network;
}

/** XOR from `starts` seeds; from some starts no network learns the four points. */
export async function runXor(
  options: DemonstrationOptions & { readonly starts: number; readonly onSlice?: (start: number) => OnSlice },
): Promise<DemonstratedXor> {
  const { seed, starts, onProgress, onSlice, signal } = options;
  const networks: Network[] = [];
  const losses: number[] = [];
  const start = performance.now();
  try {
    for (let i = 0; i < starts; i++) {
      networks.push(networkOf(seed + i));
      losses.push(await trainXor(networks[i], onSlice?.(i), signal));
      onProgress?.((i + 1) / starts, `loss ${losses[i].toFixed(4)}`);
    }
  } catch (error) {
    for (const network of networks) network.dispose();
    throw error;
  }
  const trainingMs = performance.now() - start;
  const best = losses.indexOf(smallest(losses));
  for (const network of networks) if (network !== networks[best]) network.dispose();
  const learned = losses.filter((loss) => loss < XOR_LEARNED).length;
  const result = `${showCount(learned, starts)}, loss ${losses[best].toFixed(4)}`;
  return {
    ...{ losses, best, network: networks[best] },
    result: { task: "XOR", network: "2-4-1, ReLU, sigmoid", epochs: STEPS, result, trainingMs },
  };
}

function networkOf(seed: number): Network {
  const options = { activation: "relu", outputActivation: "sigmoid", initializer: "xavier", seed } as const;
  return Network.mlp([2, 4, 1], options);
}

/** Loss after training the four points from one start. */
async function trainXor(network: Network, onSlice?: OnSlice, signal?: AbortSignal): Promise<number> {
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.01 }) });
  for (let step = 0; step < STEPS; step++) {
    const loss = trainer.step(INPUTS, TARGETS);
    if (step % SLICE_STEPS !== 0) continue;
    onSlice?.(step, loss);
    await nextTurn();
    signal?.throwIfAborted();
  }
  return trainer.evaluate({ inputs: INPUTS, targets: TARGETS }).loss;
}
