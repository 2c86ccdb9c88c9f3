import { describe, expect, test } from "vitest";
import {
  isMeasured,
  measuredOf,
  merge,
  ratioOf,
  type Comparison,
  type Entry,
  type RowResult,
  type SectionResult,
} from "../../../bench/comparison/result";

function measured(contestant: string, median: number): Entry {
  return { contestant, median, best: median, samples: 3, setting: "", note: "" };
}

const ROW: RowResult = {
  name: "step",
  entries: [measured("ours", 2), measured("slow", 9), measured("quick", 1), { contestant: "none", cannot: "missing" }],
};

function section(name: string, title = name): SectionResult {
  return { name, title, environment: "Node", rows: [ROW] };
}

describe("a row", () => {
  test("knows what was measured", () => {
    expect(ROW.entries.map(isMeasured)).toStrictEqual([true, true, true, false]);
    expect(measuredOf(ROW, "slow")?.median).toBe(9);
    expect(measuredOf(ROW, "none")).toBeUndefined();
  });

  test("ratios are above 1 for those that take longer than the reference", () => {
    expect(ratioOf(ROW, "slow", "ours")).toBe(4.5);
    expect(ratioOf(ROW, "quick", "ours")).toBe(0.5);
    expect(ratioOf(ROW, "none", "ours")).toBeNaN();
    expect(ratioOf(ROW, "slow", "none")).toBeNaN();
  });
});

describe("merge", () => {
  const earlier: Comparison = { versions: { a: "1", b: "1" }, sections: [section("first"), section("second", "old")] };
  const later: Comparison = { versions: { b: "2" }, sections: [section("third"), section("second", "new")] };

  test("replaces sections in their place and appends new ones", () => {
    const titles = merge(earlier, later).sections.map(({ title }) => title);
    expect(titles).toStrictEqual(["first", "new", "third"]);
  });

  test("keeps the versions of those that took no part", () => {
    expect(merge(earlier, later).versions).toStrictEqual({ a: "1", b: "2" });
  });

  test("begins from nothing", () => {
    expect(merge(undefined, later)).toStrictEqual(later);
  });
});
