/** Files that `wasm-mlp train` of version 0.1.0 wrote: one network, standardized inputs, a schema of version 1. */
import { describe, expect, test } from "vitest";
import { StandardScaler } from "../../src/datasets/index";
import { saveNetwork, type NetworkExtras } from "../../src/files/index";
import { FileFormatError, Network } from "../../src/index";
import { Model } from "../../src/model/index";
import { expectRejection } from "../core/throwing";

const FEATURES = [
  { name: "rooms", type: "number", mean: 4, deviation: 2, min: 1, max: 9 },
  { name: "town", type: "category", categories: ["Ames", "Boone"] },
];
const MEAN = [4, 0.25, 0.75];
const DEVIATION = [2, 0.4, 0.4];

function schema(target: object) {
  return { version: 1, features: FEATURES, target, missing: "error", missingMarks: ["", "NA"], decimal: "." };
}

function fileOf(network: Network, target: object, more: object = {}, extras: NetworkExtras = {}) {
  const details = {
    kind: "wasm-mlp train",
    schema: schema(target),
    history: { loss: [2, 1] },
    scores: { r2: 0.5 },
    ...more,
  };
  const columns = ["rooms", "town=Ames", "town=Boone"];
  const scaler = { mean: MEAN, deviation: DEVIATION };
  return saveNetwork(network, undefined, {
    columns,
    scaler,
    details: JSON.parse(JSON.stringify(details)) as never,
    ...extras,
  });
}

describe("a file of version 0.1.0", () => {
  test("of numbers predicts as it did", async () => {
    const network = Network.mlp([3, 4, 1], { seed: 3 });
    const target = { name: "price", type: "number" };
    const model = await Model.load(await fileOf(network, target, { targetScaling: { mean: [200], deviation: [50] } }));
    expect(model.task).toBe("regression");
    expect(model.scores).toStrictEqual({ r2: 0.5 });
    expect(model.history.loss).toStrictEqual([2, 1]);
    const inputs = StandardScaler.from(MEAN, DEVIATION).transform([[6, 1, 0]]);
    const { value, interval } = model.predict({ rooms: 6, town: "Ames" });
    expect(value).toBeCloseTo(200 + 50 * network.predict(inputs).data[0], 3);
    expect(interval).toBeUndefined();
    expect(model.predict({ rooms: "6", town: "Paris" }).value).toSatisfy(Number.isFinite);
    const again = await Model.load(await model.save());
    expect(again.predict({ rooms: 6, town: "Ames" })).toStrictEqual({ value });
  });

  test("of classes predicts as it did", async () => {
    const network = Network.mlp([3, 2], { seed: 5 });
    const target = { name: "kind", type: "class", classes: ["house", "flat"] };
    const model = await Model.load(await fileOf(network, target, {}, { classes: ["house", "flat"] }));
    const { data } = network.predict(StandardScaler.from(MEAN, DEVIATION).transform([[1, 0, 1]]));
    const { probabilities } = model.predict({ rooms: 1, town: "Boone" });
    expect(probabilities!.house).toBeCloseTo(1 / (1 + Math.exp(data[1] - data[0])), 6);
  });

  test("whose parts do not fit together is refused", async () => {
    const target = { name: "price", type: "number" };
    const what = "its schema, its scaler and its networks do not fit together; get the file again.";
    await expectRejection(
      Model.load(await fileOf(Network.mlp([2, 1]), target, { targetScaling: { mean: [1], deviation: [1] } })),
      FileFormatError,
      `Model.load: the Uint8Array: ${what}`,
    );
    await expectRejection(
      Model.load(await fileOf(Network.mlp([3, 1]), target)),
      FileFormatError,
      "Model.load: the Uint8Array: its scaler does not fit its network; get the file again.",
    );
  });
});
