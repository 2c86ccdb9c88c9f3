/** brain.js: plain JavaScript, one sample at a time, sigmoid or ReLU in all layers, no BatchNorm. */
import { createRequire } from "node:module";
import { Cannot, serve } from "./protocol.mjs";
import { batchOf, nestedRows, oneHot, pattern } from "./data.mjs";
import { argMax, learn } from "./learn.mjs";

const brain = (await import("brain.js")).default;
const { version } = createRequire(import.meta.url)("brain.js/package.json");

/** It accepts no zero. */
const NO_MOMENTUM = 1e-12;

function networkOf({ sizes, optimizer, learningRate }) {
  const network = new brain.NeuralNetwork({
    hiddenLayers: sizes.slice(1, -1),
    inputSize: sizes[0],
    outputSize: sizes.at(-1),
    activation: "sigmoid",
    learningRate,
    momentum: NO_MOMENTUM,
    ...(optimizer === "adam" ? { praxis: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } : {}),
  });
  network.sizes = [...sizes];
  network.initialize();
  network.updateTrainingOptions({ learningRate, momentum: NO_MOMENTUM });
  return network;
}

/** Rows of a flat array. */
function rowsOf(values, columns) {
  return Array.from({ length: values.length / columns }, (_, i) => values.slice(i * columns, (i + 1) * columns));
}

function patternsOf(inputs, fanIn, targets, fanOut) {
  const outputs = rowsOf(targets, fanOut);
  return rowsOf(inputs, fanIn).map((input, i) => ({ input, output: outputs[i] }));
}

const NOTE = "single samples, sigmoid in all layers, no BatchNorm";

const works = {
  step(work) {
    if (work.sizes[0] > 100) throw new Cannot("no batches and no BatchNorm");
    const network = networkOf(work);
    const { inputs, targets } = batchOf(work);
    const fanOut = work.sizes.at(-1);
    const values = work.loss === "crossEntropy" ? oneHot(targets, fanOut) : targets;
    const patterns = patternsOf(inputs, work.sizes[0], values, fanOut);
    const run = () => {
      for (const pattern of patterns) network.trainPattern(pattern, false);
    };
    return { run, note: NOTE };
  },
  predict({ sizes, batch, form }) {
    if (form !== "arrays") throw new Cannot("takes arrays");
    const network = networkOf({ sizes, optimizer: "sgd", learningRate: 0.01 });
    const rows = nestedRows(pattern(batch * sizes[0]), sizes[0]);
    const run = () => {
      for (const row of rows) network.run(row);
    };
    return { run, note: "single samples, sigmoid in all layers" };
  },
  learn(work) {
    const network = networkOf(work);
    const [columns, classes] = [work.sizes[0], work.sizes.at(-1)];
    const step = (inputs, labels) => {
      const patterns = patternsOf(inputs, columns, oneHot(labels, classes), classes);
      for (const pattern of patterns) network.trainPattern(pattern, false);
    };
    const classesOf = (inputs) => rowsOf(inputs, columns).map((row) => argMax(network.runInput(row), classes)[0]);
    return { runAsync: () => learn(work, { step, classesOf }), note: NOTE };
  },
};

await serve(`brain.js ${version}`, (work) => {
  if (!works[work.kind]) throw new Cannot("trains networks only");
  return works[work.kind](work);
});
