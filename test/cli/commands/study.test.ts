/** `wasm-mlp study`: published studies on the command line. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fromJSON } from "../../../src/experiments/index";
import { capture, testFolder } from "../captured-terminal";

const STUDIES: [name: string, args: string[], says: RegExp][] = [
  ["starts", ["--size", "9", "--epochs", "30", "--axes", "2,7", "--range1=-4:4"], /of 81 starts XOR is learned/],
  ["boundary", ["--size", "9", "--steps", "8", "--log-rates1", "-1:4"], /% of 81 pairs of rates converge/],
  [
    "stability",
    ["--architecture", "1,4,1", "--learning-rates", "0.1,0.2", "--epochs", "20", "--every", "10"],
    /of 2 rates/,
  ],
  ["dying", ["--widths", "2,4", "--depths", "1,3", "--networks", "8", "--epochs", "5"], /are born dead/],
  [
    "capacity",
    ["--inputs", "2", "--points", "2,6", "--labellings", "8", "--epochs", "20"],
    /2 points: 100.0 % learned/,
  ],
  [
    "teachers",
    ["--teacher-widths", "1", "--extra-neurons", "0,1", "--starts", "4", "--epochs", "20"],
    /teacher of 1: \+0: /,
  ],
];

describe.each(STUDIES)("study %s", (name, args, says) => {
  const study = ["study", name, ...args, "--workers", "0"];

  test("tells, and writes figure, numbers and table", async () => {
    const folder = testFolder();
    for (const extension of ["json", "csv", "svg"]) {
      const { code, stdout, stderr } = await capture([...study, "--out", join(folder, `result.${extension}`)]);
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(says);
    }
    expect(fromJSON(readFileSync(join(folder, "result.json"), "utf8")).kind).toBeTypeOf("string");
    expect(readFileSync(join(folder, "result.svg"), "utf8")).toMatch(/^<svg/);
    expect(readFileSync(join(folder, "result.svg"), "utf8")).not.toMatch(/NaN|undefined/);
  });

  test("in shards merges into the single run", async () => {
    const folder = testFolder();
    const [a, b, whole, merged] = ["a.jsonl", "b.jsonl", "whole.json", "merged.json"].map((file) => join(folder, file));
    await capture([...study, "--shard", "1/2", "--out", a]);
    await capture([...study, "--shard", "2/2", "--out", b]);
    await capture([...study, "--out", whole]);
    const { code } = await capture(["merge", a, b, "--out", merged]);
    expect(code).toBe(0);
    expect(readFileSync(merged, "utf8")).toBe(readFileSync(whole, "utf8"));
  });
});

test.each([
  ["dying --widths 2,100", "--widths has 100; pass an integer from 1 to 64."],
  ["dying --depths 33", "--depths has 33; pass an integer from 1 to 32."],
  ["boundary --width 65", "--width is 65; pass an integer from 1 to 64."],
  ["boundary --log-rates1 2:1", "--log-rates1 is from 2 to 1; pass the smaller number first."],
  ["boundary --log-rates2 1:60", "--log-rates2 from 1 to 60 has rates beyond f32; choose between -30 and 30."],
  [
    "boundary --log-rates1 1:1.000001",
    /^--log-rates1 from 1 to 1\.000001 is too small a window for 128 different f32 rates; /,
  ],
  ["boundary --log-rates1 a:b", /'a:b' is invalid\. Pass from:to, such as 1:3\.5\.$/],
  ["starts --range2 1:", /'1:' is invalid\. Pass from:to/],
  ["starts --momentum x", /'x' is invalid\. Pass a number of at least 0 and below 1\.$/],
  [
    "stability --learning-rates 0.1,1e39",
    "--learning-rates has 1e+39, in single precision Infinity; pass a smaller one.",
  ],
  ["dying --networks 1000000000000", /^135,000,000,000,000 networks are asked for; memory holds the results of /],
  ["capacity --inputs 65", "--inputs is 65; pass an integer from 1 to 64."],
  ["teachers --teacher-widths 60 --extra-neurons 10", "--extra-neurons has 10; pass an integer from 0 to 4."],
])("%s is refused in a line, in the words of the command line", async (line, message) => {
  const { code, stderr } = await capture(["study", ...line.split(" ")]);
  expect(code).toBe(2);
  const said = stderr.replace(/^wasm-mlp: /, "").replace(/\n$/, "");
  if (typeof message === "string") expect(said).toBe(message);
  else expect(said).toMatch(message);
});
