/** Every part by its name, in every place where a name can stand: it trains there, and files give it back. */
import { describe, expect, test } from "vitest";
import { softmaxRows } from "../../src/core/softmax";
import { moons } from "../../src/datasets/index";
import { MLPClassifier, MLPRegressor } from "../../src/estimators/index";
import { hyperparameterSearch } from "../../src/experiments/index";
import { kindOfLoss, TASK_LOSSES, type TaskLoss } from "../../src/extras/task-loss";
import { headOf } from "../../src/extras/task-head";
import { foldsOf } from "../../src/experiments/search/folds";
import { SEARCH_METRICS } from "../../src/experiments/search/search-metric";
import { isError, VALUE_METRICS } from "../../src/metrics/named-metrics";
import { classScoresOf, valueScoresOf } from "../../src/model/scores";
import { loadCheckpoint, loadNetwork, saveCheckpoint, saveNetwork } from "../../src/files/index";
import {
  ACTIVATION_NAMES,
  AlphaDropout,
  createOptimizer,
  Embedding,
  GaussianNoise,
  LayerNorm,
  Linear,
  Network,
  OPTIMIZER_NAMES,
  Residual,
  RMSNorm,
  Trainer,
  perceptronLayers,
  type Averaging,
  type Initializer,
  type NeuralLayer,
  type OptimizerChoice,
} from "../../src/index";
import { Model } from "../../src/model/index";

const { inputs, targets } = moons({ samples: 24, noise: 0.1, seed: 1 });
const X = Array.from({ length: 24 }, (_, r) => Array.from(inputs.data.subarray(2 * r, 2 * r + 2)));
const y = Array.from(targets);
const values = X.map(([a, b]) => (a * b) ** 2);
const table = X.map(([a, b], r) => ({ a, b, class: y[r] === 1 ? "one" : "none", value: values[r] }));
const MODEL = { hidden: [4], epochs: 1, pieces: 0, test: 0, dropout: 0, weightDecay: 0, interval: 0.5 } as const;
const ESTIMATOR = { hiddenLayerSizes: [4], maxIter: 2 } as const;
const SEARCH = { dataset: { inputs, targets: y }, epochs: 1, workers: 0, method: "grid", layers: [[3]] } as const;
const AVERAGINGS: readonly Averaging[] = [{ type: "ema", decay: 0.5 }, { type: "swa" }];

/** A step, then a checkpoint into another trainer: both take the same next step. */
async function expectExactResume(
  create: () => Network,
  options: ConstructorParameters<typeof Trainer>[1],
  goal: unknown,
) {
  using first = create();
  using second = create();
  const [before, after] = [first, second].map((network) => new Trainer(network, options));
  const data = { inputs, targets: goal as number[] };
  await before.fit(data, { epochs: 2, batchSize: 8 });
  await loadCheckpoint(after, await saveCheckpoint(before));
  for (const trainer of [before, after]) await trainer.fit(data, { epochs: 1, batchSize: 8 });
  expect(second.stateDict()).toStrictEqual(first.stateDict());
  using loaded = (await loadNetwork(await saveNetwork(first))).network;
  expect(loaded.predict(inputs)).toStrictEqual(first.predict(inputs));
  expect(first.predict(inputs).data.every(Number.isFinite)).toBe(true);
}

describe("activations", () => {
  test.each(ACTIVATION_NAMES)("%s", async (activation) => {
    const create = () => Network.mlp([2, 4, 2], { activation, seed: 1 });
    await expectExactResume(create, { loss: "crossEntropy" }, y);
    using classifier = await new MLPClassifier({ ...ESTIMATOR, activation }).fit(X, y);
    using again = await MLPClassifier.load(await classifier.save());
    expect(again.predictProbabilities(X)).toStrictEqual(classifier.predictProbabilities(X));
    using model = await Model.train(table, { ...MODEL, target: "class", activation });
    using read = await Model.load(await model.save());
    expect(read.predict(table[0])).toStrictEqual(model.predict(table[0]));
    const { best } = await hyperparameterSearch({ ...SEARCH, activation: [activation], learningRate: [0.01] });
    expect(best.configuration.activation).toBe(activation);
  });
});

