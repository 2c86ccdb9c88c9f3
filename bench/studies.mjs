/** `npm run bench:studies`: norm studies and performance maps, a NumPy program beside them. */
import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { circles } from "wasm-mlp/datasets";
import { normStudy, performanceMap } from "wasm-mlp/experiments";

const ROUNDS = 7;
const dataset = circles({ samples: 128, noise: 0.1, factor: 0.2, seed: 1 });
const study = { dataset, networks: 2048, learningRate: 0.025, epochs: 400, l2: 0.02 };
const map = {
  architecture: [2, 3, 2, 1],
  dataset,
  learningRates: Array.from({ length: 51 }, (_, i) => 1e-5 + (i * (0.1 - 1e-5)) / 50),
  epochs: Array.from({ length: 51 }, (_, i) => 28 * i),
  runs: 16,
  l2: 0.02,
};

const best = (values) => Math.min(...values);
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const sum = (values) => values.reduce((total, value) => total + value, 0);

/** Times works by turns; best and median in milliseconds, and the last result of each. */
async function measure(works, rounds = ROUNDS) {
  const figures = works.map(() => ({ ms: [], result: undefined }));
  for (let round = 0; round <= rounds; round++) {
    for (const [i, work] of works.entries()) {
      const start = performance.now();
      figures[i].result = await work();
      // The first round warms the engine up.
      if (round > 0) figures[i].ms.push(performance.now() - start);
    }
  }
  return figures.map(({ ms, result }) => ({ best: best(ms), median: median(ms), result }));
}

/** Milliseconds until the first progress event, and until the first that has results. */
async function firstEvents(run) {
  const events = {};
  const start = performance.now();
  await run(({ done }) => {
    events.first ??= performance.now() - start;
    if (done > 0) events.results ??= performance.now() - start;
  });
  return events;
}

function numpy(architecture, networks) {
  const { data, columns } = dataset.inputs;
  const inputs = Array.from(dataset.targets, (_, r) => [...data.subarray(r * columns, (r + 1) * columns)]);
  const input = JSON.stringify({ ...study, inputs, labels: [...dataset.targets], architecture, networks, seed: 1 });
  const env = { ...process.env, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1" };
  return JSON.parse(
    execFileSync("/usr/bin/python3", ["bench/reference/study_numpy.py"], { input, env, encoding: "utf8" }),
  );
}

console.log(`Node ${process.versions.node}, V8 ${process.versions.v8}, ${cpus().length} x ${cpus()[0].model.trim()}`);
for (const architecture of [
  [2, 3, 2, 1],
  [2, 3, 1],
]) {
  const run = (workers) => () => normStudy({ ...study, architecture, workers });
  const [here, one, two] = await measure([run(0), run(1), run(2)]);
  const epochs = sum(here.result.stopEpoch);
  const us = (ms) => ((1000 * ms) / epochs).toFixed(3);
  const reference = numpy(architecture, 64);
  console.log(`\n2048 networks ${architecture.join("-")}, ${epochs.toLocaleString("en-US")} epochs`);
  console.log(`  calling thread  ${us(here.best)} us an epoch and network (median ${us(here.median)}); to reach: 1`);
  console.log(`  one worker      ${us(one.best)} us (median ${us(one.median)}), ${one.best.toFixed(0)} ms`);
  console.log(
    `  two workers     ${us(two.best)} us, ${two.best.toFixed(0)} ms: ${(one.best / two.best).toFixed(2)} times one; to reach: 1.8`,
  );
  console.log(
    `  success         ${(sum(here.result.success) / 2048).toFixed(3)}; NumPy ${reference.success.toFixed(3)} of 64`,
  );
  const ratio = reference.microsecondsPerEpoch / ((1000 * two.median) / epochs);
  console.log(
    `  NumPy           ${reference.microsecondsPerEpoch.toFixed(1)} us: ${ratio.toFixed(0)} times two workers`,
  );
}

const [shared] = await measure([() => performanceMap({ ...map, workers: 2 })]);
const events = await firstEvents((onProgress) => performanceMap({ ...map, workers: 2, onProgress }));
console.log(`\nperformance map 51 x 51, 16 runs, two workers`);
console.log(`  shared columns     ${shared.best.toFixed(0)} ms (median ${shared.median.toFixed(0)}); to reach: 1000`);
console.log(
  `  first progress     ${events.first.toFixed(0)} ms, first results ${events.results.toFixed(0)} ms; to reach: 50`,
);
const start = performance.now();
await performanceMap({ ...map, workers: 2, independentCells: true });
console.log(`  independent cells  ${((performance.now() - start) / 1000).toFixed(1)} s; to reach: 30`);
