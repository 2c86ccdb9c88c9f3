import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  Adam,
  AdamW,
  BatchNorm1d,
  BatchNorm2d,
  DivergenceError,
  Linear,
  Momentum,
  Network,
  ReLU,
  SGD,
  Sigmoid,
  Softmax,
  StateError,
  Trainer,
  WasmError,
  type NeuralLayer,
  type StateDict,
  type Targets,
  type TrainerOptions,
} from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { caught, expectThrow } from "../core/throwing";
import { BAD_DATA, classifier, INPUTS, LABELS, matrix, TASKS } from "./bad-data";

const { arena, kernels } = engineFor("strict");

/** L2 norm of the difference of two state dicts. */
function distance(a: StateDict, b: StateDict): number {
  const squares = Object.keys(a).flatMap((name) => Array.from(a[name].data, (x, i) => (x - b[name].data[i]) ** 2));
  return Math.sqrt(squares.reduce((sum, x) => sum + x, 0));
}

describe("construction", () => {
  test.each([
    [
      "a misspelt option",
      { loss: "crossEntropy", optimiser: new Adam() },
      RangeError,
      'Trainer: option "optimiser" is unknown; did you mean "optimizer"? Choose from "loss", "optimizer", "schedule", "clipNorm", "clipValue", "l1", "classWeights", "maxNorm", "averaging", "reduction".',
    ],
    ["no options", undefined, TypeError, "Trainer: options are undefined; pass an object."],
    ["a name for options", "crossEntropy", TypeError, 'Trainer: options are "crossEntropy"; pass an object.'],
    [
      "an unknown loss",
      { loss: "mse" },
      RangeError,
      'Trainer: loss is "mse"; choose one of "meanSquaredError", "crossEntropy", "binaryCrossEntropy", "meanAbsoluteError", "poisson", "huber", "quantile", "gaussian", "hinge", "focal", "binaryCrossEntropyFromLogits".',
    ],
    [
      "an optimizer by name",
      { loss: "crossEntropy", optimizer: "adam" },
      TypeError,
      'Trainer: optimizer is "adam"; pass an optimizer such as new Adam().',
    ],
    [
      "the class of an optimizer's options",
      { loss: "crossEntropy", optimizer: { learningRate: 1 } },
      TypeError,
      "Trainer: optimizer is an object; pass an optimizer such as new Adam().",
    ],
    [
      "clipNorm 0",
      { loss: "crossEntropy", clipNorm: 0 },
      RangeError,
      "Trainer: clipNorm is 0; pass a finite number above 0.",
    ],
    [
      "clipNorm as text",
      { loss: "crossEntropy", clipNorm: "1" },
      TypeError,
      'Trainer: clipNorm is "1"; pass a number.',
    ],
    [
      "an unknown reduction",
      { loss: "crossEntropy", reduction: "none" },
      RangeError,
      'Trainer: reduction is "none"; choose one of "mean", "sum".',
    ],
  ])("%s: refused, and no memory is taken", (_, options, type, message) => {
    using network = classifier();
    const before = arena.liveBytes;
    expectThrow(() => new Trainer(network, options as TrainerOptions), type, message);
    expect(arena.liveBytes).toBe(before);
  });

  test("what is no network is refused", () => {
    const trainer = (network: unknown) => () => new Trainer(network as Network, { loss: "crossEntropy" });
    expectThrow(trainer(undefined), TypeError, "Trainer: network is undefined; pass a Network.");
    expectThrow(trainer([new Linear(2, 2)]), TypeError, "Trainer: network is [an object]; pass a Network.");
  });

  test("begins at zero, with Adam", () => {
    using network = classifier();
    const trainer = new Trainer(network, { loss: "crossEntropy" });
    expect(trainer.optimizer.config).toStrictEqual(new Adam().config);
    expect([trainer.steps, trainer.epochCount, trainer.gradientNorm]).toStrictEqual([0, 0, 0]);
  });
});

