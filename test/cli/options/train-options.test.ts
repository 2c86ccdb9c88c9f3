import { InvalidArgumentError } from "commander";
import { describe, expect, test } from "vitest";
import { averaging, loss } from "../../../src/cli/options/train-options";

describe("--loss", () => {
  test.each<[string, unknown]>([
    ["focal", "focal"],
    ["hinge", "hinge"],
    ["meanAbsoluteError", "meanAbsoluteError"],
    ["focal=0.5", { type: "focal", gamma: 0.5 }],
    ["crossEntropy=0.1", { type: "crossEntropy", labelSmoothing: 0.1 }],
    ["huber=2", { type: "huber", delta: 2 }],
    ["quantile=0.9", { type: "quantile", levels: [0.9] }],
  ])("%s", (text, expected) => {
    expect(loss(text)).toStrictEqual(expected);
  });

  test.each([
    ["mse", "Choose from crossEntropy, focal, hinge, meanSquaredError, meanAbsoluteError, huber, quantile"],
    ["", "Choose from"],
    ["toString", "Choose from"],
    ["hinge=1", "hinge takes no number."],
    ["huber=0", "delta is 0; pass a finite number above 0."],
    ["huber=", "delta is NaN"],
    ["quantile=1", "levels[0] is 1; pass a number above 0 and below 1."],
    ["crossEntropy=1", "labelSmoothing is 1; pass a number of at least 0 and below 1."],
  ])("%s is refused", (text, message) => {
    expect(() => loss(text)).toThrow(InvalidArgumentError);
    expect(() => loss(text)).toThrow(message);
  });
});

test("--averaging", () => {
  expect(averaging("ema=0.9")).toStrictEqual({ type: "ema", decay: 0.9 });
  expect(averaging("swa")).toStrictEqual({ type: "swa" });
  expect(() => averaging("mean")).toThrow(InvalidArgumentError);
});
