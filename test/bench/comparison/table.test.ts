import { describe, expect, test } from "vitest";
import type { Contestant } from "../../../bench/comparison/contestants";
import type { Comparison, Entry, RowResult } from "../../../bench/comparison/result";
import { tableOf } from "../../../bench/comparison/table";

function contestant(name: string, short: string, kind: Contestant["kind"]): Contestant {
  return { name, short, kind, settings: [{ note: "", command: ["true"] }] };
}

const CONTESTANTS = [
  contestant("own strict", "strict", "own"),
  contestant("own fast", "fast", "own"),
  contestant("Slow.js", "slow", "JavaScript"),
  contestant("Absent.js", "absent", "JavaScript"),
  contestant("Quick", "quick", "Python"),
];

function measured(name: string, median: number, note = "", setting = ""): Entry {
  return { contestant: name, median, best: median, samples: 3, setting, note };
}

function row(name: string, scale = 1): RowResult {
  return {
    name,
    entries: [
      measured("own strict", 0.002 * scale),
      measured("own fast", 0.0018 * scale),
      measured("Slow.js", 0.0084 * scale, "single samples"),
      { contestant: "Absent.js", cannot: "Cannot find package" },
      measured("Quick", 0.001, "0.9712 400 steps", "threads: 2"),
    ],
  };
}

function comparison(...rows: RowResult[]): Comparison {
  const versions = { "own strict": "0.1.0", "Slow.js": "Slow.js 3" };
  return { versions, sections: [{ name: "steps", title: "training steps", environment: "Node 1", rows }] };
}

/** Cells of a line, which are ten wide after a name of 26. */
function cellsOf(line = ""): string[] {
  return [line.slice(0, 26), ...(line.slice(26).match(/.{1,10}/g) ?? [])].map((cell) => cell.trim());
}

const lineOf = (text: string, start: string) => text.split("\n").find((line) => line.trim().startsWith(start));

describe("a section of several rows", () => {
  const text = tableOf(comparison(row("first"), row("second", 2)), CONTESTANTS);

  test("shows the reference's time and the others' ratios", () => {
    expect(cellsOf(lineOf(text, "first"))).toStrictEqual(["first", "2.00 ms", "0.900"]);
  });

  test("says where a peer wins, and of its own columns only the ratio", () => {
    const lines = text.split("\n").filter((line) => line.includes("wins") && !line.startsWith("best:"));
    expect(lines.map(cellsOf)).toStrictEqual([
      ["first", "2.00 ms", "0.900", "0.50 wins"],
      ["second", "4.00 ms", "0.900", "0.25 wins"],
    ]);
  });

  test("has no column for a contestant without times, but says why", () => {
    expect(text).toContain("no time, Absent.js: Cannot find package");
    const cells = text.split("\n").map(cellsOf);
    expect(cells).toContainEqual(["", "strict", "best", "slow"]);
    expect(cells).toContainEqual(["first", "2.00 ms", "0.900", "4.20"]);
  });

  test("does not call it a win when a peer beats the reference, but not the best setting", () => {
    const between = { ...row("between"), entries: [...row("").entries.slice(0, 2), measured("Quick", 0.00185)] };
    const cells = tableOf(comparison(between, between), CONTESTANTS).split("\n").map(cellsOf);
    expect(cells).toContainEqual(["between", "2.00 ms", "0.900", "0.925"]);
  });

  test("says once how a work differs, and which settings were best", () => {
    expect(text.split("note, Slow.js: single samples")).toHaveLength(2);
    expect(text).toContain("best of settings, Quick: threads: 2 (2)");
  });

  test("begins with versions", () => {
    expect(text.split("\n").slice(0, 2)).toStrictEqual(["strict   own strict, 0.1.0", "slow     Slow.js 3"]);
  });

  test("is at most 100 columns wide", () => {
    const long = { ...row("n".repeat(20)), entries: [{ contestant: "Slow.js", cannot: "x".repeat(200) }] };
    const widths = tableOf(comparison(long, row("b")), CONTESTANTS)
      .split("\n")
      .map((line) => line.length);
    expect(Math.max(...widths)).toBe(100);
  });
});

test("a section of one row is a list with what was reached beside the time", () => {
  const text = tableOf(comparison(row("learning")), CONTESTANTS);
  expect(
    lineOf(text, "Quick")
      ?.trim()
      .split(/\s{2,}/),
  ).toStrictEqual(["Quick", "1.00 ms", "0.50 wins", "0.9712 400 steps; threads: 2"]);
  expect(
    lineOf(text, "own strict")
      ?.trim()
      .split(/\s{2,}/),
  ).toStrictEqual(["own strict", "2.00 ms", "1"]);
});