describe.each(BAD_DATA)("%s", (_, task, inputs, targets, type, message) => {
  let network: Network;
  let trainer: Trainer;
  let before: StateDict;
  const dataset = { inputs, targets } as never;

  beforeEach(() => {
    const [fresh, options] = TASKS[task]();
    network = fresh;
    trainer = new Trainer(network, options);
    before = network.stateDict();
    return () => {
      network.dispose();
    };
  });

  afterEach(() => {
    expect(network.stateDict()).toStrictEqual(before);
    expect([trainer.steps, trainer.epochCount]).toStrictEqual([0, 0]);
  });

  test("step refuses it", () => {
    expectThrow(() => trainer.step(inputs as never, targets as never), type, `Trainer.step: ${message}.`);
  });

  test("evaluate refuses it", () => {
    expectThrow(() => trainer.evaluate(dataset), type, `Trainer.evaluate: ${message}.`);
  });

  test("fit refuses it, as training and as validation data", async () => {
    const bytes = arena.liveBytes;
    const refused = async (who: string, promise: Promise<unknown>) => {
      await expect(promise).rejects.toThrow(type);
      await expect(promise).rejects.toHaveProperty("message", `${who}: ${message}.`);
    };
    await refused("Trainer.fit", trainer.fit(dataset));
    const good = network.fanOut > 1 ? [[0, 1, 0].slice(0, network.fanOut)] : [[0.5]];
    const data = { inputs: [[1, 2]], targets: good };
    await refused("Trainer.fit: validation", trainer.fit(data, { validation: dataset }));
    expect(arena.liveBytes).toBe(bytes);
  });
});

describe("a batch of one into batch normalization", () => {
  const step = (layer: NeuralLayer) => {
    const network = new Network([new Linear(2, 4), layer], { seed: 1 });
    const before = network.stateDict();
    const trainer = new Trainer(network, { loss: "meanSquaredError" });
    const error = caught(() => trainer.step([[1, 2]], [[0, 0, 0, 0]]));
    expect(
      Object.entries(network.stateDict()).every(([name, { data }]) => data.every((x, i) => x === before[name].data[i])),
    ).toBe(error !== undefined);
    network.dispose();
    return error;
  };

  test.each([new BatchNorm1d(4), new BatchNorm2d(4, { height: 1, width: 1 })])(
    "$type refuses it in training",
    (layer) => {
      const error = step(layer);
      expect(error).toBeInstanceOf(RangeError);
      expect((error as Error).message).toBe(
        `Trainer.step: a batch of 1 sample reaches ${layer.type} in training; use batches of 2 samples or more, or dropLast: true.`,
      );
    },
  );

  test("BatchNorm2d takes it where an image has several positions", () => {
    expect(step(new BatchNorm2d(2, { height: 1, width: 2 }))).toBeUndefined();
  });

  test("evaluation takes it", () => {
    using network = new Network([new BatchNorm1d(2)]);
    const trainer = new Trainer(network, { loss: "meanSquaredError" });
    expect(trainer.evaluate({ inputs: [[1, 2]], targets: [[1, 2]] }).loss).toBeCloseTo(0, 5);
  });
});

describe("after dispose", () => {
  const message = (who: string) => `${who}: the network is disposed of; make a new one or call dispose later.`;

  test("step, evaluate, fit and a new trainer are refused", async () => {
    const network = classifier();
    const trainer = new Trainer(network, { loss: "crossEntropy" });
    trainer.step(INPUTS, LABELS);
    network.dispose();
    expectThrow(() => trainer.step(INPUTS, LABELS), StateError, message("Trainer.step"));
    expectThrow(() => trainer.evaluate({ inputs: INPUTS, targets: LABELS }), StateError, message("Trainer.evaluate"));
    expectThrow(() => new Trainer(network, { loss: "crossEntropy" }), StateError, message("Trainer"));
    const fit = trainer.fit({ inputs: INPUTS, targets: LABELS });
    await expect(fit).rejects.toThrow(StateError);
    await expect(fit).rejects.toHaveProperty("message", message("Trainer.fit"));
  });
});

