/** A hole in a list is refused wherever a list is checked, as an element that is undefined. */
/* eslint-disable no-sparse-arrays -- they are what is tested. */
import { expect, test } from "vitest";
import { assertSchema } from "../../src/datasets/csv/schema-check";
import { isSchemaVersion1 } from "../../src/datasets/csv/schema-version-1";
import { readCsv, StandardScaler } from "../../src/datasets/index";
import { MLPClassifier } from "../../src/estimators/index";
import { hyperparameterSearch } from "../../src/experiments/index";
import { saveNetwork } from "../../src/files/index";
import { checkTensorTable } from "../../src/files/tensor-table";
import { FileFormatError, Linear, Network, Trainer } from "../../src/index";
import { Model } from "../../src/model/index";
import { toPng } from "../../src/visualizer/index";
import { rejection } from "./throwing";

const network = Network.mlp([2, 3], { seed: 1 });
const CSV = "a,b,y\n1,2,x\n2,1,y\n3,5,x\n4,2,y\n";
const schema = (more: object) => ({
  version: 2,
  features: [{ name: "a", type: "boolean", indicatesMissing: false, fill: false }],
  target: { name: "y", type: "class", classes: ["x", "y"], spellings: {} },
  missing: "error",
  missingMarks: [],
  ...more,
});
const searching = (space: object) => () =>
  hyperparameterSearch({
    dataset: { inputs: [[0], [1], [2], [3]], targets: [0, 1, 0, 1] },
    method: "grid",
    epochs: 1,
    space,
  } as never);

const CASES: readonly (readonly [string, () => unknown])[] = [
  ["sizes", () => Network.mlp([2, , 1] as never)],
  ["layers", () => new Network([new Linear(2, 1), ,] as never)],
  ["layers of a configuration", () => Network.fromConfig({ seed: 1, layers: [, { type: "ReLU" }] } as never)],
  [
    "a shape of a state dict",
    () => {
      network.loadStateDict({
        ...network.stateDict(),
        "0.weight": { shape: [3, ,], data: new Float32Array(6) },
      } as never);
    },
  ],
  ["classes", () => saveNetwork(network, undefined, { classes: ["a", , "c"] } as never)],
  ["columns", () => saveNetwork(network, undefined, { columns: [, "b"] } as never)],
  ["details", () => saveNetwork(network, undefined, { details: { list: [1, , 2] } })],
  ["nested details", () => saveNetwork(network, undefined, { details: { a: { list: [[1], [, 2]] } } })],
  ["a scaler's lists", () => new StandardScaler().fit([[1, , 2]] as never)],
  [
    "a shape in a file",
    () => checkTensorTable("test", [["a", { dtype: "F32", shape: [1, , 1], data_offsets: [0, 4] }]], 4),
  ],
  ["offsets in a file", () => checkTensorTable("test", [["a", { dtype: "F32", shape: [], data_offsets: [, 4] }]], 4)],
  ["marks", () => readCsv(CSV, { target: "y", missingMarks: ["a", , "c"] } as never)],
  ["features", () => readCsv(CSV, { target: "y", features: ["a", , "b"] } as never)],
  ["excluded columns", () => readCsv(CSV, { target: "y", exclude: [, "b"] } as never)],
  [
    "a schema's features",
    () => {
      assertSchema("test", schema({ features: [, ...schema({}).features] }));
    },
  ],
  [
    "a schema's marks",
    () => {
      assertSchema("test", schema({ missingMarks: ["a", ,] }));
    },
  ],
  [
    "a schema's classes",
    () => {
      assertSchema("test", schema({ target: { name: "y", type: "class", classes: ["x", , "y"], spellings: {} } }));
    },
  ],
  ["hidden layers of an estimator", () => new MLPClassifier({ hiddenLayerSizes: [2, , 3] } as never)],
  ["hidden layers of a model", () => Model.train(CSV, { target: "y", hidden: [2, , 3] } as never)],
  ["widths to search", searching({ layers: [[2, , 1]] })],
  ["architectures to search", searching({ layers: [[2], , [3]] })],
  ["activations to search", searching({ activation: ["relu", , "tanh"] })],
  ["rates to search", searching({ learningRate: [0.1, , 0.2] })],
  ["batch sizes to search", searching({ batchSize: [1, , 2] })],
  ["class weights", () => new Trainer(Network.mlp([2, 3]), { loss: "crossEntropy", classWeights: [1, , 1] } as never)],
  ["inputs", () => network.predict([[0, ,]] as never)],
  [
    "labels",
    () =>
      new Trainer(network, { loss: "crossEntropy" }).step(
        [
          [0, 1],
          [1, 0],
        ],
        [0, ,] as never,
      ),
  ],
  ["fonts", () => toPng("<svg/>", { fonts: [,] } as never)],
];

test.each(CASES)("%s", async (_, action) => {
  const error = await rejection(Promise.resolve().then(action));
  expect(
    error instanceof TypeError || error instanceof RangeError || error instanceof FileFormatError,
    String(error),
  ).toBe(true);
  expect(String(error)).toMatch(/; .+\.$|not an? /);
});

test("a schema of version 1", () => {
  const first = {
    ...schema({}),
    version: 1,
    decimal: ".",
    features: [, { name: "a", type: "category", categories: ["x"] }],
  };
  expect(isSchemaVersion1(first)).toBe(false);
  expect(isSchemaVersion1({ ...first, features: first.features.slice(1) })).toBe(true);
});
