/** The README's program, and every sub-path: compiled against the packed package, not run. */
import { Adam, Linear, Network, ReLU, Trainer } from "wasm-mlp";
import { digits, readCsv, split, type CsvSource } from "wasm-mlp/datasets";
import { MLPClassifier } from "wasm-mlp/estimators";
import { normStudy, performanceMap } from "wasm-mlp/experiments";
import { loadNetwork, saveNetwork } from "wasm-mlp/files";
import { accuracy } from "wasm-mlp/metrics";
import { Model } from "wasm-mlp/model";
import { drawLearningCurves, toPng } from "wasm-mlp/visualizer";
import { trainInWorker } from "wasm-mlp/workers";

const { train, test } = split(await digits(), { testFraction: 0.25, seed: 1 });
const network = new Network([new Linear(64, 64, { initializer: "he" }), new ReLU(), new Linear(64, 10)], { seed: 42 });
const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 3e-3 }) });
const history = await trainer.fit(train, { epochs: 30, batchSize: 32, validation: test });
export const texts: readonly string[] = [history.loss.at(-1)!.toFixed(3), trainer.evaluate(test).accuracy!.toFixed(3)];

export const { data } = network.predict([Array.from(test.inputs.data.subarray(0, 64))]);
export const { loss } = await trainInWorker(network, train, { loss: "crossEntropy", epochs: 2 }).history;
export const table = async (source: CsvSource) => readCsv(source, { target: "species" });
export const classifier = await new MLPClassifier({ hiddenLayerSizes: [8] }).fit(train.inputs, train.targets);
export const score: number = accuracy(classifier.predict(test.inputs) as number[], test.targets);
export const study = await normStudy({ architecture: [2, 3, 1], dataset: train, networks: 8, epochs: 3 });
export const map = await performanceMap({ architecture: [2, 3, 1], dataset: train, learningRates: [1], epochs: [3] });
export const bytes: Uint8Array = await saveNetwork(network);
export const copy: Network = (await loadNetwork(bytes)).network;
export const model = await Model.train([{ rooms: 1, price: 2 }], { target: "price" });
export const png: Uint8Array = await toPng(drawLearningCurves(history));

{
  using short = new Network([new Linear(2, 1)]);
  short.predict([[1, 2]]);
}
