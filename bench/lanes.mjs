/* global WebAssembly */
/**
 * `npm run bench:lanes`: microseconds of work per epoch and network in lanes, against width, depth and samples, beside
 * what the count of multiply-adds would take at the rate of the peak loop; and mini-batches beside `Trainer.fit`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { Linear, Network, ReLU, SGD, Sigmoid, Trainer } from "wasm-mlp";
import { circles } from "wasm-mlp/datasets";
import { networkSeed, normStudy } from "wasm-mlp/experiments";
import { drawScaling } from "wasm-mlp/visualizer";

const ROUNDS = 5;
/** Work of one measurement, about, in flop. */
const WORK = 2e8;

/** Microseconds of processor time. */
async function cpuOf(run) {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const bytes = readFileSync("build/wasm/peak-strict.wasm");
const { peak, memory } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
  env: { abort() {} },
}).exports;
new Float32Array(memory.buffer, 1024, 8).fill(0.5);
const PEAK_ROUNDS = 200000;

/** Flop of an epoch: forward, gradients of weights, and of inputs except those of the first layer. */
function flopOf(architecture, samples) {
  const weights = architecture.slice(1).map((fanOut, i) => architecture[i] * fanOut);
  return 2 * samples * (3 * weights.reduce((sum, count) => sum + count, 0) - weights[0]);
}

const dataOf = (samples) => circles({ samples, noise: 0.1, factor: 0.2, seed: 1 });

/** Least time per epoch and network in some rounds, and the count at the peak rate of the same rounds. */
async function measure(architecture, samples, batchSize) {
  const flop = flopOf(architecture, samples);
  const networks = 8;
  const epochs = Math.max(4, Math.round(WORK / flop / networks));
  const options = {
    ...{ architecture, dataset: dataOf(samples), networks, epochs, activation: "relu", initializer: "he" },
    ...{ learningRate: 1e-3, reduction: "mean", stopOnSuccess: false, workers: 0, ...(batchSize && { batchSize }) },
  };
  const [times, peaks] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    times.push(await cpuOf(() => normStudy(options)));
    peaks.push(await cpuOf(() => peak(PEAK_ROUNDS, 1024)));
  }
  const perMicrosecond = (PEAK_ROUNDS * 96) / Math.min(...peaks);
  return { us: Math.min(...times) / networks / epochs, counted: flop / perMicrosecond };
}

const lines = [];
function say(text) {
  lines.push(text);
  console.log(text);
}

async function table(name, values, shapeOf) {
  const rows = [];
  for (const value of values) {
    const { architecture, samples } = shapeOf(value);
    const { us, counted } = await measure(architecture, samples);
    rows.push({ value, us, counted });
    const share = ((100 * counted) / us).toFixed(0);
    say(
      `${name} ${String(value).padStart(4)}   ${us.toFixed(2).padStart(9)} us   counted ${counted.toFixed(2).padStart(9)} us   ${share.padStart(3)} %`,
    );
  }
  return [
    { label: `by ${name}`, x: values, y: rows.map(({ us }) => us) },
    { label: `by ${name}, counted`, x: values, y: rows.map(({ counted }) => counted) },
  ];
}

/** Eight networks one by one, by `Trainer.fit`. */
async function oneByOne(architecture, dataset, epochs, batchSize) {
  for (let i = 0; i < 8; i++) {
    const layers = architecture
      .slice(1)
      .flatMap((fanOut, layer) => [
        new Linear(architecture[layer], fanOut, { initializer: "he" }),
        layer === architecture.length - 2 ? new Sigmoid() : new ReLU(),
      ]);
    const network = new Network(layers, { seed: networkSeed(0, i) });
    const trainer = new Trainer(network, { loss: "binaryCrossEntropy", optimizer: new SGD({ learningRate: 1e-3 }) });
    await trainer.fit(dataset, { epochs, batchSize });
    network.dispose();
  }
}

async function ensembles() {
  for (const width of [8, 16, 32, 64, 128]) {
    for (const batchSize of [16, 64]) {
      const architecture = [2, width, width, 1];
      const [samples, epochs] = [256, Math.max(2, Math.round(400 / width))];
      const dataset = dataOf(samples);
      const options = {
        ...{ architecture, dataset, networks: 8, epochs, batchSize, activation: "relu", initializer: "he" },
        ...{ learningRate: 1e-3, reduction: "mean", stopOnSuccess: false, workers: 0 },
      };
      const [lanes, alone] = [[], []];
      for (let round = 0; round <= ROUNDS; round++) {
        lanes.push(await cpuOf(() => normStudy(options)));
        alone.push(await cpuOf(() => oneByOne(architecture, dataset, epochs, batchSize)));
      }
      const ratio = Math.min(...alone) / Math.min(...lanes);
      say(
        `2-${width}-${width}-1, batches of ${batchSize}: eight networks in lanes ${ratio.toFixed(2)} times as fast as one by one`,
      );
    }
  }
}

say(
  `Node ${process.versions.node}, ${cpus().length} x ${cpus()[0].model.trim()}; processor time of one core, least of ${ROUNDS + 1} rounds`,
);
say("per epoch and network, ReLU; counted: multiply-adds alone, at the rate of the peak loop (bench/assembly/peak.ts)");
const width = await table("width", [2, 4, 8, 16, 32, 64], (w) => ({ architecture: [2, w, w, 1], samples: 64 }));
const depth = await table("depth", [1, 2, 4, 8, 16, 32], (d) => ({
  architecture: [2, ...new Array(d).fill(8), 1],
  samples: 64,
}));
const samples = await table("samples", [16, 32, 64, 128, 256, 512], (n) => ({
  architecture: [2, 8, 8, 1],
  samples: n,
}));
await ensembles();
const version = process.versions.node.split(".")[0];
writeFileSync(`bench/results/lanes-node${version}.txt`, `${lines.join("\n")}\n`);
const options = {
  title: "Networks in lanes: microseconds per epoch and network",
  xLabel: "width, depth or samples",
  yLabel: "microseconds",
};
writeFileSync(`bench/results/lanes-node${version}.svg`, drawScaling([...width, ...depth, ...samples], options));
