/** Names of `Object.prototype`, and lists of one name, are no names of ours, wherever a name chooses something. */
import { describe, expect, test } from "vitest";
import { JobPlans } from "../../src/cli/queue/piece-job";
import { studyData } from "../../src/cli/studies/study-data";
import { assertSchema } from "../../src/datasets/csv/schema-check";
import { scalerFromJson } from "../../src/datasets/index";
import { fromJSON } from "../../src/experiments/index";
import { checkTensorTable } from "../../src/files/tensor-table";
import { createOptimizer, FileFormatError, Network, Trainer } from "../../src/index";
import { receivedError } from "../../src/workers/sent-error";
import { caught, rejection } from "./throwing";

const NAMES = ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"];
const NO_NAMES: readonly unknown[] = [...NAMES, ["Linear"], ["adam"], null, 0, {}];
const KINDS = [RangeError, TypeError, FileFormatError];

describe.each(NO_NAMES)("%o", (name) => {
  const asks: readonly (readonly [string, () => unknown])[] = [
    ["layer", () => Network.fromConfig({ seed: 1, layers: [{ type: name, fanIn: 2, fanOut: 1 }] } as never)],
    ["optimizer", () => createOptimizer(name as "adam")],
    ["activation", () => Network.mlp([2, 2, 1], { activation: name as "relu" })],
    ["initializer", () => Network.mlp([2, 2, 1], { initializer: name as "he" })],
    ["loss", () => new Trainer(Network.mlp([2, 1]), { loss: name as "crossEntropy" })],
    ["data set", () => studyData({ dataset: name, samples: 8, dataSeed: 1 } as never)],
    [
      "feature",
      () => {
        assertSchema("test", schemaWith(name));
      },
    ],
    ["element type", () => checkTensorTable("test", [["a", { dtype: name, shape: [], data_offsets: [0, 4] }]], 4)],
    ["scaler", () => scalerFromJson({ type: name })],
    ["result", () => fromJSON(JSON.stringify({ kind: name, settings: { kind: name } }))],
  ];
  test.each(asks)("is no %s", async (_, ask) => {
    const error = await rejection(Promise.resolve().then(ask));
    expect(
      KINDS.some((kind) => error instanceof kind),
      String(error),
    ).toBe(true);
  });

  test("is no kind of job", () => {
    const job = { key: "a", piece: 0, request: { kind: name, options: {} } };
    expect(caught(() => new JobPlans().planOf(job))).toBeInstanceOf(Error);
  });
});

test.each(NAMES)("an error named %s is an Error", (name) => {
  expect(Object.getPrototypeOf(receivedError({ name, message: "m" }))).toBe(Error.prototype);
});

function schemaWith(type: unknown) {
  return {
    version: 2,
    features: [{ name: "a", type, indicatesMissing: false }],
    target: { name: "y", type: "number", decimal: "." },
    missing: "error",
    missingMarks: [],
  };
}
