/** Norm studies against an independent program, their findings, their plain data. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { circles } from "../../src/datasets/index";
import {
  fromJSON,
  networkOf,
  networkSeed,
  normStudy,
  toCSV,
  toJSON,
  type NormStudy,
} from "../../src/experiments/index";
import { Network, SGD, Trainer } from "../../src/index";
import { rejection } from "../core/throwing";

const dataset = circles({ samples: 128, noise: 0.1, factor: 0.2, seed: 1 });
const settings = { dataset, learningRate: 0.025, epochs: 400, l2: 0.02, workers: 0 };

interface Summary {
  readonly mean: number;
  readonly deviation: number;
}

/** What bench/reference/study_numpy.py found on the same data: 2048 networks in float64. */
interface Reference {
  readonly networks: number;
  readonly success: number;
  readonly stopEpoch: Summary;
  readonly initialNorms: Readonly<Record<"total" | "weights" | "biases", Summary>>;
  readonly finalNorms: Readonly<Record<"total" | "weights" | "biases", Summary>>;
}

const REFERENCE = JSON.parse(readFileSync("test/golden/studies.json", "utf8")) as Record<string, Reference>;

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: ArrayLike<number>) => {
  const center = mean(values);
  return Math.sqrt(Array.from(values).reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - 1));
};
const median = (values: ArrayLike<number>) => Array.from(values).sort((a, b) => a - b)[values.length >> 1];
const share = ({ success }: NormStudy) => mean(success);

/** Within three standard errors of the difference of two samples' means and of their standard deviations. */
function expectSamePopulation(
  values: ArrayLike<number>,
  { mean: center, deviation: spread }: Summary,
  n: number,
): void {
  const error = Math.hypot(deviation(values) / Math.sqrt(values.length), spread / Math.sqrt(n));
  expect(Math.abs(mean(values) - center)).toBeLessThan(3 * error);
  // The standard error of a standard deviation from the fourth moment: norms have heavier tails than normal numbers.
  const m = mean(values);
  const fourth = mean(Array.from(values, (value) => (value - m) ** 4));
  const variance = deviation(values) ** 2;
  const deviationError = Math.sqrt((fourth - variance ** 2) / values.length) / (2 * Math.sqrt(variance));
  expect(Math.abs(deviation(values) - spread)).toBeLessThan(3 * Math.SQRT2 * deviationError);
}

/*
 * In f32 the successful networks end with norms 1 to 2 % larger than in f64, from the same initial
 * weights too, and NumPy in f32 does as we do: rounding noise sets off the oscillations of
 * a large step earlier (docs/studies.md). Samples of 2048 barely tell; larger ones would: study
 * seed 0, the default, keeps every bound, with seed 7 one comparison of norms exceeds its own.
 */
describe("against NumPy in float64", () => {
  test.each(Object.entries(REFERENCE))("%s", async (name, reference) => {
    const architecture = name.split("-").map(Number);
    const study = await normStudy({ ...settings, architecture, networks: 2048 });
    const p = reference.success;
    expect(Math.abs(share(study) - p)).toBeLessThan(3 * Math.sqrt((2 * p * (1 - p)) / 2048));
    expectSamePopulation(study.stopEpoch, reference.stopEpoch, reference.networks);
    for (const norm of ["total", "weights", "biases"] as const) {
      expectSamePopulation(study.initialNorms[norm], reference.initialNorms[norm], reference.networks);
      expectSamePopulation(study.finalNorms[norm], reference.finalNorms[norm], reference.networks);
    }
  });
});

describe("findings", () => {
  test("the median weight norm grows with the epochs", async () => {
    const study = await normStudy({
      ...settings,
      architecture: [2, 3, 2, 1],
      networks: 500,
      l2: 0,
      trace: 100,
      stopOnSuccess: false,
    });
    const { epochs, weights } = study.trace!;
    expect(epochs).toEqual([0, 100, 200, 300, 400]);
    const medians = epochs.map((_, point) =>
      median(Array.from({ length: weights.rows }, (__, r) => weights.data[r * weights.columns + point])),
    );
    for (let i = 1; i < medians.length; i++) expect(medians[i]).toBeGreaterThan(medians[i - 1]);
  });

  test("it falls as the L2 term grows", async () => {
    const studies = await normStudy({
      ...settings,
      architecture: [2, 3, 2, 1],
      networks: 300,
      l2: [0, 0.02, 0.1, 0.5],
      stopOnSuccess: false,
    });
    const medians = studies.map(({ finalNorms }) => median(finalNorms.weights));
    for (let i = 1; i < medians.length; i++) expect(medians[i]).toBeLessThan(medians[i - 1]);
  });
});

const small = { ...settings, architecture: [2, 3, 1], networks: 40, epochs: 30, seed: 5 };

test("network i has seed networkSeed(seed, i) and the norms that Trainer gives it", async () => {
  const study = await normStudy(small);
  using network = Network.mlp([2, 3, 1], {
    activation: "sigmoid",
    outputActivation: "sigmoid",
    initializer: "normal",
    seed: networkSeed(5, 17),
  });
  const before = network.norms();
  const trainer = new Trainer(network, {
    loss: "binaryCrossEntropy",
    reduction: "sum",
    optimizer: new SGD({ learningRate: 0.025, weightDecay: 0.02 }),
  });
  await trainer.fit(dataset, { epochs: study.stopEpoch[17], batchSize: 128, shuffle: false });
  const after = network.norms();
  for (const norm of ["total", "weights", "biases"] as const) {
    expect(study.initialNorms[norm][17]).toBe(before[norm]);
    expect(study.finalNorms[norm][17]).toBe(after[norm]);
  }
  expect(study.finalNorms.layers[1].biases[17]).toBe(after.layers[1].biases);
  expect(study.loss[17]).toBe(trainer.evaluate(dataset).loss);
});

