/** Averages of parameters and limits of weights, as options of estimators, models and the command line. */
import { describe, expect, test } from "vitest";
import { averaging } from "../../src/cli/options/parts";
import { MLPClassifier, MLPRegressor } from "../../src/estimators/index";
import { Model, type ModelOptions } from "../../src/model/index";
import type { Network } from "../../src/index";
import { capture, IRIS_CSV, testFile } from "../cli/captured-terminal";
import { rejection } from "../core/throwing";

const X = Array.from({ length: 60 }, (_, i) => [i % 6, (i * i) % 7]);
const y = X.map(([a, b]) => (a > b ? "more" : "less"));
const OPTIONS = { hiddenLayerSizes: [8], learningRateInit: 0.01, maxIter: 10, tol: 0 } as const;
const TABLE = { target: "species", hidden: [8], epochs: 6, dropout: 0, weightDecay: 0 } as const;
const table = new TextEncoder().encode(IRIS_CSV);

/** The largest L2 norm of the weights into a unit. */
function largestNorm(network: Network): number {
  const weights = Object.entries(network.stateDict()).filter(([name]) => name.endsWith("weight"));
  const norms = weights.flatMap(([, { shape, data }]) =>
    Array.from({ length: shape[0] }, (_, unit) => Math.hypot(...data.subarray(unit * shape[1], (unit + 1) * shape[1]))),
  );
  return Math.max(...norms);
}

test.each([MLPClassifier, MLPRegressor])("%o: units stay within maxNorm", async (kind) => {
  const fit = (options: object) =>
    kind === MLPRegressor
      ? new MLPRegressor({ ...OPTIONS, ...options }).fit(X, X)
      : new MLPClassifier({ ...OPTIONS, ...options }).fit(X, y);
  expect(largestNorm((await fit({})).network)).toBeGreaterThan(0.5);
  expect(largestNorm((await fit({ maxNorm: 0.5 })).network)).toBeLessThanOrEqual(0.5 + 1e-6);
});

test("the mean of epochs is what an estimator answers with, and what it saves", async () => {
  const last = { ...OPTIONS, nIterNoChange: 100 };
  const plain = await new MLPClassifier(last).fit(X, y);
  const mean = await new MLPClassifier({ ...last, averaging: { type: "swa", start: 4 } }).fit(X, y);
  expect(mean.lossCurve).toStrictEqual(plain.lossCurve);
  expect(mean.predictProbabilities(X)).not.toStrictEqual(plain.predictProbabilities(X));
  const loaded = await MLPClassifier.load(await mean.save());
  expect(loaded.options).toStrictEqual(mean.options);
  expect(loaded.options.averaging).toStrictEqual({ type: "swa", start: 4 });
  expect(loaded.predictProbabilities(X)).toStrictEqual(mean.predictProbabilities(X));
});

test("a model's networks too", async () => {
  const train = (options: Partial<ModelOptions>) => Model.train(table, { ...TABLE, ...options });
  using plain = await train({});
  using limited = await train({ maxNorm: 0.4 });
  using average = await train({ averaging: { type: "ema", decay: 0.99 } });
  expect(largestNorm(plain.networks[0])).toBeGreaterThan(0.5);
  expect(largestNorm(limited.networks[0])).toBeLessThanOrEqual(0.4 + 1e-6);
  expect(average.networks[0].stateDict()).not.toStrictEqual(plain.networks[0].stateDict());
});

test("the command line trains what the options of a program train", async () => {
  const path = testFile("iris.csv", IRIS_CSV);
  const out = path.replace(/csv$/, "safetensors");
  const flags = ["--hidden", "8", "--epochs", "6", "--dropout", "0", "--weight-decay", "0"];
  const more = ["--max-norm", "0.4", "--averaging", "ema=0.9", "--out", out];
  const { code } = await capture(["train", path, "--target", "species", ...flags, ...more]);
  expect(code).toBe(0);
  using made = await Model.load(out);
  using expected = await Model.train(path, { ...TABLE, maxNorm: 0.4, averaging: { type: "ema", decay: 0.9 } });
  expect(made.networks[0].stateDict()).toStrictEqual(expected.networks[0].stateDict());
});

describe("what is not valid", () => {
  const bad = [
    [{ maxNorm: 0 }, "maxNorm is 0; pass a finite number above 0."],
    [{ maxNorm: "1" }, 'maxNorm is "1"; pass a'],
    [{ averaging: "ema" }, 'averaging: options are "ema"'],
    [{ averaging: { type: "mean" } }, 'averaging: type is "mean"; choose one of "ema", "swa".'],
    [{ averaging: { type: "ema", decay: 1 } }, "averaging: decay is 1; pass a number of at least 0 and below 1."],
    [{ averaging: { type: "swa", start: 0 } }, "averaging: start is 0; pass an integer of 1 or more."],
    [{ averaging: { type: "swa", decay: 0.5 } }, "decay"],
  ] as const;

  test.each(bad)("%j", async (options, message) => {
    expect(() => new MLPClassifier(options as never)).toThrow(message);
    expect(() => new MLPRegressor(options as never)).toThrow(message);
    expect(String(await rejection(Model.train(table, { ...TABLE, ...(options as object) })))).toContain(message);
  });

  test("on the command line", () => {
    expect(averaging("ema")).toStrictEqual({ type: "ema" });
    expect(averaging("swa=30")).toStrictEqual({ type: "swa", start: 30 });
    for (const text of ["", "mean", "ema=1", "ema=", "swa=0", "swa=1.5"])
      expect(() => averaging(text)).toThrow("Pass ");
  });

  test.each([{ maxNorm: 1 }, { averaging: { type: "ema" } as const }])("%j with lbfgs", (options) => {
    expect(() => new MLPClassifier({ solver: "lbfgs", ...options })).toThrow('which solver "lbfgs" does not follow');
  });
});