describe("other layers", () => {
  test.each<[string, () => NeuralLayer[]]>([
    ["LayerNorm", () => [new Linear(2, 4), new LayerNorm(4), new Linear(4, 2)]],
    ["RMSNorm", () => [new Linear(2, 4), new RMSNorm(4), new Linear(4, 2)]],
    ["Residual", () => [new Residual([new Linear(2, 2), new LayerNorm(2)]), new Linear(2, 2)]],
    ["AlphaDropout", () => [new Linear(2, 4), new AlphaDropout(0.2), new Linear(4, 2)]],
    ["GaussianNoise", () => [new GaussianNoise(0.1), new Linear(2, 2)]],
  ])("%s", async (_name, layers) => {
    await expectExactResume(() => new Network(layers(), { seed: 2 }), { loss: "crossEntropy" }, y);
  });

  test("Embedding", async () => {
    using network = new Network([new Embedding(2, [{ column: 1, categories: 2, size: 3 }]), new Linear(4, 2)]);
    const rows = X.map(([a], r) => [a, y[r]]);
    await new Trainer(network, { loss: "crossEntropy" }).fit({ inputs: rows, targets: y }, { epochs: 1 });
    using loaded = (await loadNetwork(await saveNetwork(network))).network;
    expect(loaded.predict(rows)).toStrictEqual(network.predict(rows));
  });
});

describe("optimizers", () => {
  test.each([
    ...OPTIMIZER_NAMES.map((name) => [name, {}] as const),
    ["adam", { amsgrad: true }],
    ["rmsprop", { centered: true }],
  ] as const)("%s %o", async (name, options) => {
    const create = () => Network.mlp([2, 4, 2], { seed: 1 });
    const optimizer = () => createOptimizer(name, options);
    await expectExactResume(
      create,
      {
        loss: "crossEntropy",
        get optimizer() {
          return optimizer();
        },
      },
      y,
    );
    using model = await Model.train(table, { ...MODEL, target: "value", optimizer: name });
    expect(model.predict(table[0])).toHaveProperty("value");
    const { best } = await hyperparameterSearch({ ...SEARCH, optimizer: name, learningRate: [0.01] });
    expect(best.configuration.optimizer).toBe(name);
  });
});

describe("optimizers with options of their own", () => {
  const CHOICES: readonly OptimizerChoice[] = [
    ...OPTIMIZER_NAMES,
    { type: "sgd" },
    { type: "adam", amsgrad: true, beta1: 0.5 },
    { type: "adamw", beta2: 0.9 },
    { type: "momentum", momentum: 0.5, nesterov: true },
    { type: "rmsprop", centered: true, decay: 0.5 },
    { type: "adagrad", epsilon: 0.1 },
    { type: "nadam", momentumDecay: 0.1 },
    { type: "adadelta", rho: 0.5 },
    { type: "lion", beta1: 0.5 },
  ];

  test.each(CHOICES)("%o", async (optimizer) => {
    using classifier = await new MLPClassifier({ ...ESTIMATOR, solver: optimizer }).fit(X, y);
    using again = await MLPClassifier.load(await classifier.save());
    expect(again.options.solver).toStrictEqual(optimizer);
    expect(again.predictProbabilities(X)).toStrictEqual(classifier.predictProbabilities(X));
    using model = await Model.train(table, { ...MODEL, target: "value", optimizer });
    expect(model.predict(table[0])).toHaveProperty("value");
    const { best } = await hyperparameterSearch({ ...SEARCH, optimizer, learningRate: [0.01] });
    expect(best.configuration.optimizer).toStrictEqual(optimizer);
  });

  test("each option changes what is learned", async () => {
    const curves = await Promise.all(
      CHOICES.map(async (solver) => {
        using classifier = await new MLPClassifier({ ...ESTIMATOR, learningRateInit: 0.05, maxIter: 12, solver }).fit(
          X,
          y,
        );
        return classifier.lossCurve.at(-1);
      }),
    );
    expect(new Set(curves).size).toBe(CHOICES.length);
  });
});

