import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { MinMaxScaler, scalerFromJson, scalerOfSchema, scanCsv, StandardScaler } from "../../src/datasets/index";
import { loadNetwork, saveNetwork } from "../../src/files/index";
import { Network, StateError } from "../../src/index";
import { expectThrow } from "../core/throwing";

/** Of scikit-learn; test/golden/datasets.py made it. The third column is constant. */
const golden = JSON.parse(readFileSync(new URL("../golden/datasets.json", import.meta.url), "utf8")) as {
  train: number[][];
  test: number[][];
  standard: { mean: number[]; deviation: number[]; transformed: number[][] };
  minMax: { min: number[]; max: number[]; transformed: number[][] };
};

function expectClose(actual: Iterable<number>, expected: readonly number[], digits: number): void {
  [...actual].forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], digits);
  });
}

describe("scalers agree with scikit-learn", () => {
  test("StandardScaler", () => {
    const scaler = new StandardScaler().fit(golden.train);
    expectClose(scaler.mean, golden.standard.mean, 10);
    expectClose(scaler.deviation, golden.standard.deviation, 10);
    expectClose(scaler.transform(golden.test).data, golden.standard.transformed.flat(), 5);
  });

  test("MinMaxScaler", () => {
    const scaler = new MinMaxScaler().fit(golden.train);
    expect([scaler.min, scaler.max]).toEqual([golden.minMax.min, golden.minMax.max]);
    expectClose(scaler.transform(golden.test).data, golden.minMax.transformed.flat(), 5);
  });
});

describe.each([
  ["StandardScaler", () => new StandardScaler()],
  ["MinMaxScaler", () => new MinMaxScaler()],
])("%s", (name, create) => {
  test("takes back what it did", () => {
    const scaler = create().fit(golden.train);
    const { data } = scaler.inverseTransform(scaler.transform(golden.test));
    expectClose(data, golden.test.flat(), 3);
  });

  test("makes 0 of constant columns, however large or many", () => {
    const inputs = Array.from({ length: 1000 }, (_, i) => [0.1, 1e30, i]);
    const { data } = create().fit(inputs).transform(inputs);
    expect(data.every(Number.isFinite)).toBe(true);
    expect(data.filter((x, i) => i % 3 < 2 && x !== 0)).toHaveLength(0);
  });

  test("changes no input", () => {
    const inputs = { data: Float32Array.of(1, 2, 3, 4), rows: 2, columns: 2 };
    create().fit(inputs).transform(inputs);
    expect([...inputs.data]).toEqual([1, 2, 3, 4]);
  });

  test("comes back from JSON, and from a model file, bit by bit", async () => {
    const scaler = create().fit(golden.train);
    const expected = scaler.transform(golden.test);
    expect(scalerFromJson(JSON.parse(JSON.stringify(scaler))).transform(golden.test)).toEqual(expected);
    using network = Network.mlp([4, 1]);
    const loaded = await loadNetwork(await saveNetwork(network, undefined, { scaler: scaler.toJSON() }));
    loaded.network.dispose();
    const copy = scalerFromJson(loaded.scaler);
    expect(copy).toBeInstanceOf(create().constructor);
    expect(copy.transform(golden.test)).toEqual(expected);
  });

  test("refuses use before fit, and other columns", () => {
    expectThrow(
      () => create().transform([[1]]),
      StateError,
      `${name}.transform: the scaler is not fitted; call fit first.`,
    );
    expectThrow(() => create().toJSON(), StateError, `${name}.toJSON: the scaler is not fitted; call fit first.`);
    expectThrow(
      () =>
        create()
          .fit([[1, 2]])
          .inverseTransform([[1]]),
      RangeError,
      `${name}.inverseTransform: inputs have 1 columns, the scaler was fitted on 2; pass the same columns.`,
    );
  });
});

test("what a scaler tells before fit is an error", () => {
  expectThrow(() => new MinMaxScaler().max, StateError, "MinMaxScaler.max: the scaler is not fitted; call fit first.");
  expectThrow(() => new MinMaxScaler().min, StateError, "MinMaxScaler.min: the scaler is not fitted; call fit first.");
  expectThrow(
    () => new StandardScaler().deviation,
    StateError,
    "StandardScaler.deviation: the scaler is not fitted; call fit first.",
  );
});

test("JSON without a type is that of a StandardScaler", () => {
  expect(scalerFromJson({ mean: [1], deviation: [2] })).toEqual(StandardScaler.from([1], [2]));
  expect(scalerFromJson({ mean: [1], deviation: [0] }).transform([[3]]).data[0]).toBe(2);
});

test.each([
  ["nothing", undefined, TypeError, "scalerFromJson: the JSON is undefined; pass what toJSON of a scaler gave."],
  [
    "another type",
    { type: "robust" },
    RangeError,
    'scalerFromJson: type is "robust"; choose one of "standard", "minMax".',
  ],
  [
    "a list missing",
    { type: "minMax", min: [1] },
    TypeError,
    "MinMaxScaler.from: max is undefined; pass an array of finite numbers.",
  ],
  [
    "null among numbers",
    { mean: [null], deviation: [1] },
    TypeError,
    "StandardScaler.from: mean is [null]; pass an array of finite numbers.",
  ],
  [
    "lists of two lengths",
    { mean: [1, 2], deviation: [1] },
    RangeError,
    "StandardScaler.from: mean and deviation have 2 and 1 numbers; pass one for each column.",
  ],
])("scalerFromJson refuses %s", (_, json, type, message) => {
  expectThrow(() => scalerFromJson(json), type, message);
});

test("scalerOfSchema scales numbers and leaves categories", async () => {
  const { schema } = await scanCsv("color,size,y\nred,1,a\nblue,5,b\n", { target: "y" });
  expect([...scalerOfSchema(schema).transform([[0, 1, 5]]).data]).toEqual([0, 1, 1]);
});

test.each([new StandardScaler(), new MinMaxScaler()])("numbers whose squares are not finite are refused", (scaler) => {
  const name = scaler.constructor.name;
  expectThrow(
    () => scaler.fit([[1], [-1e200]]),
    RangeError,
    `${name}.fit: inputs at row 1, column 0 are -1e+200; pass numbers up to 1e150, whose squares are finite.`,
  );
});
