/** Whatever the bytes: an error of a class that is promised, soon, and no memory left in use. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadNetwork, loadParameters, saveNetwork } from "../../src/files/index";
import { decodeSafetensors } from "../../src/files/safetensors";
import { BatchNorm1d, FileFormatError, Linear, Network, ReLU } from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { caught, rejection } from "../core/throwing";
import { fileOf, partsOf } from "./file-bytes";

const RUNS = 400;
let network: Network;
let valid: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  network = new Network([new Linear(2, 3), new BatchNorm1d(3), new ReLU(), new Linear(3, 1)], { seed: 1 });
  valid = await saveNetwork(network, undefined, { classes: ["a", "b"], scaler: { mean: [1, 2] } });
});
afterAll(() => {
  network.dispose();
});

/** Loads bytes in every way; nothing but the errors that are promised may come, and nothing may change. */
async function loadAll(bytes: Uint8Array): Promise<void> {
  const { arena } = engineFor("strict");
  const before = { liveBytes: arena.liveBytes, memory: arena.memory.buffer.byteLength, state: network.stateDict() };
  expectPromised(
    caught(() => decodeSafetensors("test", bytes)),
    [FileFormatError],
  );
  const loading = loadNetwork(bytes).then(({ network }) => {
    network.dispose();
  });
  expectPromised(await rejection(loading), [FileFormatError]);
  const error = await rejection(loadParameters(network, bytes));
  expectPromised(error, [FileFormatError, RangeError]);
  expect(arena.liveBytes).toBe(before.liveBytes);
  expect(arena.memory.buffer.byteLength).toBe(before.memory);
  if (error !== undefined) expect(network.stateDict()).toStrictEqual(before.state);
}

function expectPromised(error: unknown, classes: readonly (typeof FileFormatError | RangeErrorConstructor)[]): void {
  if (error === undefined) return;
  if (!classes.some((type) => error instanceof type)) throw error as Error;
  expect((error as Error).message.length).toBeLessThan(2000);
}

const check = <Value>(arbitrary: fc.Arbitrary<Value>, bytesOf: (value: Value) => Uint8Array) =>
  fc.assert(
    fc.asyncProperty(arbitrary, (value) => loadAll(bytesOf(value))),
    { numRuns: RUNS, seed: 20 },
  );

describe("loading survives", () => {
  test("any bytes", async () => {
    await check(fc.uint8Array({ maxLength: 200 }), (bytes) => bytes);
  });

  test("any text for a header", async () => {
    await check(fc.tuple(fc.string(), fc.uint8Array({ maxLength: 16 })), ([text, data]) =>
      fileOf(`{${text}`, [...data]),
    );
  });

  test("any JSON for a header", async () => {
    const name = fc.oneof(fc.constantFrom("__metadata__", "__proto__", "0.weight"), fc.string());
    const entry = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          dtype: fc.oneof(fc.constantFrom("F32", "U8", "I64"), fc.jsonValue()),
          shape: fc.oneof(fc.array(fc.nat(3)), fc.jsonValue()),
          data_offsets: fc.oneof(fc.tuple(fc.nat(16), fc.nat(16)), fc.jsonValue()),
        },
        { requiredKeys: [] },
      ),
    );
    const header = fc.dictionary(name, entry, { maxKeys: 4 });
    await check(fc.tuple(header, fc.uint8Array({ maxLength: 16 })), ([json, data]) => fileOf(json, [...data]));
  });

  test("a valid file with some bytes changed", async () => {
    const changes = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await check(changes, (list) => {
      const bytes = valid.slice();
      for (const [at, value] of list) bytes[at] = value;
      return bytes;
    });
  });

  test("a valid file with another number in its header", async () => {
    const { text, data } = partsOf(valid);
    const places = [...text.matchAll(/\d+/g)];
    const number = fc.oneof(fc.nat(9), fc.constantFrom(-1, 0.5, 1e9, 2 ** 31, 2 ** 40, 2 ** 53, 1e300));
    await check(fc.tuple(fc.nat(places.length - 1), number), ([i, value]) => {
      const { 0: digits, index } = places[i];
      return fileOf(text.slice(0, index) + String(value) + text.slice(index + digits.length), [...data]);
    });
  });

  test("every prefix of a valid file, and bytes behind it", async () => {
    for (let length = 0; length < valid.length; length++) {
      expect(caught(() => decodeSafetensors("test", valid.subarray(0, length)))).toBeInstanceOf(FileFormatError);
    }
    await loadAll(Uint8Array.from([...valid, 0]));
  });
});