const INITIALIZERS: readonly Initializer[] = [
  ...(["xavier", "he", "uniform", "normal", "xavierNormal", "heNormal", "lecun", "lecunNormal", "orthogonal"] as const),
  { normal: 0.1 },
  { constant: 0.2 },
];

describe("initializers", () => {
  test.each(INITIALIZERS)("%o", async (initializer) => {
    const solver = { solver: { type: "sgd" }, learningRateInit: 1e-9, maxIter: 1 } as const;
    using classifier = await new MLPClassifier({ ...ESTIMATOR, ...solver, initializer }).fit(X, y);
    using expected = Network.mlp([2, 4, 2], { initializer, seed: 0 });
    for (const [name, { data }] of Object.entries(expected.stateDict())) {
      classifier.network.stateDict()[name].data.forEach((value, i) => {
        expect(value).toBeCloseTo(data[i], 6);
      });
    }
    using again = await MLPClassifier.load(await classifier.save());
    expect(again.options.initializer).toStrictEqual(initializer);
    using model = await Model.train(table, { ...MODEL, target: "class", initializer });
    expect(model.networks[0].config.layers[0]).toMatchObject({ initializer });
    const asked = { initializer: ["auto", initializer] as const, learningRate: [0.01] };
    const { table: rows } = await hyperparameterSearch({ ...SEARCH, ...asked });
    expect(rows.map(({ configuration }) => configuration.initializer)).toContainEqual(initializer);
  });
});

describe("normalization and dropout of hidden layers", () => {
  test.each([
    ["batch", "BatchNorm1d"],
    ["layer", "LayerNorm"],
    ["rms", "RMSNorm"],
    ["none", "ReLU"],
  ] as const)("%s", async (normalization, type) => {
    const options = { normalization, dropout: 0.2 };
    expect(perceptronLayers([2, 4, 2], options)[1].type).toBe(type);
    await expectExactResume(() => Network.mlp([2, 4, 2], { ...options, seed: 1 }), { loss: "crossEntropy" }, y);
    // Three batches of eight rows, and one of a single row, which has no variance.
    const [rows, labels] = [
      [...X, [0, 0]],
      [...y, 1],
    ];
    using classifier = await new MLPClassifier({ ...ESTIMATOR, ...options, batchSize: 8 }).fit(rows, labels);
    expect(classifier.network.config.layers.map((layer) => layer.type)).toStrictEqual([
      ...["Linear", ...(normalization === "none" ? [] : [type]), "ReLU", "Dropout", "Linear"],
    ]);
    using model = await Model.train(table, { ...MODEL, target: "class", normalization, batchSize: 23 });
    expect(model.predict(table)).toHaveLength(24);
    const found = await hyperparameterSearch({
      ...SEARCH,
      normalization: [normalization],
      batchSize: [6],
      learningRate: [0.01],
    });
    expect(found.best.configuration.normalization).toBe(normalization);
  });

  test("two names for one thing", async () => {
    expect(perceptronLayers([2, 4, 2], { batchNorm: true })).toStrictEqual(
      perceptronLayers([2, 4, 2], { normalization: "batch" }),
    );
    const both = { batchNorm: true, normalization: "layer" } as const;
    const message = 'batchNorm is true, normalization "layer"; leave one of them out.';
    expect(() => Network.mlp([2, 4, 2], both)).toThrow(`Network.mlp: ${message}`);
    await expect(Model.train(table, { ...MODEL, target: "class", ...both })).rejects.toThrow(`Model.train: ${message}`);
  });
});

