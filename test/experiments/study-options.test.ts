/** What the experiments are given is checked before anything is trained. */
import { describe, test } from "vitest";
import { circles } from "../../src/datasets/index";
import {
  mergePieces,
  normStudy,
  performanceMap,
  planNormStudy,
  shardPieces,
  hyperparameterSearch,
} from "../../src/experiments/index";
import { expectRejection, expectThrow, type ErrorClass } from "../core/throwing";

const many = Array.from({ length: 1000 }, (_, i) => i + 1);
const dataset = circles({ samples: 16, seed: 1 });
const study = { architecture: [2, 3, 1], dataset, networks: 4, epochs: 2, workers: 0 };
const map = { architecture: [2, 3, 1], dataset, learningRates: [0.1, 0.2], epochs: [1, 2], runs: 2, workers: 0 };
const relabeled = (labels: number[]) => ({ ...dataset, targets: labels });

type Case = [name: string, run: () => Promise<unknown>, type: ErrorClass, message: string];

const CASES: Case[] = [
  [
    "no architecture",
    () => normStudy({ ...study, architecture: 3 as never }),
    TypeError,
    "normStudy: architecture is 3; pass widths such as [2, 3, 2, 1].",
  ],
  [
    "one width",
    () => normStudy({ ...study, architecture: [2] }),
    RangeError,
    "normStudy: architecture is [2]; give inputs and outputs at least, as in [2, 1].",
  ],
  [
    "half a unit",
    () => normStudy({ ...study, architecture: [2, 0.5, 1] }),
    RangeError,
    "normStudy: architecture[1] is 0.5; pass an integer of 1 or more.",
  ],
  [
    "a hole in the architecture",
    // eslint-disable-next-line no-sparse-arrays
    () => normStudy({ ...study, architecture: [2, , 1] as never }),
    TypeError,
    "normStudy: architecture[1] is undefined; pass a number.",
  ],
  [
    "a hole in the learning rates",
    // eslint-disable-next-line no-sparse-arrays
    () => performanceMap({ ...map, learningRates: [0.1, , 0.2] as never }),
    TypeError,
    "performanceMap: learningRates[1] is undefined; pass a number.",
  ],
  [
    "a hole in the epochs",
    // eslint-disable-next-line no-sparse-arrays
    () => normStudy({ ...study, epochs: [1, , 2] as never }),
    TypeError,
    "normStudy: epochs[1] is undefined; pass a number.",
  ],
  [
    "weights of samples",
    () => normStudy({ ...study, dataset: { ...dataset, sampleWeights: new Float32Array(16).fill(2) } }),
    RangeError,
    "normStudy: the data have sampleWeights, which studies do not take; leave them out, or repeat the samples that count more.",
  ],
  [
    "inputs that do not fit",
    () => normStudy({ ...study, architecture: [3, 1] }),
    RangeError,
    "normStudy: architecture [3, 1] takes 3 inputs, the data have 2 columns; begin the architecture with 2.",
  ],
  [
    "no class of two",
    () => normStudy({ ...study, dataset: relabeled([...dataset.targets].map((t, i) => (i === 5 ? 3 : t))) }),
    RangeError,
    "normStudy: target 5 is 3; pass class indices from 0 to 1, or end the architecture in an output for each class.",
  ],
  [
    "a text for a class",
    () =>
      normStudy({ ...study, dataset: relabeled([...dataset.targets].map((t, i) => (i === 2 ? ("a" as never) : t))) }),
    TypeError,
    'normStudy: target 2 is "a"; pass class indices from 0 to 1.',
  ],
  [
    "a class too many",
    () =>
      normStudy({
        ...study,
        architecture: [2, 3],
        dataset: relabeled([...dataset.targets].map((t, i) => (i === 4 ? 3 : t))),
      }),
    RangeError,
    "normStudy: target 4 is 3; pass class indices from 0 to 2, or end the architecture in an output for each class.",
  ],
  [
    "too few targets",
    () => normStudy({ ...study, dataset: relabeled([0, 1]) }),
    RangeError,
    "normStudy: there are 16 samples and 2 targets; pass one target for each sample.",
  ],
  [
    "values for classes",
    () =>
      normStudy({
        ...study,
        dataset: { ...dataset, targets: { data: new Float32Array(16).fill(0.5), rows: 16, columns: 1 } },
      }),
    RangeError,
    'normStudy: targets of the loss "binaryCrossEntropy" name no classes; pass class indices, or rows of 0 with one 1.',
  ],
  [
    "targets of other width",
    () =>
      normStudy({ ...study, dataset: { ...dataset, targets: { data: new Float32Array(32), rows: 16, columns: 2 } } }),
    RangeError,
    "normStudy: targets have 2 columns, the architecture ends in 1; pass a column for each output, or change the architecture.",
  ],
  [
    "values without a threshold",
    () =>
      normStudy({
        ...study,
        loss: "meanSquaredError",
        dataset: { ...dataset, targets: { data: new Float32Array(16).fill(0.5), rows: 16, columns: 1 } },
      }),
    RangeError,
    "normStudy: the targets are values, not classes, and no lossThreshold is given; set lossThreshold.",
  ],
  [
    "NaN in the data",
    () =>
      normStudy({
        ...study,
        dataset: {
          inputs: [
            [0, 1],
            [2, NaN],
          ],
          targets: [0, 1],
        },
      }),
    RangeError,
    "normStudy: inputs at row 1, column 1 are NaN; replace or remove values that are not finite f32 numbers.",
  ],
  [
    "no data",
    () => normStudy({ ...study, dataset: undefined as never }),
    TypeError,
    "normStudy: the data are undefined; pass { inputs, targets }.",
  ],
  [
    "no networks",
    () => normStudy({ ...study, networks: 0 }),
    RangeError,
    "normStudy: networks is 0; pass an integer of 1 or more.",
  ],
  [
    "more than memory holds",
    () => normStudy({ ...study, networks: 1e9 }),
    RangeError,
    "normStudy: 1,000,000,000 networks are asked for; memory holds the results of 14,913,080; ask for fewer, or compute several studies of different seeds.",
  ],
  [
    "two lists",
    () => normStudy({ ...study, l2: [0, 1], epochs: [1, 2] }),
    RangeError,
    "normStudy: epochs and l2 are lists; vary one at a time and pass a number for the others.",
  ],
  ...[1e-50, 1e300].flatMap((l2): Case[] => {
    const needed = `in single precision ${Math.fround(l2)}; pass a ${l2 < 1 ? "larger" : "smaller"} one.`;
    return [
      [`l2 of ${l2}`, () => normStudy({ ...study, l2 }), RangeError, `normStudy: l2[0] is ${l2}, ${needed}`],
      [
        `l2 of ${l2} in a map`,
        () => performanceMap({ ...map, l2 }),
        RangeError,
        `performanceMap: l2 is ${l2}, ${needed}`,
      ],
    ];
  }),
  ["an empty list", () => normStudy({ ...study, l2: [] }), RangeError, "normStudy: l2 are empty; pass at least one."],
  [
    "a negative rate",
    () => normStudy({ ...study, learningRate: -1 }),
    RangeError,
    "normStudy: learningRate[0] is -1; pass a finite number above 0.",
  ],
  [
    "no trace step",
    () => normStudy({ ...study, trace: 0 }),
    RangeError,
    "normStudy: trace is 0; pass an integer of 1 or more.",
  ],
  [
    "a misspelt option",
    () => normStudy({ ...study, learningrate: 1 } as never),
    RangeError,
    'normStudy: option "learningrate" is unknown; did you mean "learningRate"? Choose from "architecture", "dataset", "batchSize", "activation", "outputActivation", "initializer", "loss", "reduction", "optimizer", "regularize", "stopOnSuccess", "lossThreshold", "seed", "precision", "workers", "onProgress", "signal", "networks", "learningRate", "epochs", "l2", "trace", "testDataset".',
  ],
  [
    "an unknown optimizer",
    () => normStudy({ ...study, optimizer: "lbfgs" as never }),
    RangeError,
    'normStudy: optimizer is "lbfgs"; choose one of "sgd", "momentum", "adam".',
  ],
  [
    "momentum of one",
    () => normStudy({ ...study, optimizer: { type: "momentum", momentum: 1 } }),
    RangeError,
    "normStudy: optimizer: momentum is 1; pass a number of at least 0 and below 1.",
  ],
  [
    "a constant that the optimizer does not have",
    () => normStudy({ ...study, optimizer: { type: "adam", momentum: 0.5 } as never }),
    RangeError,
    'normStudy: optimizer: option "momentum" is unknown; choose from "type", "beta1", "beta2", "epsilon".',
  ],
  [
    "a number for an optimizer",
    () => normStudy({ ...study, optimizer: 5 as never }),
    TypeError,
    'normStudy: optimizer is 5; choose one of "sgd", "momentum", "adam".',
  ],
  [
    "cross-entropy of one output",
    () => normStudy({ ...study, loss: "crossEntropy" }),
    RangeError,
    'normStudy: loss "crossEntropy" with 1 output; end the architecture in an output for each class, or use "binaryCrossEntropy".',
  ],
  [
    "binary cross-entropy of logits",
    () => normStudy({ ...study, outputActivation: "none" }),
    RangeError,
    'normStudy: loss "binaryCrossEntropy" after outputActivation "none"; use "sigmoid".',
  ],
  [
    "cross-entropy of a sigmoid",
    () => normStudy({ ...study, architecture: [2, 2], outputActivation: "sigmoid" }),
    RangeError,
    'normStudy: loss "crossEntropy" after outputActivation "sigmoid"; use "none".',
  ],
  [
    "half a worker",
    () => normStudy({ ...study, workers: 0.5 }),
    RangeError,
    "normStudy: workers is 0.5; pass an integer from 0 to 1024.",
  ],
  [
    "a signal that is none",
    () => normStudy({ ...study, signal: true as never }),
    TypeError,
    "normStudy: signal is true; pass the signal of an AbortController.",
  ],
  [
    "no learning rates",
    () => performanceMap({ ...map, learningRates: [] }),
    RangeError,
    "performanceMap: learningRates are empty; pass at least one.",
  ],
  [
    "one learning rate",
    () => performanceMap({ ...map, learningRates: 0.1 as never }),
    TypeError,
    "performanceMap: learningRates are 0.1; pass an array of numbers.",
  ],
  [
    "unsorted learning rates",
    () => performanceMap({ ...map, learningRates: [0.2, 0.1] }),
    RangeError,
    "performanceMap: learningRates[1] is 0.1, learningRates[0] is 0.2; sort them from small to large, each once.",
  ],
  [
    "unsorted epochs",
    () => performanceMap({ ...map, epochs: [1, 1] }),
    RangeError,
    "performanceMap: epochs[1] is 1, epochs[0] is 1; sort them from small to large, each once.",
  ],
  [
    "half an epoch",
    () => performanceMap({ ...map, epochs: [0.5] }),
    RangeError,
    "performanceMap: epochs[0] is 0.5; pass an integer from 0 to 2147483647.",
  ],
  [
    "no runs",
    () => performanceMap({ ...map, runs: 0 }),
    RangeError,
    "performanceMap: runs is 0; pass an integer of 1 or more.",
  ],
  [
    "independent perhaps",
    () => performanceMap({ ...map, independentCells: 1 as never }),
    TypeError,
    "performanceMap: independentCells is 1; pass true or false.",
  ],
  [
    "no trials",
    () => hyperparameterSearch({ dataset, trials: 0 }),
    RangeError,
    "hyperparameterSearch: trials is 0; pass an integer from 1 to 1048576.",
  ],
  [
    "trials without end",
    () => hyperparameterSearch({ dataset, trials: 1e12 }),
    RangeError,
    "hyperparameterSearch: trials is 1000000000000; pass an integer from 1 to 1048576.",
  ],
  [
    "a grid without end",
    () => hyperparameterSearch({ dataset, method: "grid", learningRate: many, l2: many, batchSize: many }),
    RangeError,
    'hyperparameterSearch: the grid has 3000000000 configurations; give shorter lists, of at most 1048576 combinations, or use method "random".',
  ],
  [
    "a range in a grid",
    () => hyperparameterSearch({ dataset, method: "grid", learningRate: { min: 1e-3, max: 1 } }),
    RangeError,
    'hyperparameterSearch: learningRate is a range; pass a list, or use method "random".',
  ],
  [
    "rates of a search beyond single precision",
    () => hyperparameterSearch({ dataset, learningRate: [0.1, 1e39] }),
    RangeError,
    "hyperparameterSearch: learningRate[1] is 1e+39, in single precision Infinity; pass a smaller one.",
  ],
  [
    "a range of l2 below single precision",
    () => hyperparameterSearch({ dataset, l2: { min: 1e-50, max: 1 } }),
    RangeError,
    "hyperparameterSearch: l2.min is 1e-50, in single precision 0; pass a larger one.",
  ],
  [
    "a range upside down",
    () => hyperparameterSearch({ dataset, learningRate: { min: 1, max: 0.1 } }),
    RangeError,
    "hyperparameterSearch: learningRate is from 1 to 0.1; pass the smaller as min.",
  ],
  [
    "no choice",
    () => hyperparameterSearch({ dataset, layers: [] }),
    RangeError,
    "hyperparameterSearch: layers is empty; pass at least one choice.",
  ],
  [
    "more folds than samples",
    () => hyperparameterSearch({ dataset, folds: 17 }),
    RangeError,
    "hyperparameterSearch: there are 17 folds and 16 samples; ask for fewer folds.",
  ],
  [
    "nothing held out",
    () => hyperparameterSearch({ dataset, validationFraction: 0 }),
    RangeError,
    "hyperparameterSearch: validationFraction 0 of 16 samples leaves a part empty; pass a number above 0 and below 1.",
  ],
  [
    "a class below 0",
    () => hyperparameterSearch({ dataset: { inputs: [[1], [2]], targets: [0, -1] } }),
    RangeError,
    "hyperparameterSearch: target 1 is -1; pass class indices from 0.",
  ],
];

describe("bad input", () => {
  test.each(CASES)("%s", (_, run, type, message) => expectRejection(run(), type, message));

  test("a shard out of range", () => {
    const plan = planNormStudy(study);
    expectThrow(() => shardPieces(plan, 5, 4), RangeError, "shardPieces: shard is 5; pass an integer from 1 to 4.");
    expectThrow(() => shardPieces(plan, 0, 4), RangeError, "shardPieces: shard is 0; pass an integer from 1 to 4.");
  });

  test("nothing to merge", () => {
    expectThrow(
      () => mergePieces([""]),
      RangeError,
      "mergePieces: there are no pieces; pass the text of result files.",
    );
  });
});
