import { describe, expect, test } from "vitest";
import { InputTransform } from "../../src/model/input-transform";
import type { Features } from "../../src/model/features";

function column(...values: number[]): Features {
  return { data: Float64Array.from(values), rows: values.length, columns: 1 };
}

describe("InputTransform", () => {
  test("centers on the median, divides by the interquartile range and brings large values near", () => {
    // numpy: median 3, quartiles 2 and 4; z = (x - 3) / 2; 3 * arcsinh(z / 3)
    const transform = InputTransform.fit(column(1, 2, 3, 4, 1000), ["number"], 0);
    const { data, columns } = transform.transform(column(1, 3, 5, 1000));
    expect(columns).toBe(1);
    const expected = [-0.982350451, 0, 0.982350451, 17.418442606];
    data.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 5);
    });
  });

  test("keeps what is far apart apart, however far, and finite", () => {
    const transform = InputTransform.fit(column(1, 2, 3, 4, 1000), ["number"], 0);
    const { data } = transform.transform(column(-1e300, -1e6, -1000, 0, 1000, 1e6, 1e9, 1e300));
    expect(data.every((value, i) => i === 0 || value > data[i - 1])).toBe(true);
    expect(data[7]).toBeLessThan(200);
  });

  test("reads files whose large values are at most 3", () => {
    const json = InputTransform.fit(column(1, 2, 3, 4, 1000), ["number"], 0).toJSON();
    const old = InputTransform.fromJSON("test", { ...json, type: "pieces" });
    // numpy: z / sqrt(1 + (z / 3)**2)
    const expected = [-0.948683298, 0, 0.948683298, 2.999945724];
    old.transform(column(1, 3, 5, 1000)).data.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 6);
    });
    expect(old.toJSON()).toStrictEqual({ ...json, type: "pieces" });
  });

  test("leaves indicators as they are", () => {
    const transform = InputTransform.fit(column(0, 1, 0, 0), ["indicator"], 8);
    expect(transform.transform(column(0, 1, 0.25)).data).toStrictEqual(Float32Array.of(0, 1, 0.25));
  });

  test("makes a constant column 0, whatever it holds later", () => {
    const transform = InputTransform.fit(column(7, 7, 7), ["number"], 8);
    expect(transform.transform(column(7, 9)).data).toStrictEqual(Float32Array.of(0, 0));
  });

  test("scales by the range where half of the values are equal", () => {
    const transform = InputTransform.fit(column(0, 5, 5, 5, 5, 5, 10), ["number"], 0);
    expect(transform.transform(column(10)).data[0]).toBeCloseTo(3 * Math.asinh(1 / 3), 6);
  });

  test("keeps what single precision would lose: seconds since 1970", () => {
    const start = 1.7e9;
    const times = Array.from({ length: 101 }, (_, i) => start + i);
    const { data } = InputTransform.fit(column(...times), ["number"], 0).transform(column(...times));
    expect(new Set(data).size).toBe(101);
  });

  test("comes back from its JSON", () => {
    const features = column(1, 2, 3, 4, 5, 6, 7, 8, 9);
    const transform = InputTransform.fit(features, ["number"], 4);
    const again = InputTransform.fromJSON("test", JSON.parse(JSON.stringify(transform)) as Record<string, never>);
    expect(again.transform(features)).toStrictEqual(transform.transform(features));
  });

  test.each([{}, { type: "standard" }, { type: "pieces", columns: [{ center: "1" }] }])("refuses %j", (json) => {
    expect(() => InputTransform.fromJSON("who", json)).toThrow(
      new TypeError("who: the scaler is none of a model; pass a file that Model.save wrote."),
    );
  });
});
