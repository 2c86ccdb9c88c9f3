import { Network, SGD, Trainer, type StateDict } from "wasm-mlp";
import { expect, test } from "vitest";
import { prepare } from "../../../playground/src/data/prepare";
import { defaultsFor, type Settings } from "../../../playground/src/settings/settings";
import { directionsOf, dot, vectorOf } from "../../../playground/src/training/directions";
import { landscapeOf, type LandscapeSource } from "../../../playground/src/training/landscape";
import { networkConfig } from "../../../playground/src/training/architecture";

const SETTINGS: Settings = { ...defaultsFor("moons"), samples: 60, hidden: [3], optimizer: "sgd", learningRate: 0.3 };

async function sourceAfter(
  steps: number,
): Promise<LandscapeSource & { readonly lossOf: (state: StateDict) => number }> {
  const data = await prepare(SETTINGS, undefined);
  const shape = { inputs: 2, classes: 2 };
  const config = networkConfig(SETTINGS, shape);
  const network = Network.fromConfig(config);
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new SGD({ learningRate: 0.3 }) });
  const states = [network.stateDict()];
  const { inputs, targets } = data.train;
  for (let i = 0; i < steps; i++) {
    trainer.step(inputs, targets);
    states.push(network.stateDict());
  }
  const lossOf = (state: StateDict) => {
    network.loadStateDict(state);
    return trainer.evaluate(data.train).loss;
  };
  return { config, settings: SETTINGS, shape, train: data.train, states, epoch: steps, lossOf };
}

/** The loss of a surface at a place, between its four nearest points. */
function between({ x, y, side, losses }: NonNullable<Awaited<ReturnType<typeof landscapeOf>>>, a: number, b: number) {
  const c = ((a - x[0]) / (x[1] - x[0])) * (side - 1);
  const r = ((b - y[0]) / (y[1] - y[0])) * (side - 1);
  const [left, low] = [Math.floor(c), Math.floor(r)];
  const at = (row: number, column: number) => losses[row * side + column];
  const mixed = (row: number) => at(row, left) * (left + 1 - c) + at(row, left + 1) * (c - left);
  return mixed(low) * (low + 1 - r) + mixed(low + 1) * (r - low);
}

test("the surface has the loss of the run at its first weights, its present ones and those farthest aside", async () => {
  const source = await sourceAfter(40);
  const landscape = (await landscapeOf(source, () => true))!;
  const { path } = landscape;
  expect(landscape.isRandom).toBe(false);
  expect(path.length).toBe(2 * source.states.length);
  expect(Array.from(path.slice(-2))).toStrictEqual([0, 0]);
  const farthest = source.states.reduce(
    (best, _, i) => (Math.abs(path[2 * i + 1]) > Math.abs(path[2 * best + 1]) ? i : best),
    0,
  );
  for (const i of [0, farthest, source.states.length - 1]) {
    const expected = source.lossOf(source.states[i]);
    expect(between(landscape, path[2 * i], path[2 * i + 1])).toBeCloseTo(expected, 1);
  }
});

test("without a run there are two random directions at right angles, the same for the same seed", async () => {
  const source = await sourceAfter(0);
  const names = Object.keys(source.states[0]);
  const points = [vectorOf(source.states[0], names)];
  const [first, second] = directionsOf(points, source.states[0], names, 7);
  expect(dot(first, first)).toBeCloseTo(1, 5);
  expect(dot(first, second)).toBeCloseTo(0, 5);
  expect(directionsOf(points, source.states[0], names, 7)).toStrictEqual([first, second]);
  const landscape = (await landscapeOf(source, () => true))!;
  expect(landscape.isRandom).toBe(true);
  expect(landscape.losses.every(Number.isFinite)).toBe(true);
});

test("a surface that is no longer wanted is given up", async () => {
  expect(await landscapeOf(await sourceAfter(3), () => false)).toBeUndefined();
});