describe("metrics of a search", () => {
  const [labels, numbers] = [y, values.map((value) => [value])];

  test.each(SEARCH_METRICS)("%s", async (metric) => {
    const isValues = metric in VALUE_METRICS;
    const goal = isValues ? numbers : labels;
    const {
      best,
      table: rows,
      settings,
    } = await hyperparameterSearch({
      ...SEARCH,
      dataset: { inputs, targets: goal },
      learningRate: [0.001, 0.01, 0.1],
      epochs: 3,
      metric,
    });
    expect(settings.metric).toBe(metric);
    const [train, held] = foldsOf("test", 24, 1, 0.2, 0).map(({ train: a, validation: b }) => [a, b])[0];
    const part = (chosen: Int32Array) => ({
      inputs: Array.from(chosen, (row) => X[row]),
      targets: Array.from(chosen, (row) => goal[row]),
    });
    using network = Network.mlp([2, 3, isValues ? 1 : 2], { seed: 0 });
    const optimizer = createOptimizer("adam", { learningRate: best.configuration.learningRate });
    const trainer = new Trainer(network, { loss: isValues ? "meanSquaredError" : "crossEntropy", optimizer });
    await trainer.fit(part(train) as never, { epochs: 3, batchSize: 32 });
    const outputs = network.predict(part(held).inputs);
    const scores =
      metric === "loss"
        ? { loss: trainer.evaluate(part(held) as never).loss }
        : isValues
          ? valueScoresOf(Float64Array.from(outputs.data), Float64Array.from(part(held).targets.flat()))
          : {
              top2Accuracy: 1,
              ...classScoresOf(softmaxRows(outputs), Int32Array.from(part(held).targets as number[])),
            };
    const smaller = metric === "loss" || isError(metric);
    expect(best.score).toBeCloseTo((smaller ? -1 : 1) * scores[metric as "loss"], 6);
    expect(rows.map(({ score }) => score)).toStrictEqual(rows.map(({ score }) => score).sort((a, b) => b - a));
  });

  test.each([
    ["r2", labels, 'metric is "r2", the targets are classes; choose one of loss, accuracy, f1'],
    ["f1", numbers, 'metric is "f1", the targets are values; choose one of loss, r2'],
    ["f2", labels, 'metric is "f2"; '],
  ])("%s does not suit", async (metric, goal, message) => {
    const wrong = { ...SEARCH, dataset: { inputs, targets: goal }, metric: metric as "f1" };
    await expect(hyperparameterSearch(wrong)).rejects.toThrow(`hyperparameterSearch: ${message}`);
  });

  test("one that says nothing of the rows held out", async () => {
    const data = { inputs, targets: y.map(() => 1) };
    const message = "rocAuc says nothing of the rows held out; choose another metric, or fewer folds.";
    await expect(hyperparameterSearch({ ...SEARCH, dataset: data, metric: "rocAuc" })).rejects.toThrow(message);
  });
});

describe("averages and limits of weights", () => {
  test.each(AVERAGINGS)("%o", async (averaging) => {
    await expectExactResume(() => Network.mlp([2, 4, 2]), { loss: "crossEntropy", averaging, maxNorm: 0.5 }, y);
    using classifier = await new MLPClassifier({ ...ESTIMATOR, averaging, maxNorm: 1 }).fit(X, y);
    expect(classifier.predict(X)).toHaveLength(24);
    using model = await Model.train(table, { ...MODEL, target: "class", averaging, maxNorm: 1 });
    expect(model.predict(table)).toHaveLength(24);
    const asked = { averaging: ["none", averaging] as const, maxNorm: [0, 0.1], learningRate: [0.1], epochs: 3 };
    const { table: rows } = await hyperparameterSearch({ ...SEARCH, ...asked });
    expect(rows.map(({ configuration: { averaging: one, maxNorm } }) => [one, maxNorm])).toHaveLength(4);
    expect(new Set(rows.map(({ loss }) => loss)).size).toBe(4);
  });
});

