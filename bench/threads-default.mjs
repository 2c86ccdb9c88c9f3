/**
 * `npm run bench:threads`: what `threads: "auto"`, the default, makes of steps and predictions over widths and
 * batches, beside one thread, from `dist/`. Writes `bench/results/threads-default-node<version>.txt`.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { Adam, Network, Trainer } from "../dist/index.js";

const WIDTHS = [8, 32, 64, 128, 256, 512, 1024];
/** Wide ones first: threads have started and share out what they can before small ones are timed. */
const BATCHES = [2048, 512, 128, 32, 8, 1];
/** One thread twice: how far the two are apart is what the machine adds. */
const SETTINGS = [1, "auto", 1];
/** Milliseconds of a round of one setting, and rounds. */
const ROUND_MS = 12;
const ROUNDS = 101;

const now = () => performance.now();

function matrix(rows, columns) {
  const data = Float32Array.from({ length: rows * columns }, (_, i) => ((i * 7919) % 1000) / 1000 - 0.5);
  return { data, rows, columns };
}

function networkOf(width, threads) {
  return Network.mlp([width, width, width, 10], { seed: 1, threads });
}

function step(width, batch, threads) {
  const network = networkOf(width, threads);
  const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam() });
  const [inputs, targets] = [matrix(batch, width), Int32Array.from({ length: batch }, (_, i) => i % 10)];
  return { network, run: () => trainer.step(inputs, targets) };
}

function prediction(width, rows, threads) {
  const network = networkOf(width, threads);
  const [inputs, into] = [matrix(rows, width), new Float32Array(rows * 10)];
  return { network, run: () => network.predict(inputs, { into }) };
}

/** Milliseconds a run, of `runs` in a row. */
function timeOf(run, runs) {
  const start = now();
  for (let i = 0; i < runs; i++) run();
  return (now() - start) / runs;
}

/** How many runs fill a round, once the engine has compiled its best code. */
function runsOf(run) {
  const start = now();
  let runs = 0;
  while (runs < 5 || now() - start < 60) runs += timeOf(run, 1) >= 0 ? 1 : 0;
  return Math.max(1, Math.round(ROUND_MS / timeOf(run, Math.max(1, Math.round(runs / 4)))));
}

const medianOf = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Times of each setting's rounds, which take turns. */
async function compare(make) {
  const works = SETTINGS.map(make);
  const counts = works.map(({ run }) => runsOf(run));
  // A thread starts when its program gives way.
  await wait(100);
  const times = works.map(() => []);
  const rounds = timeOf(works[0].run, 1) > 100 ? 5 : ROUNDS;
  for (let round = 0; round < rounds; round++) {
    works.forEach((_, i) => {
      const turn = (i + round) % works.length;
      times[turn].push(timeOf(works[turn].run, Math.min(...counts)));
    });
  }
  for (const { network } of works) network.dispose();
  return times;
}

const lines = [];
function say(line) {
  console.log(line);
  lines.push(line);
}

const duration = (ms) => (ms < 1 ? `${(1000 * ms).toFixed(2)} us` : `${ms.toFixed(2)} ms`).padStart(11);
const kinds = [
  ...BATCHES.map((rows) => ["step", step, rows]),
  ["predict", prediction, 1024],
  ["predict", prediction, 1],
];

// Threads of the default start after some wide work.
const first = step(512, 512, "auto");
for (let i = 0; i < 30; i++) first.run();
first.network.dispose();

say(
  `Node ${process.versions.node}, ${cpus().length} x ${cpus()[0].model.trim()}, ${new Date().toISOString().slice(0, 10)}`,
);
say("width-width-width-10, ReLU, Adam; medians of rounds that take turns; again: one thread a second time");
say("width  work      rows    one thread         auto   auto/one   again/one");
let worst = 0;
for (const width of WIDTHS) {
  for (const [name, make, rows] of kinds) {
    const [one, auto, again] = await compare((threads) => make(width, rows, threads));
    const ratios = [auto, again].map((times) => medianOf(times.map((time, round) => time / one[round])));
    worst = Math.max(worst, ratios[0]);
    const columns = [medianOf(one), medianOf(auto)].map(duration).join("  ");
    const numbers = ratios.map((ratio) => ratio.toFixed(3).padStart(11)).join("");
    say(`${String(width).padStart(5)}  ${name.padEnd(8)}${String(rows).padStart(6)} ${columns}${numbers}`);
  }
}
say(`Largest auto/one: ${worst.toFixed(3)}`);
writeFileSync(`bench/results/threads-default-node${process.versions.node.split(".")[0]}.txt`, `${lines.join("\n")}\n`);
