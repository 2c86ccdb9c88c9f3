/** Bytes that were transferred away, to a worker for example: each reader says in its own words that there are none. */
import { expect, test } from "vitest";
import { readCsv, readIdx, readTable } from "../../src/datasets/index";
import { MLPClassifier } from "../../src/estimators/index";
import { loadCheckpoint, loadNetwork, loadParameters } from "../../src/files/index";
import { Network, Trainer } from "../../src/index";
import { Model } from "../../src/model/index";
import { rejection } from "./throwing";

const network = Network.mlp([2, 1]);
const trainer = new Trainer(network, { loss: "meanSquaredError" });

test.each<[string, (bytes: Uint8Array<ArrayBuffer>) => unknown]>([
  ["readCsv", (bytes) => readCsv(bytes, { target: "a" })],
  ["readTable", (bytes) => readTable(bytes)],
  ["readIdx", (bytes) => readIdx(bytes)],
  ["readIdx", (bytes) => readIdx(bytes.buffer)],
  ["loadNetwork", (bytes) => loadNetwork(bytes)],
  ["loadNetwork", (bytes) => loadNetwork(bytes.buffer)],
  ["loadParameters", (bytes) => loadParameters(network, bytes)],
  ["loadCheckpoint", (bytes) => loadCheckpoint(trainer, bytes)],
  ["MLPClassifier.load", (bytes) => MLPClassifier.load(bytes)],
  ["Model.load", (bytes) => Model.load(bytes)],
  ["Model.train", (bytes) => Model.train(bytes, { target: "a" })],
])("%s", async (name, read) => {
  const bytes = new Uint8Array(64);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  const error = await rejection(Promise.resolve().then(() => read(bytes)));
  expect(error).toBeInstanceOf(Error);
  expect((error as Error).message).toMatch(new RegExp(`^${name}: .+; .+\\.$|^(${name}: )?the bytes: .+\\.$`));
});