describe("step", () => {
  test("returns the loss before the update and counts", () => {
    using network = classifier();
    const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new SGD({ learningRate: 0.1 }) });
    const { loss } = trainer.evaluate({ inputs: INPUTS, targets: LABELS });
    expect(trainer.step(INPUTS, LABELS)).toBe(loss);
    expect(trainer.step(INPUTS, LABELS)).toBeLessThan(loss);
    expect([trainer.steps, trainer.epochCount]).toStrictEqual([2, 0]);
  });

  test("plain descent moves by learning rate times gradient", () => {
    using network = classifier();
    const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new SGD({ learningRate: 0.5 }) });
    const before = network.stateDict();
    trainer.step(INPUTS, LABELS);
    expect(trainer.gradientNorm).toBeGreaterThan(0);
    expect(distance(before, network.stateDict()) / (0.5 * trainer.gradientNorm)).toBeCloseTo(1, 5);
  });

  test.each([
    ["number[]", LABELS],
    ["Int32Array", Int32Array.from(LABELS)],
    ["Uint8Array", Uint8Array.from(LABELS)],
    ["Uint32Array", Uint32Array.from(LABELS)],
    ["Int8Array", Int8Array.from(LABELS)],
    [
      "one-hot rows",
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    ],
    ["a one-hot matrix", matrix(3, 3, 1, 0, 0, 0, 1, 0, 0, 0, 1)],
  ])("classes may come as %s", (_, targets) => {
    const train = (given: Targets) => {
      using network = classifier();
      new Trainer(network, { loss: "crossEntropy" }).step(INPUTS, given);
      return network.stateDict();
    };
    expect(distance(train(targets), train(LABELS))).toBeLessThan(1e-6);
  });

  test.each([
    [
      "several outputs: labels are one-hot",
      3,
      LABELS,
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    ],
    ["one output: labels are values", 1, [0.5, -3, 7], [[0.5], [-3], [7]]],
  ])("mean squared error, %s", (_, fanOut, labels, rows) => {
    const train = (targets: Targets) => {
      using network = Network.mlp([2, 4, fanOut], { seed: 1 });
      const loss = new Trainer(network, { loss: "meanSquaredError" }).step(INPUTS, targets);
      return [loss, network.stateDict()];
    };
    expect(train(labels)).toStrictEqual(train(rows));
  });

  test("batches of changing sizes and kinds of targets are as good as new ones", () => {
    using network = classifier();
    using twin = classifier();
    const batches: [number[][], Targets][] = [
      [INPUTS, LABELS],
      [INPUTS.slice(0, 1), [1]],
      [
        [...INPUTS, ...INPUTS],
        [...LABELS, ...LABELS],
      ],
      [
        INPUTS.slice(1),
        [
          [0, 1, 0],
          [0, 0, 1],
        ],
      ],
      [INPUTS, LABELS],
    ];
    const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new SGD() });
    for (const [i, [inputs, targets]] of batches.entries()) {
      trainer.step(inputs, targets);
      network.predict(new Array<number[]>(20 * (i + 1)).fill([9, 9]));
      new Trainer(twin, { loss: "crossEntropy", optimizer: new SGD() }).step(inputs, targets);
    }
    expect(network.stateDict()).toStrictEqual(twin.stateDict());
  });
});

describe("clipNorm", () => {
  const stepLength = (clipNorm?: number) => {
    using network = classifier();
    const trainer = new Trainer(network, {
      loss: "crossEntropy",
      optimizer: new SGD({ learningRate: 1 }),
      reduction: "sum",
      ...(clipNorm !== undefined && { clipNorm }),
    });
    const before = network.stateDict();
    trainer.step(INPUTS, LABELS);
    return { length: distance(before, network.stateDict()), norm: trainer.gradientNorm };
  };
  const free = stepLength();

  test.each([0.01, 0.5, 1])("scales the gradient down to %f", (clipNorm) => {
    const { length, norm } = stepLength(clipNorm);
    expect(norm).toBe(free.norm);
    expect(norm).toBeGreaterThan(clipNorm);
    expect(length / clipNorm).toBeCloseTo(1, 3);
  });

  test("leaves a smaller gradient alone", () => {
    expect(stepLength(2 * free.norm)).toStrictEqual(free);
  });
});

describe("reduction", () => {
  const run = (reduction: "mean" | "sum", loss: "crossEntropy" | "meanSquaredError") => {
    using network = classifier();
    const trainer = new Trainer(network, { loss, reduction, optimizer: new SGD() });
    const value = trainer.step(INPUTS, LABELS);
    return { value, norm: trainer.gradientNorm };
  };

  test.each([
    ["crossEntropy", 3],
    ["meanSquaredError", 9],
  ] as const)("%s: the sum of a batch is %i times its mean", (loss, terms) => {
    const mean = run("mean", loss);
    const sum = run("sum", loss);
    expect(sum.value / mean.value).toBeCloseTo(terms, 5);
    expect(sum.norm / mean.norm).toBeCloseTo(terms, 5);
  });

  test("a sum is over all samples of evaluate, however many", () => {
    using network = classifier();
    const rows = 600;
    const dataset = {
      inputs: Array.from({ length: rows }, (_, i) => INPUTS[i % 3]),
      targets: Array.from({ length: rows }, (_, i) => LABELS[i % 3]),
    };
    const evaluate = (reduction: "mean" | "sum") =>
      new Trainer(network, { loss: "crossEntropy", reduction }).evaluate(dataset).loss;
    expect(evaluate("sum") / evaluate("mean")).toBeCloseTo(rows, 2);
  });
});

