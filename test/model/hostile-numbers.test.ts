/** Model files whose numbers no training gives: refused on load, rather than answered from. */
import { beforeAll, expect, test } from "vitest";
import { FileFormatError } from "../../src/index";
import { Model } from "../../src/model/index";
import { partsOf, withMetadata } from "../files/file-bytes";

const ROWS = Array.from({ length: 60 }, (_, i) => ({
  size: i,
  area: 2 * i + (i % 3),
  town: "abc"[i % 3],
  y: 3 * i + (i % 5),
}));
const OPTIONS = { target: "y", hidden: [2], epochs: 1, members: 1 };
let file: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  using model = await Model.train(ROWS, OPTIONS);
  file = await model.save();
});

type Json = Record<string, never>;
/** The file with one text of its metadata changed inside. */
function changed(key: string, change: (json: Json) => unknown): Uint8Array<ArrayBuffer> {
  const json = JSON.parse(partsOf(file).header.__metadata__[key]) as Json;
  change(json);
  return withMetadata(file, key, JSON.stringify(json));
}
const setIn = (key: string, place: string, value: unknown) =>
  changed(key, (json) => {
    const names = place.split(".");
    const owner = names.slice(0, -1).reduce((part, name) => part[name], json) as Record<string, unknown>;
    owner[names.at(-1)!] = value;
  });

test("the file itself is good, and a model that it makes is bounded where its rows are not", async () => {
  using model = await Model.load(file);
  const far = [1e149, 1e300, -1e300].map((size) => model.predict({ ...ROWS[3], size }).value);
  expect(far.every((value) => Number.isFinite(value))).toBe(true);
  expect(far[1]).toBe(far[0]);
});

test.each<[string, string, unknown]>([
  ["scaler", "columns.0.center", 1e308],
  ["scaler", "columns.0.size", 1e-320],
  ["scaler", "columns.0.size", 1e308],
  ["scaler", "columns.0.size", -1],
  ["scaler", "columns.0.edges.1", 0],
  ["scaler", "columns.0.edges.0", -1e308],
  ["scaler", "columns.0.edges.0", null],
  ["scaler", "contrasts", [{ columns: [0, 1], weights: [1e308, -1e308], center: 0 }]],
  ["scaler", "contrasts", [{ columns: [0, 1], weights: [1, 1], center: 1e308 }]],
  ["details", "temperature", 1e-320],
  ["details", "temperature", 1e300],
  ["details", "isBlend", 1],
  ["details", "targetScale", null],
  ["details", "targetScale.mean", 1e308],
  ["details", "targetScale.deviation", 1e39],
  ["details", "targetScale.deviation", 0],
  ["details", "targetScale.deviation", -1],
  ["details", "targetScale.min", 1e9],
  ["details", "targetScale.min", "0"],
  ["details", "interval", null],
  ["details", "interval", []],
  ["details", "interval", { level: 5, halfWidth: 1 }],
  ["details", "interval", { level: 0.9, halfWidth: -1 }],
  ["details", "interval", { level: 0.9, halfWidth: 1e308 }],
  ["details", "typical.0", 1e308],
  ["details", "typical.0", null],
  ["details", "scores", [1]],
  ["details", "scores.r2", "high"],
  ["details", "baseline", "low"],
  ["details", "history", "none"],
  ["details", "history.loss", ["a", {}]],
  ["details", "judgedOn", "nowhere"],
])("%s: %s is %j", async (key, place, value) => {
  const error: unknown = await Model.load(setIn(key, place, value)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FileFormatError);
  expect((error as Error).message).toMatch(
    /^Model.load: the Uint8Array: (?!.*(Cannot read|undefined|is not a function))/,
  );
});