test("a list gives a study for each value, of the same initial networks", async () => {
  const studies = await normStudy({ ...small, epochs: [10, 30] });
  expect(studies).toHaveLength(2);
  expect(studies[0].initialNorms).toEqual(studies[1].initialNorms);
  const alone = await normStudy(small);
  expect({ ...studies[1], settings: {} }).toMatchObject({ ...alone, settings: {} });
});

test("progress begins at once, rises, and its partial studies are of whole networks", async () => {
  const counts: number[] = [];
  await normStudy({
    ...small,
    onProgress: ({ done, total, partial }) => {
      counts.push(done);
      expect(total).toBe(40);
      expect(partial()[0].success).toHaveLength(done);
    },
  });
  expect(counts[0]).toBe(0);
  expect(counts.at(-1)).toBe(40);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
});

test("an aborted study rejects with the signal's reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const running = normStudy({ ...settings, architecture: [2, 3, 2, 1], networks: 5000, signal: controller.signal });
  setTimeout(() => {
    controller.abort(reason);
  }, 20);
  expect(await rejection(running)).toBe(reason);
  expect(await rejection(normStudy({ ...small, signal: controller.signal }))).toBe(reason);
});

test("a study goes through JSON to the bit", async () => {
  const study = await normStudy({ ...small, trace: 10, learningRate: 1e30 });
  expect([...study.loss].some((loss) => !Number.isFinite(loss))).toBe(true);
  expect(fromJSON(toJSON(study))).toEqual(study);
});

test("CSV has a line for each network", async () => {
  const study = await normStudy({ ...small, networks: 2 });
  const [header, first, , end] = toCSV(study).split("\n");
  expect(header).toBe(
    "network,seed,learning_rate,epochs,l2,success,stop_epoch,loss,accuracy,initial_total,final_total,initial_weights,final_weights,initial_biases,final_biases",
  );
  expect(first.split(",").slice(0, 7)).toEqual([
    "0",
    String(networkSeed(5, 0)),
    "0.025",
    "30",
    "0.02",
    String(study.success[0]),
    String(study.stopEpoch[0]),
  ]);
  expect(end).toBe("");
});

describe("mini-batches and data for testing", () => {
  const architecture = [2, 4, 1];
  const training = circles({ samples: 30, noise: 0.1, factor: 0.2, seed: 1 });
  const testDataset = circles({ samples: 50, noise: 0.1, factor: 0.2, seed: 2 });
  const options = {
    ...{ architecture, dataset: training, networks: 6, learningRate: 0.2, seed: 4, workers: 0 },
    stopOnSuccess: false,
    reduction: "mean" as const,
  };

  /** A network of the study, trained by `Trainer`. */
  const alone = async (index: number, epochs: number, batchSize: number, shuffle: boolean) => {
    const network = Network.mlp(architecture, {
      ...{ activation: "sigmoid", outputActivation: "sigmoid", initializer: "normal" },
      seed: networkSeed(4, index),
    });
    const trainer = new Trainer(network, { loss: "binaryCrossEntropy", optimizer: new SGD({ learningRate: 0.2 }) });
    await trainer.fit(training, { epochs, batchSize, shuffle });
    const result = { norm: network.norms().total, test: trainer.evaluate(testDataset) };
    network.dispose();
    return result;
  };

  test("batchSize gives the bits of Trainer.fit with the network's seed, and goes through a file", async () => {
    const study = await normStudy({ ...options, epochs: 5, batchSize: 7 });
    expect(study.settings.batchSize).toBe(7);
    for (const index of [0, 5]) expect(study.finalNorms.total[index]).toBe((await alone(index, 5, 7, true)).norm);
    expect(fromJSON(toJSON(study))).toEqual(study);
    using again = networkOf(study, 5);
    expect(again.norms().total).toBe(study.finalNorms.total[5]);
  });

  test("testDataset comes into the trace as Trainer.evaluate has it, and teaches nothing", async () => {
    const run = { ...options, epochs: 8, trace: 4 };
    const [study, untested] = [await normStudy({ ...run, testDataset }), await normStudy(run)];
    expect(study.finalNorms).toEqual(untested.finalNorms);
    const { testLoss, testAccuracy, epochs } = study.trace!;
    expect(epochs).toEqual([0, 4, 8]);
    for (const index of [0, 5]) {
      for (const [column, count] of epochs.entries()) {
        const { test: expected } = await alone(index, count, 30, false);
        expect(testLoss!.data[index * 3 + column]).toBe(Math.fround(expected.loss));
        expect(testAccuracy!.data[index * 3 + column]).toBe(Math.fround(expected.accuracy!));
      }
    }
    expect(fromJSON(toJSON(study))).toEqual(study);
    expect(untested.trace!.testLoss).toBeUndefined();
  });

  test("say what does not fit", async () => {
    const message = async (more: object) => ((await rejection(normStudy({ ...options, ...more }))) as Error).message;
    expect(await message({ testDataset })).toBe(
      "normStudy: testDataset is given, trace is not; pass trace: 20 for example.",
    );
    expect(await message({ trace: 2, testDataset: { inputs: [[1]], targets: [1] } })).toMatch(
      /^normStudy: testDataset: architecture \[2, 4, 1\] takes 2 inputs, the data have 1 columns/,
    );
    expect(await message({ batchSize: 0 })).toMatch(/^normStudy: batchSize is 0; pass an integer of 1 or more/);
  });
});
