// Figures of studies: norms of many networks, the map of success, the cost of training.
import { performance } from "node:perf_hooks";
import { Linear, Network, SGD, Trainer } from "wasm-mlp";
import { circles } from "wasm-mlp/datasets";
import { drawNormStudy, drawNormTrends, drawPerformanceMap, drawScaling } from "wasm-mlp/visualizer";

const data = circles({ samples: 128, noise: 0.1, factor: 0.2, seed: 1 });

export function studyFigures() {
  return {
    ...normFigures(),
    "performance-map": mapFigure(),
    "performance-map-log": mapFigure("log"),
    scaling: scalingFigure(),
  };
}

/** A network of the study and a trainer that sums the loss over the whole batch. */
function create(sizes, learningRate, l2, seed) {
  const options = { activation: "sigmoid", outputActivation: "sigmoid", initializer: "normal", seed };
  const network = Network.mlp(sizes, options);
  const optimizer = new SGD({ learningRate, weightDecay: l2 });
  return { network, trainer: new Trainer(network, { loss: "binaryCrossEntropy", optimizer, reduction: "sum" }) };
}

/** Epochs until every sample is right, or Infinity. */
function train({ network, trainer }, epochs, onEpoch) {
  for (let epoch = 1; epoch <= epochs; epoch++) {
    trainer.step(data.inputs, data.targets);
    onEpoch?.(epoch);
    if (onEpoch === undefined && isSolved(network)) return epoch;
  }
  return isSolved(network) ? epochs : Infinity;
}

function isSolved(network) {
  return network.predict(data.inputs).data.every((p, i) => p >= 0.5 === (data.targets[i] === 1));
}

function normFigures() {
  const networks = 300;
  const study = { success: [], initialNorms: lists(), finalNorms: lists() };
  for (let seed = 0; seed < networks; seed++) {
    const member = create([2, 3, 1], 0.025, 0.02, seed);
    push(study.initialNorms, member.network.norms());
    study.success.push(train(member, 400) < Infinity);
    push(study.finalNorms, member.network.norms());
    member.network.dispose();
  }
  const caption = {
    data: "circles, 128 samples",
    network: "2-3-1 sigmoid",
    "learning rate": 0.025,
    epochs: 400,
    r: 0.02,
  };
  return {
    "norm-study": drawNormStudy(study, { title: "Norms of 300 networks", caption }),
    "norm-study-dark": drawNormStudy(study, { title: "Norms of 300 networks", theme: "dark", transparent: false }),
    "norm-trends": trendsFigure(),
  };
}

const lists = () => ({ total: [], weights: [], biases: [] });

function push(lists, norms) {
  for (const part of Object.keys(lists)) lists[part].push(norms[part]);
}

function trendsFigure() {
  const epochs = Array.from({ length: 21 }, (_, i) => 20 * i);
  const trends = [0, 0.01, 0.05].map((r) => {
    const rows = Array.from({ length: 40 }, (_, seed) => {
      const member = create([2, 3, 2, 1], 0.025, r, seed);
      const norms = [member.network.norms().weights];
      train(member, 400, (epoch) => epoch % 20 === 0 && norms.push(member.network.norms().weights));
      member.network.dispose();
      return norms;
    });
    return { label: `r = ${r}`, norms: rows };
  });
  const caption = { data: "circles, 128 samples", network: "2-3-2-1 sigmoid", networks: 40, "learning rate": 0.025 };
  return drawNormTrends({ epochs, trends }, { title: "Norms grow with training, less under regularization", caption });
}

function mapFigure(scale = "linear") {
  const [count, most, runs] = [21, 1400, 6];
  const share = (i) => i / (count - 1);
  const learningRates = Array.from({ length: count }, (_, i) =>
    scale === "log" ? 10 ** (-4 + 3 * share(i)) : 1e-5 + share(i) * (0.1 - 1e-5),
  );
  const epochs = Array.from({ length: count }, (_, i) => Math.round(most * share(i)));
  const stops = learningRates.map((learningRate, c) =>
    Array.from({ length: runs }, (_, run) => {
      const member = create([2, 3, 2, 1], learningRate, 0.02, c * runs + run);
      const stop = train(member, most);
      member.network.dispose();
      return stop;
    }),
  );
  const success = epochs.map((limit) => stops.map((column) => column.filter((stop) => stop <= limit).length / runs));
  const caption = { data: "circles, 128 samples, noise 0.1", network: "2-3-2-1 sigmoid", runs, r: 0.02 };
  const title = "Share of networks that learn the circles";
  return drawPerformanceMap({ learningRates, epochs, success }, { title, caption, scale });
}

/** The best of ten passes forward through a square layer, for squares of several sizes. */
function scalingFigure() {
  const x = [32, 64, 128, 256, 512, 1024];
  const series = ["strict", "fast"].map((precision) => ({
    label: precision,
    x,
    y: x.map((n) => passMs(n)),
  }));
  const axes = { xLabel: "rows n of square matrices", yLabel: "time (ms)" };
  return drawScaling(series, { title: "A layer of n units, n inputs, on n samples", slope: 3, ...axes });
}

function passMs(n) {
  const network = new Network([new Linear(n, n)], { seed: 1 });
  const inputs = { data: new Float32Array(n * n).fill(1), rows: n, columns: n };
  const times = Array.from({ length: 10 }, () => {
    const start = performance.now();
    network.predict(inputs);
    return performance.now() - start;
  });
  network.dispose();
  return Math.min(...times);
}
