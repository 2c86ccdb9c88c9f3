/** A training whose every bit is known; run in Node and in browsers. */
import type { Dataset, Matrix, Network } from "../../src/index";
import { RandomNumbers } from "../reference/random";

/** 200 steps: 8 epochs of 25 batches, the last of each smaller than the others. */
export const SAMPLES = 24 * 16 + 11;
export const BATCH_SIZE = 16;
export const EPOCHS = 8;

/**
 * SHA-256 of all parameters after the 200 steps, the same on every engine
 * (docs/numerics.md). It changes only if the arithmetic does: with an order of summation, a function, a
 * random number.
 */
export const DIGEST_IN_ORDER = "1f0417115bed6e6cb08ee3584dd7239b7e1c6f68c54198e354902ee5b12087ba";
/** The same with the samples of each epoch shuffled. */
export const DIGEST_SHUFFLED = "8a810d7fd2b6d769113c775600261455906e5e543df184887b34ef2b4b61594f";

export function createDataset(): Dataset & { inputs: Matrix; targets: Int32Array } {
  const random = new RandomNumbers(1);
  const data = Float32Array.from(random.matrix(SAMPLES, 7).flat());
  const targets = Int32Array.from({ length: SAMPLES }, () => random.below(5));
  return { inputs: { data, rows: SAMPLES, columns: 7 }, targets };
}

/** SHA-256 over the raw bytes of the state dict, entries in the order of their names. */
export async function digestOf(network: Network): Promise<string> {
  const state = network.stateDict();
  const parts = Object.keys(state)
    .sort()
    .flatMap((name) => [name, state[name].data as Float32Array<ArrayBuffer>]);
  const digest = await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
