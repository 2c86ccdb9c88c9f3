/** Scalers compute in double precision, give copies away, and learn from nothing that is not finite. */
import { describe as group, expect, test } from "vitest";
import { describe, MinMaxScaler, scalerFromJson, StandardScaler } from "../../src/datasets/index";
import { expectThrow } from "../core/throwing";

const SCALERS = [
  ["StandardScaler", () => new StandardScaler()],
  ["MinMaxScaler", () => new MinMaxScaler()],
] as const;
const times = Array.from({ length: 240 }, (_, i) => [1.7e9 + i]);

group.each(SCALERS)("%s", (name, create) => {
  test("keeps 240 seconds of a date apart", () => {
    expect(new Set(create().fit(times).transform(times).data).size).toBe(240);
    const doubles = { data: Float64Array.from(times.flat()), rows: 240, columns: 1 };
    expect(create().fit(doubles).transform(doubles)).toStrictEqual(create().fit(times).transform(times));
  });

  test("learns from nothing that is not finite", () => {
    for (const value of [NaN, Infinity]) {
      expectThrow(
        () => create().fit([[1], [2], [value]]),
        RangeError,
        `${name}.fit: inputs at row 2, column 0 are ${value}; replace or remove values that are not finite f32 numbers.`,
      );
    }
  });

  test("what it gives away are copies", () => {
    const scaler = create().fit([[1], [3]]);
    const before = JSON.stringify(scaler);
    for (const value of Object.values(scaler.toJSON())) if (Array.isArray(value)) value[0] = 99;
    const lists = scaler instanceof StandardScaler ? [scaler.mean, scaler.deviation] : [scaler.min, scaler.max];
    for (const list of lists) (list as number[])[0] = 99;
    expect(JSON.stringify(scaler)).toBe(before);
  });
});

test("JSON that no scaler gave is refused", () => {
  const bad = [
    { mean: [0], deviation: [-1] },
    { mean: [0], deviation: [1, 2] },
    { mean: [0, 1], deviation: new Array(2) },
    { mean: [NaN], deviation: [1] },
    { type: "minMax", min: [2], max: [1] },
    { type: "constructor" },
    { type: ["standard"], mean: [0], deviation: [1] },
  ];
  for (const json of bad)
    expect(() => scalerFromJson(json)).toThrow(/^(StandardScaler.from|MinMaxScaler.from|scalerFromJson): /);
});

test("describe says which columns f32 would collapse", () => {
  const { warnings } = describe({ inputs: times, targets: times.map(([t]) => t % 2) });
  expect(warnings.map(({ kind, names }) => [kind, names])).toContainEqual(["precision", ["0"]]);
  const near = describe({ inputs: times.map(([t]) => [t - 1.7e9]), targets: times.map(([t]) => t % 2) });
  expect(near.warnings.map(({ kind }) => kind)).not.toContain("precision");
});
