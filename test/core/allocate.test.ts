/** Arrays of more than memory holds: a few numbers of the caller's can ask for them. */
import { expect, test } from "vitest";
import { floats, zeros } from "../../src/core/allocate";
import { StandardScaler } from "../../src/datasets/index";
import { Linear, Network, WasmError } from "../../src/index";
import { caught, expectThrow } from "../core/throwing";

/** 2^34 numbers: more than engines give to an array, by one row that stands there a million times. */
const HUGE = new Array<Float32Array>(2 ** 20).fill(new Float32Array(2 ** 14));
const messageOf = (bytes: number) =>
  `wasm-mlp: memory of ${bytes} bytes could not be had; use smaller batches or parts of the data, or dispose of networks.`;

test.each<[string, () => unknown, number]>([
  ["floats", () => floats(2 ** 34), 2 ** 36],
  ["doubles", () => zeros(Float64Array, 2 ** 34), 2 ** 37],
  ["bytes", () => zeros(Uint8Array, 2 ** 40), 2 ** 40],
  ["a scaler's numbers", () => new StandardScaler().fit(HUGE), 2 ** 37],
])("%s: the error says how much, and what to do", (_, make, bytes) => {
  expectThrow(make, WasmError, messageOf(bytes));
  expect((caught(make) as Error).cause).toBeInstanceOf(RangeError);
});

test("predictions of more than memory holds leave the network as it was", () => {
  using network = new Network([new Linear(1, 2 ** 14)], { seed: 1 });
  const rows = new Array<number[]>(2 ** 20).fill([1]);
  expectThrow(() => network.predict(rows), WasmError, messageOf(2 ** 36));
  expect(network.predict([[1]]).columns).toBe(2 ** 14);
});
