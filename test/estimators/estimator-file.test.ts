import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MLPClassifier, MLPRegressor } from "../../src/estimators/index";
import { loadNetwork, saveNetwork } from "../../src/files/index";
import { FileFormatError, Network, StateError } from "../../src/index";
import { partsOf, withMetadata } from "../files/file-bytes";
import { expectRejection } from "../core/throwing";

const X = [[0], [1], [10], [11]];
const OPTIONS = { hiddenLayerSizes: [4], maxIter: 30, randomState: 2 };

describe("save and load", () => {
  test.each([
    ["texts", ["low", "low", "high", "high"]],
    ["numbers", [7, 7, -3, -3]],
    ["booleans", [false, false, true, true]],
  ])("a classifier with classes named by %s", async (_, labels) => {
    const saved = await new MLPClassifier(OPTIONS).fit(X, labels);
    const loaded = await MLPClassifier.load(await saved.save());
    expect(loaded.options).toEqual(saved.options);
    expect(loaded.classes).toEqual(saved.classes);
    expect(loaded.predictProbabilities(X)).toEqual(saved.predictProbabilities(X));
    expect(loaded.predict(X)).toEqual(saved.predict(X));
    await loaded.fit(X, labels);
    expect(loaded.predictProbabilities(X)).toEqual(saved.predictProbabilities(X));
  });

  test("a regressor, through a file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "estimator-"));
    try {
      const path = join(folder, "model.safetensors");
      const saved = await new MLPRegressor(OPTIONS).fit(X, [
        [1, -1],
        [2, -2],
        [30, 0],
        [31, 0],
      ]);
      await saved.save(path);
      const loaded = await MLPRegressor.load(path);
      expect(loaded.predict(X)).toEqual(saved.predict(X));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("a saved estimator is a network file with scaler and class names", async () => {
    const bytes = await (await new MLPClassifier(OPTIONS).fit(X, [1, 1, 2, 2])).save();
    const { network, classes, scaler } = await loadNetwork(bytes);
    expect(classes).toEqual(["1", "2"]);
    expect(scaler).toMatchObject({ type: "standard", mean: [5.5] });
    expect(network.fanOut).toBe(2);
  });
});

describe("bad input", () => {
  test("saving before fit", async () => {
    const message = "MLPClassifier.save: the estimator is not fitted; await fit(X, y) first.";
    await expectRejection(new MLPClassifier().save(), StateError, message);
  });

  test("an estimator of the other kind, or a plain network", async () => {
    const regressor = await new MLPRegressor(OPTIONS).fit(X, [1, 2, 3, 4]);
    const network = Network.mlp([1, 2]);
    const remedy = "it holds no MLPClassifier; save one with MLPClassifier.save.";
    for (const bytes of [await regressor.save(), await saveNetwork(network)]) {
      await expectRejection(MLPClassifier.load(bytes), FileFormatError, `MLPClassifier.load: ${remedy}`);
    }
  });

  test.each<[string, object]>([
    ["a mean beyond 1e150", { mean: [1e308], deviation: [1] }],
    ["a mean below -1e150", { mean: [-1e200], deviation: [1] }],
    ["a deviation by which numbers overflow", { mean: [0], deviation: [1e-320] }],
    ["a deviation of next to nothing", { mean: [0], deviation: [1e-200] }],
    ["a deviation beyond 1e150", { mean: [0], deviation: [1e308] }],
    ["a range beyond 1e150", { type: "minMax", min: [-1e308], max: [1e308] }],
  ])("a scaler with %s", async (_, scaler) => {
    for (const [Estimator, y] of [
      [MLPClassifier, ["a", "b", "a", "b"]],
      [MLPRegressor, [1, 2, 3, 4]],
    ] as const) {
      const bytes = await (await new Estimator(OPTIONS).fit(X, y as never)).save();
      await expect(Estimator.load(withMetadata(bytes, "scaler", JSON.stringify(scaler)))).rejects.toThrow(
        FileFormatError,
      );
    }
  });

  test.each([
    [1e39, 1],
    [1, 1e39],
    [1e308, 1],
  ])("targets of a mean %d and a deviation %d: predictions would be infinite", async (mean, deviation) => {
    const bytes = await (await new MLPRegressor(OPTIONS).fit(X, [1, 2, 3, 4])).save();
    const details = JSON.parse((partsOf(bytes).header.__metadata__ as Record<string, string>).details) as object;
    const targetScaler = { type: "standard", mean: [mean], deviation: [deviation] };
    await expect(
      MLPRegressor.load(withMetadata(bytes, "details", JSON.stringify({ ...details, targetScaler }))),
    ).rejects.toThrow(/^MLPRegressor.load: .*(beyond the range of f32|pass numbers up to 1e150)/);
  });

  test("labels that do not belong to the network", async () => {
    const network = Network.mlp([1, 3]);
    const details = { estimator: "MLPClassifier", options: {}, labels: ["a"] };
    const scaler = { type: "standard", mean: [0], deviation: [1] };
    const bytes = await saveNetwork(network, undefined, { scaler, details });
    await expectRejection(
      MLPClassifier.load(bytes),
      FileFormatError,
      "MLPClassifier.load: 1 labels do not fit 3 outputs; get the file again.",
    );
  });
});
