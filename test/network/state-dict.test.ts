import { beforeEach, describe, expect, test } from "vitest";
import { BatchNorm1d, Linear, Network, ReLU, type StateDict } from "../../src/index";
import { expectThrow } from "../core/throwing";

let network: Network;
let dict: StateDict;

beforeEach(() => {
  network = new Network([new Linear(3, 2), new BatchNorm1d(2), new ReLU(), new Linear(2, 1, { bias: false })]);
  dict = network.stateDict();
  return () => {
    network.dispose();
  };
});

const floats = (...values: number[]) => new Float32Array(values);

test("names and shapes are those of PyTorch's nn.Sequential", () => {
  expect(Object.entries(dict).map(([name, { shape }]) => [name, shape])).toStrictEqual([
    ["0.weight", [2, 3]],
    ["0.bias", [2]],
    ["1.weight", [2]],
    ["1.bias", [2]],
    ["1.running_mean", [2]],
    ["1.running_var", [2]],
    ["3.weight", [1, 2]],
  ]);
});

test("weights are stored a row an output", () => {
  using linear = new Network([new Linear(2, 2)]);
  linear.loadStateDict({
    "0.weight": { shape: [2, 2], data: floats(1, 2, 3, 4) },
    "0.bias": { shape: [2], data: floats(0, 0) },
  });
  expect([...linear.predict([[10, 1]]).data]).toStrictEqual([12, 34]);
});

test("what was stored is loaded, to the bit, into another network", () => {
  using other = Network.fromConfig({ ...network.config, seed: 99 });
  expect(other.stateDict()).not.toStrictEqual(dict);
  other.loadStateDict(dict);
  expect(other.stateDict()).toStrictEqual(dict);
  expect(other.predict([[1, -2, 3]])).toStrictEqual(network.predict([[1, -2, 3]]));
});

test("entries are copies, both ways", () => {
  dict["0.weight"].data.fill(7);
  expect(network.stateDict()["0.weight"].data).not.toContain(7);
  network.loadStateDict(dict);
  dict["0.weight"].data.fill(8);
  expect(network.stateDict()["0.weight"].data).toStrictEqual(floats(7, 7, 7, 7, 7, 7));
});

test("PyTorch's num_batches_tracked is skipped", () => {
  network.loadStateDict({ ...dict, "1.num_batches_tracked": { shape: [], data: floats(5) } });
  expect(network.stateDict()).toStrictEqual(dict);
});

/** A dict of new values with one entry changed; `undefined` takes the entry out. */
function changed(name: string, entry: unknown): StateDict {
  const copy: Record<string, unknown> = {};
  for (const [key, { shape, data }] of Object.entries(dict)) copy[key] = { shape, data: data.map((x) => x + 1) };
  copy[name] = entry;
  if (entry === undefined) Reflect.deleteProperty(copy, name);
  return copy as StateDict;
}

describe("a dict that does not fit changes nothing", () => {
  const who = "Network.loadStateDict";
  const names = "0.weight, 0.bias, 1.weight, 1.bias, 1.running_mean, 1.running_var, 3.weight";

  test.each([
    ["missing", "0.bias", undefined, RangeError, 'entry "0.bias" is missing; give it with shape [2]'],
    [
      "missing statistics",
      "1.running_var",
      undefined,
      RangeError,
      'entry "1.running_var" is missing; give it with shape [2]',
    ],
    [
      "extra",
      "3.bias",
      { shape: [1], data: floats(0) },
      RangeError,
      `entry "3.bias" has no place in this network; its entries are ${names}`,
    ],
    [
      "of another framework",
      "fc.weight",
      { shape: [1], data: floats(0) },
      RangeError,
      `entry "fc.weight" has no place in this network; its entries are ${names}`,
    ],
    [
      "transposed",
      "0.weight",
      { shape: [3, 2], data: floats(1, 2, 3, 4, 5, 6) },
      RangeError,
      'entry "0.weight" has shape [3, 2] and 6 numbers; this network needs shape [2, 3], 6 numbers',
    ],
    [
      "flat",
      "0.weight",
      { shape: [6], data: floats(1, 2, 3, 4, 5, 6) },
      RangeError,
      'entry "0.weight" has shape [6] and 6 numbers; this network needs shape [2, 3], 6 numbers',
    ],
    [
      "short of numbers",
      "3.weight",
      { shape: [1, 2], data: floats(1) },
      RangeError,
      'entry "3.weight" has shape [1, 2] and 1 numbers; this network needs shape [1, 2], 2 numbers',
    ],
    [
      "NaN",
      "3.weight",
      { shape: [1, 2], data: floats(1, NaN) },
      RangeError,
      'entry "3.weight" holds NaN at 1; load finite numbers',
    ],
    [
      "infinite",
      "1.running_mean",
      { shape: [2], data: floats(-Infinity, 0) },
      RangeError,
      'entry "1.running_mean" holds -Infinity at 0; load finite numbers',
    ],
    [
      "a negative variance",
      "1.running_var",
      { shape: [2], data: floats(1, -1e-9) },
      RangeError,
      `entry "1.running_var" holds ${Math.fround(-1e-9)} at 1; load numbers of 0 or more`,
    ],
    [
      "a list",
      "3.weight",
      [1, 2],
      TypeError,
      'entry "3.weight" is [1, 2]; pass { shape: number[], data: Float32Array }',
    ],
    [
      "with a list for data",
      "3.weight",
      { shape: [1, 2], data: [1, 2] },
      TypeError,
      'entry "3.weight" is an object; pass { shape: number[], data: Float32Array }',
    ],
    ["null", "3.weight", null, TypeError, 'entry "3.weight" is null; pass { shape: number[], data: Float32Array }'],
    [
      "without shape",
      "3.weight",
      { data: floats(1, 2) },
      TypeError,
      'entry "3.weight" is an object; pass { shape: number[], data: Float32Array }',
    ],
  ])("an entry that is %s (%s)", (_, name, entry, type, message) => {
    expectThrow(
      () => {
        network.loadStateDict(changed(name, entry));
      },
      type,
      `${who}: ${message}.`,
    );
    expect(network.stateDict()).toStrictEqual(dict);
  });

  test.each([
    [null, "null"],
    ["dict", '"dict"'],
  ])("%o for a dict", (value, shown) => {
    expectThrow(
      () => {
        network.loadStateDict(value as never);
      },
      TypeError,
      `${who}: the state dict is ${shown}; pass what stateDict() returns.`,
    );
  });
});