describe("losses", () => {
  const LOSSES: readonly [TaskLoss, TaskLoss?][] = [
    ["crossEntropy", { type: "crossEntropy", labelSmoothing: 0.2 }],
    ["focal", { type: "focal", gamma: 0.5 }],
    ["hinge"],
    ["meanSquaredError"],
    ["meanAbsoluteError"],
    ["huber", { type: "huber", delta: 0.1 }],
    ["quantile", { type: "quantile", levels: [0.9] }],
    ["poisson"],
    ["gaussian"],
  ];

  test("the list has all of them", () => {
    expect(LOSSES.map(([name]) => name)).toStrictEqual([...TASK_LOSSES]);
  });

  test.each(LOSSES)(
    "%o: trainers, estimators, models, search; options change what is learned",
    async (name, changed) => {
      const isValues = kindOfLoss(name) === "values";
      const goal = isValues ? table.map(({ value }) => [value]) : y;
      await expectExactResume(() => Network.mlp([2, 4, isValues ? headOf(name).width : 2]), { loss: name }, goal);
      const answers = await Promise.all(
        [name, changed]
          .filter((loss) => loss !== undefined)
          .map(async (loss) => {
            using estimator = isValues
              ? await new MLPRegressor({ ...ESTIMATOR, loss }).fit(X, values)
              : await new MLPClassifier({ ...ESTIMATOR, loss }).fit(X, y);
            const again = isValues
              ? await MLPRegressor.load(await estimator.save())
              : await MLPClassifier.load(await estimator.save());
            expect(again.options.loss).toStrictEqual(loss);
            using model = await Model.train(table, { ...MODEL, target: isValues ? "value" : "class", loss });
            const { best, settings } = await hyperparameterSearch({
              ...SEARCH,
              loss,
              dataset: { inputs, targets: goal },
              learningRate: [0.1],
            });
            expect(settings.loss).toStrictEqual(loss);
            return [estimator.lossCurve.at(-1), model.history.loss, best.loss];
          }),
      );
      if (changed !== undefined) {
        answers[0].forEach((answer, i) => {
          expect(answers[1][i]).not.toStrictEqual(answer);
        });
      }
    },
  );

  test("of several labels: positive weights", async () => {
    const rows = y.map((label) => [label, 1 - label]);
    const loss = { type: "binaryCrossEntropyFromLogits", positiveWeights: [3, 1] } as const;
    using classifier = await new MLPClassifier<number[]>({ ...ESTIMATOR, loss }).fit(X, rows);
    using plain = await new MLPClassifier<number[]>(ESTIMATOR).fit(X, rows);
    expect(classifier.predictProbabilities(X)).not.toStrictEqual(plain.predictProbabilities(X));
  });

  test("a quantile is learned: nine tenths of the values lie below", async () => {
    const line = Array.from({ length: 200 }, (_, i) => [i / 200]);
    const noisy = line.map(([x], i) => x + ((i * 37) % 100) / 100);
    const loss = { type: "quantile", levels: [0.9] } as const;
    using estimator = await new MLPRegressor({
      loss,
      hiddenLayerSizes: [],
      maxIter: 300,
      learningRateInit: 0.02,
      tol: 0,
    }).fit(line, noisy);
    const predicted = estimator.predict(line).data;
    const below = noisy.filter((value, i) => value <= predicted[i]).length;
    expect(below / 200).toBeGreaterThan(0.85);
    expect(below / 200).toBeLessThan(0.95);
  });
});

