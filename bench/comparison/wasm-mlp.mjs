/** This library, through its public entries; bare kernels through the bundle that the bench uses itself. */
import { createRequire } from "node:module";
import { Cannot, option, serve } from "../peers/protocol.mjs";
import { nestedRows, pattern, batchOf } from "../peers/data.mjs";
import { argMax, learn } from "../peers/learn.mjs";

const { Adam, BatchNorm1d, Linear, Network, ReLU, SGD, Sigmoid, Trainer } = await import("wasm-mlp");

const { version } = createRequire(import.meta.url)("wasm-mlp/package.json");
const precision = option("precision", "strict");
const threads = Number(option("threads", 1));

function networkOf({ sizes, batchNorm, output, seed = 1 }) {
  const layers = [];
  for (let i = 1; i < sizes.length; i++) {
    layers.push(new Linear(sizes[i - 1], sizes[i], { initializer: "he" }));
    if (i === sizes.length - 1) break;
    if (batchNorm) layers.push(new BatchNorm1d(sizes[i]));
    layers.push(new ReLU());
  }
  if (output === "sigmoid") layers.push(new Sigmoid());
  return new Network(layers, { seed, precision, threads });
}

function trainerOf(network, work) {
  const optimizer = new (work.optimizer === "adam" ? Adam : SGD)({ learningRate: work.learningRate });
  return new Trainer(network, { loss: work.loss, optimizer });
}

const works = {
  async product({ form, m, n, k }) {
    const { preparedProduct } = await kernels();
    return preparedProduct(precision, threads, form, m, n, k);
  },
  async update({ length }) {
    const { preparedUpdate } = await kernels();
    return preparedUpdate(precision, threads, length);
  },
  step(work) {
    const network = networkOf(work);
    const trainer = trainerOf(network, work);
    const { inputs, targets } = batchOf(work);
    const rows = work.batch;
    const x = { data: inputs, rows, columns: work.sizes[0] };
    const y = work.loss === "crossEntropy" ? targets : { data: targets, rows, columns: work.sizes.at(-1) };
    return { run: () => void trainer.step(x, y), dispose: () => network.dispose() };
  },
  predict({ sizes, batch, form }) {
    const network = networkOf({ sizes, batchNorm: false, output: "logits" });
    const matrix = { data: pattern(batch * sizes[0]), rows: batch, columns: sizes[0] };
    const into = new Float32Array(batch * sizes.at(-1));
    const arrays = nestedRows(matrix.data, sizes[0]);
    const runs = {
      arrays: () => void network.predict(arrays),
      matrix: () => void network.predict(matrix),
      into: () => void network.predict(matrix, { into }),
    };
    return { run: runs[form], dispose: () => network.dispose() };
  },
  learn(work) {
    const network = networkOf(work);
    const trainer = trainerOf(network, work);
    const [columns, classes] = [work.sizes[0], work.sizes.at(-1)];
    const model = {
      step: (data, labels) => trainer.step({ data, rows: work.batch, columns }, labels),
      classesOf: (data, rows) => argMax(network.predict({ data, rows, columns }).data, classes),
    };
    return { runAsync: () => learn(work, model) };
  },
  async map({ architecture, samples, size, largestRate, mostEpochs, runs, l2 }) {
    const { performanceMap, dataset } = await studies(samples);
    const axis = (end) => Array.from({ length: size }, (_, i) => (i * end) / (size - 1));
    const [learningRates, epochs] = [axis(largestRate).with(0, 1e-5), axis(mostEpochs)];
    const workers = threads;
    return {
      runAsync: () => performanceMap({ architecture, dataset, learningRates, epochs, runs, l2, seed: 1, workers }),
    };
  },
  async study({ architecture, samples, networks, epochs, learningRate, l2 }) {
    const { normStudy, dataset } = await studies(samples);
    const study = () =>
      normStudy({ architecture, dataset, networks, epochs, learningRate, l2, seed: 1, workers: threads });
    const { success, stopEpoch } = await study();
    const units = stopEpoch.reduce((sum, epoch, i) => sum + (success[i] ? epoch : epochs), 0);
    return { runAsync: study, units };
  },
};

/** What studies are made with, and the data of system S. */
async function studies(samples) {
  const { normStudy, performanceMap } = await import("wasm-mlp/experiments");
  const { circles } = await import("wasm-mlp/datasets");
  return { normStudy, performanceMap, dataset: circles({ samples, noise: 0.1, factor: 0.2, seed: 1 }) };
}

/** The bench's own bundle, loaded only where the public entries do not reach. */
function kernels() {
  return import("../../build/bench/kernels.js");
}

/** Node has relaxed SIMD from V8 12 on. */
const isMissing = precision === "fast" && parseInt(process.versions.v8) < 12;

await serve(version, (work) => {
  if (isMissing) throw new Cannot("this engine has no relaxed SIMD");
  return works[work.kind](work);
});
