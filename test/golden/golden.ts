/** Golden files: how they are read, and how results are compared with them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Network, type LayerConfig, type StateDict } from "../../src/index";

/** A state dict as JSON has it. */
export type StateJson = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly data: readonly number[] }>
>;

/** What every golden network has. */
export interface NetworkJson {
  readonly layers: readonly LayerConfig[];
  readonly state: StateJson;
}

/** Path of a file in this folder. */
export function goldenPath(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

type GoldenFile =
  | "optimizers"
  | "small-rates"
  | "population-rates"
  | "losses"
  | "layers"
  | "trajectory"
  | "schedules"
  | "weights"
  | "metrics"
  | "scores"
  | "extras"
  | "heads"
  | "estimator-parts";

/** A golden file. Its type is what generate.py or generate_training.py writes. */
export function readGolden(name: GoldenFile): unknown {
  return JSON.parse(readFileSync(goldenPath(`${name}.json`), "utf8"));
}

export function stateDictOf(json: StateJson): StateDict {
  return Object.fromEntries(
    Object.entries(json).map(([name, { shape, data }]) => [name, { shape, data: Float32Array.from(data) }]),
  );
}

/** A network of the golden architecture with the golden parameters. */
export function networkOf({ layers, state }: NetworkJson): Network {
  const network = Network.fromConfig({ layers, seed: 0, precision: "strict" });
  network.loadStateDict(stateDictOf(state));
  return network;
}

/** Largest |actual - expected| allowed: absolute + relative |expected|. */
export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

/** The same number as absolute and as relative tolerance. */
export function within(tolerance: number): Tolerance {
  return { absolute: tolerance, relative: tolerance };
}

/** Fails with the place and the values of the worst element that is not close; NaN is close to nothing. */
export function expectClose(
  what: string,
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  { absolute, relative }: Tolerance,
): void {
  if (actual.length !== expected.length) {
    throw new Error(`${what} has ${actual.length} elements, expected are ${expected.length}`);
  }
  let worst = 1;
  let message: string | undefined;
  for (let i = 0; i < expected.length; i++) {
    const share = Math.abs(actual[i] - expected[i]) / (absolute + relative * Math.abs(expected[i]));
    if (share <= worst) continue;
    message = `${what}[${i}] is ${actual[i]}, expected is ${expected[i]}: ${share.toFixed(1)} times the tolerance`;
    if (Number.isNaN(share)) break;
    worst = share;
  }
  if (message !== undefined) throw new Error(message);
}

/** Compares a state dict, entry by entry, with golden values; both must have the same entries. */
export function expectState(
  what: string,
  actual: StateDict,
  expected: Readonly<Record<string, readonly number[]>>,
  tolerance: Tolerance,
): void {
  const names = Object.keys(expected).filter((name) => !name.endsWith("num_batches_tracked"));
  if (names.sort().join() !== Object.keys(actual).sort().join()) {
    throw new Error(`${what} has the entries ${Object.keys(actual).join(", ")}, expected are ${names.join(", ")}`);
  }
  for (const name of names) expectClose(`${what}: ${name}`, actual[name].data, expected[name], tolerance);
}

/** The numbers of a state dict in JSON, without the shapes. */
export function dataOf(state: StateJson): Record<string, readonly number[]> {
  return Object.fromEntries(Object.entries(state).map(([name, { data }]) => [name, data]));
}
