/**
 * `npm run bench:search`: what successive halving finds with a third of the training of random search. It draws the same
 * configurations and some more, so that it comes to a third. Data of four kinds, three seeds each; both are judged by the
 * same rows.
 */
import { cpus } from "node:os";
import { circles, digits, moons, spiral } from "wasm-mlp/datasets";
import { hyperparameterSearch } from "wasm-mlp/experiments";

const TRIALS = 18;
/** A quarter of the training for as many draws is a third for so many. */
const HALVING_TRIALS = 23;
const options = {
  epochs: 27,
  folds: 2,
  schedule: "cosine",
  layers: [[8], [32], [32, 32]],
  activation: ["relu", "tanh"],
  dropout: [0, 0.2],
  optimizer: ["adam", "adamw"],
  learningRate: { min: 1e-4, max: 1e-1 },
  l2: { min: 1e-5, max: 1e-1 },
};
const few = ({ inputs, targets }, rows) => ({
  inputs: { data: inputs.data.slice(0, rows * inputs.columns), rows, columns: inputs.columns },
  targets: targets.slice(0, rows),
});
const DATA = {
  circles: circles({ samples: 300, noise: 0.1, factor: 0.5, seed: 1 }),
  moons: moons({ samples: 300, noise: 0.2, seed: 1 }),
  spiral: spiral({ samples: 300, seed: 1 }),
  digits: few(await digits(), 600),
};

console.log(`Node ${process.version}, ${cpus()[0].model}`);
const sums = { random: 0, halving: 0, share: 0, reached: 0, count: 0 };
for (const [name, dataset] of Object.entries(DATA)) {
  for (const seed of [1, 2, 3]) {
    const random = await hyperparameterSearch({ ...options, dataset, seed, method: "random", trials: TRIALS });
    const halving = await hyperparameterSearch({
      ...options,
      dataset,
      seed,
      method: "halving",
      trials: HALVING_TRIALS,
    });
    const share = halving.trainedEpochs / random.trainedEpochs;
    sums.random += random.best.score;
    sums.halving += halving.best.score;
    sums.share += share;
    sums.reached += Number(halving.best.score >= random.best.score);
    sums.count++;
    console.log(
      `${name.padEnd(8)} seed ${seed}: accuracy of the best: random ${random.best.score.toFixed(4)}, ` +
        `halving ${halving.best.score.toFixed(4)} with ${(100 * share).toFixed(0)} % of the epochs`,
    );
  }
}
const mean = (name) => sums[name] / sums.count;
console.log(
  `mean: random ${mean("random").toFixed(4)}, halving ${mean("halving").toFixed(4)} with ` +
    `${(100 * mean("share")).toFixed(0)} % of the epochs; as good or better in ${sums.reached} of ${sums.count}`,
);
