/** Values of another realm, as those of an iframe, a sandbox or a test runner: accepted wherever ours are. */
import { gzipSync } from "node:zlib";
import vm from "node:vm";
import { expect, test } from "vitest";
import type { Dataset } from "../../src/data/dataset";
import { readCsv, readIdx, split, StandardScaler } from "../../src/datasets/index";
import { MLPClassifier } from "../../src/estimators/index";
import { loadCheckpoint, loadNetwork, loadParameters, saveCheckpoint, saveNetwork } from "../../src/files/index";
import { Network, Trainer } from "../../src/index";
import { readTableRows } from "../../src/datasets/csv/table-rows";
import { decodeJson, encodeJson } from "../../src/experiments/plain-json";
import { accuracy, confusionMatrix, meanAbsoluteError } from "../../src/metrics/index";
import { Model } from "../../src/model/index";
import { toPng } from "../../src/visualizer/index";
import { rejection } from "./throwing";

/** An array of another realm with the same elements. */
function foreign<List extends ArrayLike<number>>(list: List): List {
  return vm.runInNewContext(`${list.constructor.name}.from(list)`, { list: Array.from(list) }) as List;
}

const INPUTS = { data: foreign(Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1)), rows: 4, columns: 2 };
const LABELS = foreign(Int32Array.of(0, 1, 1, 0));
const CSV = "a,b,y\n1,2,x\n2,1,y\n3,5,x\n4,2,y\n5,9,x\n6,1,y\n";

test("the arrays of these tests are none of this realm", () => {
  expect([LABELS instanceof Int32Array, INPUTS.data instanceof Float32Array]).toStrictEqual([false, false]);
});

test("networks predict and train", async () => {
  using network = Network.mlp([2, 3, 2], { seed: 1 });
  using twin = Network.mlp([2, 3, 2], { seed: 1 });
  const own = { ...INPUTS, data: Float32Array.from(INPUTS.data) };
  expect(network.predict(INPUTS).data).toStrictEqual(twin.predict(own).data);
  const learn = (each: Network, data: Dataset) => new Trainer(each, { loss: "crossEntropy" }).fit(data, { epochs: 2 });
  await learn(network, { inputs: INPUTS, targets: LABELS, sampleWeights: foreign(Float32Array.of(1, 2, 1, 1)) });
  await learn(twin, { inputs: own, targets: Int32Array.from(LABELS), sampleWeights: [1, 2, 1, 1] });
  expect(network.stateDict()).toStrictEqual(twin.stateDict());
});

test("state dicts are loaded, in whole and in part", () => {
  using network = Network.mlp([2, 1], { seed: 1 });
  const own = network.stateDict();
  const dict = Object.fromEntries(
    Object.entries(own).map(([name, { shape, data }]) => [name, { shape: foreign([...shape]), data: foreign(data) }]),
  );
  using other = Network.mlp([2, 1], { seed: 2 });
  other.loadStateDict(dict);
  expect(other.stateDict()).toStrictEqual(own);
});

test("files are read from bytes and buffers", async () => {
  using network = Network.mlp([2, 1], { seed: 1 });
  const trainer = new Trainer(network, { loss: "meanSquaredError" });
  const bytes = foreign(await saveNetwork(network));
  const checkpoint = foreign(await saveCheckpoint(trainer));
  for (const source of [bytes, bytes.buffer, bytes.subarray()]) {
    const { network: loaded } = await loadNetwork(source);
    expect(loaded.stateDict()).toStrictEqual(network.stateDict());
    loaded.dispose();
  }
  await loadParameters(network, bytes);
  await loadCheckpoint(trainer, checkpoint);
});

test("estimators learn, are saved and loaded", async () => {
  const classifier = await new MLPClassifier({ maxIter: 2, hiddenLayerSizes: [2] }).fit(INPUTS, LABELS);
  const loaded = await MLPClassifier.load(foreign(await classifier.save()));
  expect(loaded.predict(INPUTS)).toStrictEqual(classifier.predict(INPUTS));
});

test("tables are read from bytes, buffers, gzip, dates and rows", async () => {
  const own = await readCsv(CSV, { target: "y" });
  const text = foreign(new TextEncoder().encode(CSV));
  for (const source of [text, text.buffer, foreign(new Uint8Array(gzipSync(CSV)))]) {
    expect((await readCsv(source as Uint8Array<ArrayBuffer>, { target: "y" })).inputs).toStrictEqual(own.inputs);
  }
  const rows = vm.runInNewContext("[{ when: new Date(0), size: 1 }, { when: new Date(1e12), size: 2 }]") as never;
  expect((await readTableRows("test", rows)).names).toStrictEqual(["when", "size"]);
});

test("IDX files, splits and scalers take them", async () => {
  const idx = foreign(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9));
  expect(Array.from((await readIdx(idx)).data)).toStrictEqual([7, 9]);
  const { train, test: held } = split({ inputs: INPUTS, targets: LABELS }, { testFraction: 0.5 });
  expect(train.targets.length + held.targets.length).toBe(4);
  expect(new StandardScaler().fit(INPUTS).transform(INPUTS).rows).toBe(4);
});

test("metrics, results and pictures take them", async () => {
  expect(accuracy(LABELS, Int32Array.of(0, 1, 1, 1))).toBe(0.75);
  expect(confusionMatrix(LABELS, LABELS)).toStrictEqual([
    [2, 0],
    [0, 2],
  ]);
  const ones = { data: foreign(Float32Array.of(1, 1)), rows: 2, columns: 1 };
  expect(meanAbsoluteError(ones, ones)).toBe(0);
  expect(decodeJson(encodeJson({ list: LABELS }))).toStrictEqual({ list: Int32Array.from(LABELS) });
  const error = await rejection(toPng("<svg/>", { fonts: [foreign(Uint8Array.of(1))] }));
  expect(String(error)).not.toContain("pass an array of Uint8Arrays");
});

test("a signal that is none of the engine's ends the training of a model", async () => {
  const listeners: (() => void)[] = [];
  const signal = {
    ...{ aborted: false, reason: new Error("enough"), throwIfAborted: () => undefined },
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
    removeEventListener: () => undefined,
  };
  const onProgress = () => {
    for (const listener of listeners) listener();
  };
  const training = Model.train(CSV + CSV.slice(6) + CSV.slice(6), {
    target: "y",
    epochs: 5,
    signal: signal as never,
    onProgress,
  });
  expect(String(await rejection(training))).toBe("Error: enough");
});