describe("what does not suit is refused before anything is trained", () => {
  const refused: [string, () => unknown, string][] = [
    [
      "estimator, other kind",
      () => new MLPRegressor({ loss: "focal" }),
      'MLPRegressor: loss is "focal", the targets are values; choose one of "meanSquaredError", "meanAbsoluteError", "huber", "quantile", "poisson", "gaussian".',
    ],
    [
      "estimator, name",
      () => new MLPClassifier({ loss: "mse" as "focal" }),
      'MLPClassifier: loss is "mse"; choose one of',
    ],
    [
      "estimator, option",
      () => new MLPRegressor({ loss: { type: "huber", delta: 0 } }),
      "MLPRegressor: huber: delta is 0; pass a finite number above 0.",
    ],
    [
      "estimator, one label",
      () => new MLPClassifier({ ...ESTIMATOR, loss: "binaryCrossEntropyFromLogits" }).fit(X, y),
      'loss is "binaryCrossEntropyFromLogits", y has one label a row',
    ],
    [
      "estimator, several labels",
      () =>
        new MLPClassifier<number[]>({ ...ESTIMATOR, loss: "hinge" }).fit(
          X,
          y.map((l) => [l, 1]),
        ),
      'loss is "hinge", y has rows of several labels',
    ],
    [
      "model, other kind",
      () => Model.train(table, { ...MODEL, target: "class", loss: "huber" }),
      'Model.train: loss is "huber", the targets are classes',
    ],
    [
      "model, option",
      () => Model.train(table, { ...MODEL, target: "value", loss: { type: "quantile", levels: [1] } }),
      "Model.train: quantile: levels[0] is 1; pass a number above 0 and below 1.",
    ],
    [
      "estimator, solver",
      () => new MLPClassifier({ solver: "newton" as "adam" }),
      'MLPClassifier: solver is "newton"; choose one of "adam", "adamw", "momentum"',
    ],
    [
      "estimator, option of another solver",
      () => new MLPClassifier({ solver: "nadam", beta1: 0.8 }),
      'MLPClassifier: beta1 is 0.8, which solver "nadam" does not follow; leave beta1 out, or pass options as solver: { type: "nadam" }.',
    ],
    [
      "estimator, dropout of one mask",
      () => new MLPClassifier({ solver: "lbfgs", dropout: 0.5 }),
      'MLPClassifier: dropout is 0.5, which solver "lbfgs" does not follow; leave dropout out, or choose solver "adam" or "sgd".',
    ],
    [
      "model, two rates",
      () => Model.train(table, { ...MODEL, target: "class", optimizer: { type: "sgd", learningRate: 1 } as never }),
      "Model.train: optimizer has learningRate 1; pass learningRate beside optimizer.",
    ],
    [
      "estimator, two terms",
      () => new MLPClassifier({ solver: { type: "adam", weightDecay: 1 } as never }),
      "MLPClassifier: solver has weightDecay 1; pass alpha beside solver.",
    ],
    [
      "estimator, an optimizer",
      () => new MLPClassifier({ solver: createOptimizer("adam") as never }),
      'MLPClassifier: solver is an object; pass its name, or { type: "adam", beta1: 0.8 }.',
    ],
    [
      "search, two terms",
      () => hyperparameterSearch({ ...SEARCH, optimizer: [{ type: "adam", weightDecay: 1 } as never] }),
      "hyperparameterSearch: optimizer[0] has weightDecay 1; pass l2 beside optimizer[0].",
    ],
    [
      "network, initializer",
      () => Network.mlp([2, 2], { initializer: ["he"] as never }),
      'Network.mlp: initializer: options are ["he"]; pass an object.',
    ],
    [
      "model, smoothing of values",
      () => Model.train(table, { ...MODEL, target: "value", labelSmoothing: 0.1 }),
      "Model.train: labelSmoothing is 0.1, the targets are values; leave it out.",
    ],
    [
      "model, smoothing twice",
      () =>
        Model.train(table, {
          ...MODEL,
          target: "class",
          labelSmoothing: 0.1,
          loss: { type: "crossEntropy", labelSmoothing: 0.1 },
        }),
      "Model.train: labelSmoothing stands by itself and in loss; leave one of them out.",
    ],
    [
      "model, initializer",
      () => Model.train(table, { ...MODEL, target: "class", initializer: { normal: -1 } }),
      "Model.train: initializer is { normal: -1 }; pass one finite number, 0 or more for normal.",
    ],
    [
      "search, optimizer",
      () => hyperparameterSearch({ ...SEARCH, optimizer: ["adam", { type: "rmsprop", decay: 2 }] }),
      "RMSProp: decay is 2",
    ],
    [
      "search, initializer",
      () => hyperparameterSearch({ ...SEARCH, initializer: ["auto", "glorot" as "he"] }),
      'hyperparameterSearch: initializer[1] is "glorot"; choose one of',
    ],
    [
      "search, option",
      () => hyperparameterSearch({ ...SEARCH, loss: { type: "focal", gamma: -1 } }),
      "hyperparameterSearch: focal: gamma is -1",
    ],
    [
      "search, average",
      () => hyperparameterSearch({ ...SEARCH, averaging: [{ type: "ema", decay: 1 }] }),
      "hyperparameterSearch: averaging[0]: decay is 1",
    ],
    [
      "search, limit",
      () => hyperparameterSearch({ ...SEARCH, maxNorm: [-1] }),
      "hyperparameterSearch: maxNorm[0] is -1",
    ],
  ];
  test.each(refused)("%s", async (_name, run, message) => {
    await expect(Promise.resolve().then(run)).rejects.toThrow(message);
  });
});
