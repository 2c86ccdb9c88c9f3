/** Uses every sub-path of the package; the same digests in Node and in a page, whatever bundled it. */
import { Adam, Linear, Network, ReLU, Trainer } from "wasm-mlp";
import { iris, readCsv, spiral } from "wasm-mlp/datasets";
import { MLPClassifier } from "wasm-mlp/estimators";
import { normStudy } from "wasm-mlp/experiments";
import { loadNetwork, saveNetwork } from "wasm-mlp/files";
import { accuracy } from "wasm-mlp/metrics";
import { Model } from "wasm-mlp/model";
import { drawLearningCurves, toPng } from "wasm-mlp/visualizer";
import { trainInWorker } from "wasm-mlp/workers";

const dataset = spiral({ samples: 120, seed: 1 });
const create = () =>
  new Network([new Linear(2, 16, { initializer: "he" }), new ReLU(), new Linear(16, 3)], { seed: 42 });
const settings = () => ({ loss: "crossEntropy", optimizer: new Adam({ learningRate: 0.01 }) });

async function digestOf(...parts) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const digestOfNetwork = (network) => digestOf(...Object.values(network.stateDict()).map(({ data }) => data));

const USES = {
  async training() {
    const network = create();
    const history = await new Trainer(network, settings()).fit(dataset, { epochs: 5, batchSize: 16 });
    return [await digestOfNetwork(network), history.loss.at(-1)];
  },
  async trainInWorker() {
    const network = create();
    const { loss } = await trainInWorker(network, dataset, { ...settings(), epochs: 5, batchSize: 16 }).history;
    return [await digestOfNetwork(network), loss.at(-1)];
  },
  async normStudy() {
    const circle = {
      inputs: [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
      targets: [0, 1, 1, 0],
    };
    const study = { architecture: [2, 3, 1], dataset: circle, networks: 64, learningRate: 1, epochs: 200, seed: 7 };
    const { success, loss } = await normStudy({ ...study, workers: 2 });
    return [await digestOf(success, Float64Array.from(loss)), success.reduce((sum, one) => sum + one)];
  },
  async readCsv() {
    const { inputs, classes } = await readCsv("x,y,kind\n1,2,a\n3,4,b\n5,6,a\n", { target: "kind" });
    return [Array.from(inputs.data).join(), classes.join()];
  },
  async estimators() {
    const { inputs, targets } = await iris();
    const classifier = new MLPClassifier({ hiddenLayerSizes: [8], maxIter: 20, randomState: 3 });
    await classifier.fit(inputs, targets);
    return [accuracy(classifier.predict(inputs), targets)];
  },
  async model() {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      rooms: i % 5,
      town: i % 2 ? "Ames" : "Boone",
      price: 10 * (i % 5) + (i % 2),
    }));
    const model = await Model.train(rows, { target: "price", hidden: [4], epochs: 20, seed: 1 });
    return [model.predict({ rooms: 3, town: "Ames" }).value, await digestOf(await model.save())];
  },
  async files() {
    const network = create();
    const bytes = await saveNetwork(network);
    const { network: copy } = await loadNetwork(bytes);
    return [await digestOf(bytes), await digestOfNetwork(copy)];
  },
  async figures() {
    return [await digestOf(drawLearningCurves({ loss: [3, 2, 1.5, 1.2] }))];
  },
  async png() {
    return [await digestOf(await toPng(drawLearningCurves({ loss: [3, 2, 1.5, 1.2] })))];
  },
};

/** What each use gives; what it rejects with where it fails. */
export async function useEverything() {
  const results = {};
  for (const [name, use] of Object.entries(USES)) results[name] = await use().catch(String);
  return results;
}