describe("evaluate", () => {
  test("gives loss and the share of right classes, and changes nothing", () => {
    using network = new Network([new Linear(2, 2, { bias: false }), new Softmax()]);
    network.loadStateDict({ "0.weight": { shape: [2, 2], data: Float32Array.of(1, 0, 0, 1) } });
    const trainer = new Trainer(network, { loss: "crossEntropy" });
    const before = network.stateDict();
    const inputs = [
      [2, 1],
      [0, 3],
      [5, 1],
      [0, 1],
    ];
    expect(trainer.evaluate({ inputs, targets: [0, 1, 1, 1] }).accuracy).toBe(0.75);
    expect(
      trainer.evaluate({
        inputs,
        targets: [
          [1, 0],
          [0, 1],
          [1, 0],
          [0, 1],
        ],
      }).accuracy,
    ).toBe(1);
    expect(network.stateDict()).toStrictEqual(before);
    expect(trainer.steps).toBe(0);
  });

  test("one probability names a class by its side of a half", () => {
    using network = new Network([new Linear(1, 1, { bias: false }), new Sigmoid()]);
    network.loadStateDict({ "0.weight": { shape: [1, 1], data: Float32Array.of(1) } });
    const trainer = new Trainer(network, { loss: "binaryCrossEntropy" });
    expect(trainer.evaluate({ inputs: [[3], [-3], [2], [-2]], targets: [1, 0, 1, 1] }).accuracy).toBe(0.75);
  });

  test("regression has no accuracy", () => {
    using network = Network.mlp([2, 1]);
    const trainer = new Trainer(network, { loss: "meanSquaredError" });
    expect(trainer.evaluate({ inputs: INPUTS, targets: [1, 2, 3] })).toStrictEqual({
      loss: expect.any(Number) as number,
    });
  });

  test("labels name classes with mean squared error and several outputs", () => {
    using network = classifier();
    const trainer = new Trainer(network, { loss: "meanSquaredError" });
    expect(trainer.evaluate({ inputs: INPUTS, targets: LABELS }).accuracy).toBeTypeOf("number");
  });
});

describe("divergence", () => {
  const deep = () =>
    new Network([new Linear(2, 4), new BatchNorm1d(4), new ReLU(), new Linear(4, 4), new Linear(4, 1)], { seed: 5 });
  const TARGETS = [[1], [2], [3]];

  /** Trains until the loss or gradient breaks; returns the error and the number of finite steps. */
  function diverge(network: Network, options: TrainerOptions) {
    const trainer = new Trainer(network, options);
    const error = caught(() => {
      for (let i = 0; i < 1000; i++) trainer.step(INPUTS, TARGETS);
    });
    expect(error).toBeInstanceOf(DivergenceError);
    return { error: error as DivergenceError, trainer };
  }

  test.each([
    ["SGD", () => new SGD({ learningRate: 1e15 })],
    ["SGD, slowly", () => new SGD({ learningRate: 50 })],
    ["Momentum", () => new Momentum({ learningRate: 1e9 })],
    ["Adam", () => new Adam({ learningRate: 1e18 })],
    ["AdamW", () => new AdamW({ learningRate: 1e18 })],
  ])("%s: the network is as after the last finite step", (_, optimizer) => {
    using network = deep();
    const options = { loss: "meanSquaredError", optimizer: optimizer() } as const;
    const { error, trainer } = diverge(network, options);

    using twin = deep();
    const twinTrainer = new Trainer(twin, options);
    for (let i = 0; i < trainer.steps; i++) twinTrainer.step(INPUTS, TARGETS);
    expect(network.stateDict()).toStrictEqual(twin.stateDict());
    for (const { data } of Object.values(network.stateDict())) expect(data.every(Number.isFinite)).toBe(true);

    const { learningRate } = options.optimizer;
    expect(error.divergence).toMatchObject({ epoch: 0, step: trainer.steps + 1, learningRate });
    expect(trainer.steps).toBeGreaterThan(0);
  });

  test("the message names loss, step, learning rate and the first broken layer", () => {
    using network = new Network([new Linear(2, 4), new ReLU(), new Linear(4, 4), new Linear(4, 1)], { seed: 5 });
    const { error } = diverge(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 1e20 }) });
    expect(error.divergence).toStrictEqual({ epoch: 0, step: 2, learningRate: 1e20, layer: "2 (Linear)" });
    expect(error.message).toBe(
      "Trainer: the loss is NaN in epoch 0, step 2, at learning rate 100000000000000000000; the first values that are not finite are " +
        "in layer 2 (Linear). The network is as it was before this step; lower the learning rate, scale the inputs or set clipNorm.",
    );
  });

  test("a loss that breaks behind finite outputs says so", () => {
    using network = Network.mlp([1, 1]);
    const trainer = new Trainer(network, { loss: "meanSquaredError" });
    const error = caught(() => trainer.step([[1]], [[1e30]])) as DivergenceError;
    expect(error).toBeInstanceOf(DivergenceError);
    expect(error.divergence.layer).toBe("the loss");
    expect(error.message).toContain(
      "the loss is Infinity in epoch 0, step 1, at learning rate 0.001; the first values that are not finite are in the loss.",
    );
  });

  test("a gradient that breaks behind a finite loss says so", () => {
    using network = new Network([new Linear(1, 1, { bias: false })]);
    network.loadStateDict({ "0.weight": { shape: [1, 1], data: Float32Array.of(1) } });
    const before = network.stateDict();
    const trainer = new Trainer(network, { loss: "meanSquaredError" });
    const error = caught(() => trainer.step([[1e18]], [[0]])) as DivergenceError;
    expect(error).toBeInstanceOf(DivergenceError);
    expect(error.divergence.layer).toBe("the gradient");
    expect(error.message).toContain(
      "Trainer: the gradient's norm is Infinity in epoch 0, step 1, at learning rate 0.001;",
    );
    expect(error.message).toContain("are in the gradient. The network");
    expect(network.stateDict()).toStrictEqual(before);
  });

  test.each([
    ["SGD", new SGD({ learningRate: 1e39 })],
    ["Momentum", new Momentum({ learningRate: 1e39 })],
    ["Adam", new Adam({ learningRate: 1e39 })],
  ])("%s: an update that leaves the range of f32 is taken back", (_, optimizer) => {
    using network = classifier();
    const before = network.stateDict();
    const trainer = new Trainer(network, { loss: "crossEntropy", optimizer });
    const error = caught(() => trainer.step(INPUTS, LABELS)) as DivergenceError;
    expect(error).toBeInstanceOf(DivergenceError);
    expect(error.message).toContain("Trainer: the update is not finite in epoch 0, step 1, at learning rate 1e+39;");
    expect(network.stateDict()).toStrictEqual(before);
    expect(trainer.steps).toBe(0);
    optimizer.learningRate = 0.01;
    expect(trainer.step(INPUTS, LABELS)).toBeTypeOf("number");
  });

  test("training goes on after it, with a smaller step", () => {
    using network = Network.mlp([1, 1]);
    const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new SGD({ learningRate: 0.1 }) });
    expect(() => trainer.step([[1]], [[1e30]])).toThrow(DivergenceError);
    const first = trainer.step([[1]], [[1]]);
    expect(trainer.step([[1]], [[1]])).toBeLessThan(first);
  });
});

describe("when memory is out", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test("a batch that finds no room changes nothing, and smaller ones still train", () => {
    using network = Network.mlp([2, 500, 3], { seed: 1 });
    using twin = Network.mlp([2, 500, 3], { seed: 1 });
    const trainer = new Trainer(network, { loss: "crossEntropy" });
    const twinTrainer = new Trainer(twin, { loss: "crossEntropy" });
    for (const each of [trainer, twinTrainer]) each.step(INPUTS, LABELS);
    const before = network.stateDict();
    vi.spyOn(kernels.memory, "grow").mockImplementation(() => {
      throw new RangeError("no room");
    });
    const rows = 100_000;
    const inputs = { data: new Float32Array(2 * rows), rows, columns: 2 };
    expect(() => trainer.step(inputs, new Int32Array(rows))).toThrow(WasmError);
    expect(network.stateDict()).toStrictEqual(before);
    expect(trainer.step(INPUTS, LABELS)).toBe(twinTrainer.step(INPUTS, LABELS));
    expect(network.stateDict()).toStrictEqual(twin.stateDict());
  });
});

describe("batch statistics that overflow", () => {
  test("stop the step and are not kept", () => {
    const network = new Network([new Linear(1, 2, { initializer: "normal" }), new BatchNorm1d(2), new Linear(2, 1)], {
      seed: 1,
    });
    const trainer = new Trainer(network, { loss: "meanSquaredError" });
    const before = network.stateDict();
    expect(() => trainer.step([[1e20], [-1e20]], [[0], [1]])).toThrow(
      "Trainer: a batch statistic is not finite in epoch 0, step 1, at learning rate 0.001; the first values that are not " +
        "finite are in the statistics of layer 1 (BatchNorm1d). The network is as it was before this step; " +
        "lower the learning rate, scale the inputs or set clipNorm.",
    );
    expect(network.stateDict()).toEqual(before);
  });
});
