/** The extra parts as a person uses them: what must hold for any numbers, what is refused, files, threads. */
import { describe, expect, test } from "vitest";
import { loadCheckpoint, loadNetwork, saveCheckpoint, saveNetwork } from "../../src/files/index";
import {
  Adam,
  AlphaDropout,
  checkGradients,
  Embedding,
  fitLBFGS,
  GaussianNoise,
  GELU,
  LayerNorm,
  Linear,
  Lion,
  NAdam,
  Network,
  NeuralLayer,
  PReLU,
  Residual,
  SELU,
  SGD,
  StateError,
  Trainer,
  type CustomLoss,
  type LossSpec,
  type Matrix,
} from "../../src/index";
import { expectRejection, expectThrow } from "../core/throwing";
import { RandomNumbers } from "../reference/random";

const random = new RandomNumbers(7);
const matrixOf = (rows: number[][]): Matrix => ({
  data: Float32Array.from(rows.flat()),
  rows: rows.length,
  columns: rows[0].length,
});
const INPUTS = random.matrix(8, 3);
const VALUES = random.matrix(8, 2);
const NO_NETWORK = "network is null; pass a Network.";

describe("invariants", () => {
  test("GELU's two forms are within 0.0005 of each other", () => {
    const rows = matrixOf(Array.from({ length: 801 }, (_, i) => [(i - 400) / 50]));
    const [exact, tanh] = (["none", "tanh"] as const).map((approximate) => {
      using network = new Network([new Linear(1, 1, { initializer: { constant: 1 } }), new GELU({ approximate })]);
      return network.predict(rows).data;
    });
    exact.forEach((y, i) => {
      expect(Math.abs(y - tanh[i])).toBeLessThan(5e-4);
    });
  });

  test("LayerNorm does not see scale and shift of its inputs", () => {
    using network = new Network([new LayerNorm(3, { epsilon: 1e-12 })]);
    const { data } = network.predict(INPUTS);
    const moved = network.predict(INPUTS.map((row) => row.map((x) => 3 * x - 2))).data;
    data.forEach((y, i) => {
      expect(Math.abs(y - moved[i])).toBeLessThan(1e-4);
    });
  });

  test("the quantile loss is smallest at the quantile", () => {
    const levels = [0.1, 0.5, 0.9];
    using network = new Network([new Linear(1, 3, { initializer: { constant: 0 } })]);
    const trainer = new Trainer(network, {
      loss: { type: "quantile", levels },
      optimizer: new Adam({ learningRate: 0.05 }),
    });
    const targets = Array.from({ length: 101 }, (_, i) => [i / 100]);
    const inputs = targets.map(() => [0]);
    for (let step = 0; step < 600; step++) trainer.step(inputs, targets);
    network.predict([[0]]).data.forEach((y, i) => {
      expect(Math.abs(y - levels[i])).toBeLessThan(0.03);
    });
  });

  test.each([
    [new GaussianNoise(0.5), 0.25],
    [new AlphaDropout(0.2), 0],
  ])("$type: nothing in evaluation; mean and variance as told in training", (layer, added) => {
    const rows = Array.from({ length: 4000 }, () => [random.uniform(-Math.sqrt(3), Math.sqrt(3))]);
    using network = new Network([new Linear(1, 1, { initializer: { constant: 1 } }), layer]);
    expect(network.predict(rows).data).toStrictEqual(matrixOf(rows).data);
    const seen: number[] = [];
    const loss: CustomLoss = {
      name: "probe",
      evaluate: ({ data }) => {
        seen.push(...data);
        return { loss: 0, gradient: new Float32Array(data.length) };
      },
    };
    new Trainer(network, { loss }).step(rows, rows);
    const mean = seen.reduce((sum, y) => sum + y, 0) / seen.length;
    const variance = seen.reduce((sum, y) => sum + (y - mean) ** 2, 0) / seen.length;
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(Math.abs(variance - 1 - added)).toBeLessThan(0.12);
  });

  test.each([
    ["xavierNormal", 2 / 300],
    ["heNormal", 2 / 100],
    ["lecunNormal", 1 / 100],
    ["lecun", 1 / 100],
    [{ normal: 0.25 }, 0.0625],
  ] as const)("%o: the variance of its definition", (initializer, expected) => {
    using network = new Network([new Linear(100, 200, { initializer })], { seed: 2 });
    const { data } = network.stateDict()["0.weight"];
    const variance = data.reduce((sum, w) => sum + w * w, 0) / data.length;
    expect(variance / expected).toBeGreaterThan(0.96);
    expect(variance / expected).toBeLessThan(1.04);
  });
});

const LAYERS = () => [
  new Embedding(3, [{ column: 0, categories: 4, size: 2 }]),
  new Linear(4, 6, { initializer: "lecunNormal" }),
  new SELU(),
  new AlphaDropout(0.2),
  new Residual([new LayerNorm(6), new Linear(6, 6), new GELU()]),
  new GaussianNoise(0.1),
  new PReLU(),
  new Linear(6, 2),
];
const ROWS = INPUTS.map(([, b, c], i) => [i % 4, b, c]);

describe("files", () => {
  test("a network and a checkpoint with every kind of part go on to the bit", async () => {
    const create = () => {
      const network = new Network(LAYERS(), { seed: 5 });
      return {
        network,
        trainer: new Trainer(network, { loss: { type: "huber", delta: 0.5 }, optimizer: new NAdam() }),
      };
    };
    const { network, trainer } = create();
    await trainer.fit({ inputs: ROWS, targets: VALUES }, { epochs: 3, batchSize: 4 });
    const { network: loaded } = await loadNetwork(await saveNetwork(network));
    expect(loaded.predict(ROWS)).toStrictEqual(network.predict(ROWS));
    const again = create();
    await loadCheckpoint(again.trainer, await saveCheckpoint(trainer));
    await trainer.fit({ inputs: ROWS, targets: VALUES }, { epochs: 2, batchSize: 4 });
    await again.trainer.fit({ inputs: ROWS, targets: VALUES }, { epochs: 2, batchSize: 4 });
    expect(again.network.stateDict()).toStrictEqual(network.stateDict());
  });

  test("a checkpoint of another delta is refused", async () => {
    using network = new Network([new Linear(3, 2)]);
    const trainer = new Trainer(network, { loss: { type: "huber", delta: 2 } });
    const other = new Trainer(network, { loss: { type: "huber", delta: 3 } });
    await expect(loadCheckpoint(other, await saveCheckpoint(trainer))).rejects.toThrow("the trainer's loss is");
  });

  test("several threads: the bits of one", () => {
    const states = [1, 2].map((threads) => {
      using network = new Network(LAYERS(), { seed: 5, threads });
      const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer: new Lion() });
      for (let step = 0; step < 3; step++) trainer.step(ROWS, VALUES);
      return network.stateDict();
    });
    expect(states[1]).toStrictEqual(states[0]);
  });
});

describe("a loss of one's own", () => {
  const squares: CustomLoss = {
    name: "squares",
    evaluate: ({ data }, targets) => {
      const { data: wanted } = targets as Matrix;
      const gradient = data.map((y, i) => (2 * (y - wanted[i])) / data.length);
      return { loss: data.reduce((sum, y, i) => sum + (y - wanted[i]) ** 2, 0) / data.length, gradient };
    },
  };

  test("trains as the library's own", () => {
    const [own, known] = ([squares, "meanSquaredError"] as const).map((loss) => {
      using network = new Network([new Linear(3, 2)], { seed: 1 });
      const trainer = new Trainer(network, { loss, optimizer: new SGD({ learningRate: 0.1 }) });
      return Array.from({ length: 5 }, () => trainer.step(INPUTS, VALUES));
    });
    own.forEach((loss, i) => {
      expect(loss).toBeCloseTo(known[i], 6);
    });
  });

  test.each<[string, unknown, ErrorConstructor, string]>([
    [
      "nothing",
      undefined,
      TypeError,
      'Trainer: loss "bad": evaluate returned undefined; return { loss: number, gradient: Float32Array }.',
    ],
    [
      "a list",
      { loss: 1, gradient: [1] },
      TypeError,
      'Trainer: loss "bad": evaluate returned { loss: 1, gradient: [1] }; return { loss: number, gradient: Float32Array }.',
    ],
    [
      "double precision",
      { loss: 1, gradient: new Float64Array(16) },
      TypeError,
      'Trainer: loss "bad": evaluate returned { loss: 1, gradient: a Float64Array }; return { loss: number, gradient: Float32Array }.',
    ],
    [
      "no number",
      { loss: "1", gradient: new Float32Array(16) },
      TypeError,
      'Trainer: loss "bad": evaluate returned { loss: "1", gradient: a Float32Array }; return { loss: number, gradient: Float32Array }.',
    ],
    [
      "too little",
      { loss: 1, gradient: new Float32Array(3) },
      RangeError,
      'Trainer: loss "bad": the gradient has 3 elements; return 16, one for each output.',
    ],
  ])("%s is refused, and nothing changes", (_, result, type, message) => {
    using network = new Network([new Linear(3, 2)], { seed: 1 });
    const before = network.stateDict();
    const trainer = new Trainer(network, { loss: { name: "bad", evaluate: () => result } as CustomLoss });
    expectThrow(() => trainer.step(INPUTS, VALUES), type, message);
    expect(network.stateDict()).toStrictEqual(before);
  });

  test("a promise is refused, and what it rejects with ends no program", () => {
    using network = new Network([new Linear(3, 2)], { seed: 1 });
    const evaluate = () => Promise.reject(new Error("late"));
    const trainer = new Trainer(network, { loss: { name: "bad", evaluate } as never });
    const message =
      'Trainer: loss "bad": evaluate returned a promise; return { loss, gradient } itself, from a function that is not async.';
    expectThrow(() => trainer.step(INPUTS, VALUES), TypeError, message);
  });

  test("what it writes into its copies changes nothing; the network that is trained is not for it", () => {
    const trained = (evaluate: CustomLoss["evaluate"]) => {
      const network = new Network([new Linear(3, 2)], { seed: 1 });
      new Trainer(network, { loss: { ...squares, evaluate } }).step(INPUTS, VALUES);
      return network.stateDict();
    };
    const spoiling: CustomLoss["evaluate"] = (outputs, targets) => {
      const result = squares.evaluate(outputs, targets);
      outputs.data.fill(9);
      (targets as Matrix).data.fill(9);
      return result;
    };
    expect(trained(spoiling)).toStrictEqual(trained((...args) => squares.evaluate(...args)));
    using network = new Network([new Linear(3, 4), new GELU(), new Linear(4, 2)], { seed: 1 });
    const before = network.stateDict();
    const evaluate: CustomLoss["evaluate"] = (outputs, targets) => {
      network.predict([[9, 9, 9]]);
      return squares.evaluate(outputs, targets);
    };
    const trainer = new Trainer(network, { loss: { ...squares, evaluate } });
    expectThrow(
      () => trainer.step(INPUTS, VALUES),
      StateError,
      'Trainer: loss "squares": evaluate used the network that is being trained; use another one there, with its state dict.',
    );
    expect(network.stateDict()).toStrictEqual(before);
  });

  test("a gradient that is NaN is a divergence, and nothing changes", () => {
    using network = new Network([new Linear(3, 2)], { seed: 1 });
    const before = network.stateDict();
    const loss = { ...squares, evaluate: () => ({ loss: 1, gradient: new Float32Array(16).fill(NaN) }) };
    expect(() => new Trainer(network, { loss }).step(INPUTS, VALUES)).toThrow("the gradient's norm is NaN");
    expect(network.stateDict()).toStrictEqual(before);
  });

  test("NaN is a divergence", () => {
    using network = new Network([new Linear(3, 2)], { seed: 1 });
    const loss = { ...squares, evaluate: () => ({ loss: NaN, gradient: new Float32Array(16) }) };
    expect(() => new Trainer(network, { loss }).step(INPUTS, VALUES)).toThrow("the loss is NaN");
  });
});

const trainerOf =
  (loss: unknown, outputs = 3) =>
  () =>
    new Trainer(new Network([new Linear(3, outputs)]), { loss: loss as LossSpec });

test.each<[string, () => unknown, ErrorConstructor | string, string]>([
  [
    "a residual of other sizes",
    () => new Network([new Residual([new Linear(3, 2)])]),
    RangeError,
    "Network: layer 0: Residual: its layers make 2 columns of 3; make the sizes meet.",
  ],
  ["an empty residual", () => new Residual([]), RangeError, "Residual: layers are empty; pass at least one layer."],
  [
    "a residual of a name",
    () => new Residual(["relu" as never]),
    TypeError,
    'Residual: layer 0 is "relu"; pass layers such as new Linear(3, 3).',
  ],
  [
    "a column that is not there",
    () => new Embedding(3, [{ column: 3, categories: 2, size: 1 }]),
    RangeError,
    "Embedding: columns[0]: column is 3; pass an integer from 0 to 2.",
  ],
  [
    "a category out of range",
    () => new Network([new Embedding(1, [{ column: 0, categories: 2, size: 1 }])]).predict([[1], [2]]),
    RangeError,
    "Embedding: inputs at row 1 of the batch, column 0 are 2; pass integers from 0 to 1 there.",
  ],
  [
    "half a category",
    () => new Network([new Embedding(1, [{ column: 0, categories: 2, size: 1 }])]).predict([[0.5]]),
    RangeError,
    "Embedding: inputs at row 0 of the batch, column 0 are 0.5; pass integers from 0 to 1 there.",
  ],
  [
    "a level of 1",
    trainerOf({ type: "quantile", levels: [0.5, 1, 0.2] }),
    RangeError,
    "Trainer: quantile: levels[1] is 1; pass a number above 0 and below 1.",
  ],
  [
    "levels that do not fit",
    trainerOf({ type: "quantile", levels: [0.1, 0.9] }),
    RangeError,
    "Trainer: quantile: 2 levels for a network of 3 outputs; give each target an output for each level.",
  ],
  [
    "a gaussian of three outputs",
    trainerOf("gaussian"),
    RangeError,
    'Trainer: loss "gaussian" on a network with 3 outputs; give each target an output for its mean and one for its log variance.',
  ],
  [
    "a delta of 0",
    trainerOf({ type: "huber", delta: 0 }),
    RangeError,
    "Trainer: huber: delta is 0; pass a finite number above 0.",
  ],
  [
    "too few positive weights",
    trainerOf({ type: "binaryCrossEntropyFromLogits", positiveWeights: [1] }),
    RangeError,
    "Trainer: binaryCrossEntropyFromLogits: positiveWeights are 1 numbers; pass one for each of the 3 outputs.",
  ],
  [
    "a smoothing of 1",
    trainerOf({ type: "crossEntropy", labelSmoothing: 1 }),
    RangeError,
    "Trainer: crossEntropy: labelSmoothing is 1; pass a number of at least 0 and below 1.",
  ],
  [
    "two numbers for an initializer",
    () => new Linear(1, 1, { initializer: { normal: 1, constant: 1 } as never }),
    RangeError,
    "Linear: initializer is { normal: 1, constant: 1 }; pass one finite number, 0 or more for normal.",
  ],
])("%s is refused", (_, create, type, message) => {
  expectThrow(create, type as ErrorConstructor, message);
});

test.each([2 ** 31, 2 ** 53, 1e308])("an embedding of %d columns is refused before memory is taken", (size) => {
  const range = "pass an integer from 1 to 16777216.";
  expectThrow(
    () => new Embedding(size, [{ column: 0, categories: 2, size: 1 }]),
    RangeError,
    `Embedding: fanIn is ${size}; ${range}`,
  );
  expectThrow(
    () => new Embedding(3, [{ column: 0, categories: 2, size }]),
    RangeError,
    `Embedding: columns[0]: size is ${size}; ${range}`,
  );
});

describe("categories that are none, in the last row of a fit", () => {
  const column = { column: 1, categories: 3, size: 2 };
  test.each<[string, () => Network]>([
    ["an embedding", () => new Network([new Embedding(2, [column]), new Linear(3, 1)])],
    [
      "in a residual",
      () => new Network([new Residual([new Embedding(2, [{ ...column, size: 1 }])]), new Linear(2, 1)]),
    ],
  ])("%s: refused before anything is trained", async (_name, create) => {
    using network = create();
    const before = network.stateDict();
    const trainer = new Trainer(network, { loss: "meanSquaredError" });
    for (const category of [3, -1, 0.5]) {
      const inputs = [...Array.from({ length: 9 }, (_, r) => [r, r % 3]), [0, category]];
      const fit = trainer.fit({ inputs, targets: inputs.map(() => [1]) }, { epochs: 1, batchSize: 2, shuffle: false });
      const message = `Trainer.fit: inputs at row 9, column 1 are ${category}; pass integers from 0 to 2 there.`;
      await expect(fit).rejects.toThrow(new RangeError(message));
    }
    expect(network.stateDict()).toStrictEqual(before);
  });
});

test.each([
  [[], RangeError, "Trainer: quantile: levels has 0 elements; pass at least 1, as in [0.1, 0.5, 0.9]."],
  ["0.5", TypeError, 'Trainer: quantile: levels is "0.5"; pass an array such as [0.1, 0.5, 0.9].'],
  [[0.5, NaN], RangeError, "Trainer: quantile: levels[1] is NaN; pass a number above 0 and below 1."],
  [[0], RangeError, "Trainer: quantile: levels[0] is 0; pass a number above 0 and below 1."],
  [["0.5"], TypeError, 'Trainer: quantile: levels[0] is "0.5"; pass a number.'],
] as const)("levels %o are refused", (levels, type, message) => {
  expectThrow(trainerOf({ type: "quantile", levels }), type, message);
});

test("levels may stand in any order: each output is that of its level", () => {
  const lossOf = (levels: number[], outputs: number[]) => {
    using network = new Network([new Linear(1, 2, { initializer: { constant: 0 } })]);
    network.loadStateDict({ ...network.stateDict(), "0.bias": { shape: [2], data: Float32Array.from(outputs) } });
    return new Trainer(network, { loss: { type: "quantile", levels } }).evaluate({ inputs: [[1]], targets: [[3]] })
      .loss;
  };
  expect(lossOf([0.9, 0.1], [1, 5])).toBe(lossOf([0.1, 0.9], [5, 1]));
});

describe("a layer has one place, inside others too", () => {
  const linear = () => new Linear(2, 2);
  test.each<[string, (shared: Linear) => unknown, string]>([
    ["a network and a chain in it", (one) => new Network([one, new Residual([one])]), "Network: layer 1 (Linear)"],
    ["two chains", (one) => new Network([new Residual([one]), new Residual([one])]), "Network: layer 1 (Linear)"],
    ["a chain in a chain", (one) => new Residual([new Residual([one]), one]), "Residual: layer 1 (Linear)"],
    [
      "chains of two networks",
      (one) => {
        const chains = [new Residual([one]), new Residual([linear(), new Residual([one])])];
        chains.map((chain) => new Network([chain]));
      },
      "Network: layer 0 (Linear)",
    ],
  ])("%s", (_name, make, who) => {
    expect(() => make(linear())).toThrow(StateError);
    const place = who.startsWith("Network") ? "a network" : "use";
    expect(() => make(linear())).toThrow(`${who} is in ${place} already; make a new layer for each place.`);
  });
});

describe("whoever takes a loss names itself", () => {
  const dataset = { inputs: INPUTS, targets: VALUES };
  const network = () => new Network([new Linear(3, 2)]);
  const DOORS: readonly [string, (loss: never) => unknown][] = [
    ["Trainer", (loss) => new Trainer(network(), { loss })],
    ["Network.inputGradients", (loss) => network().inputGradients(INPUTS, VALUES, loss)],
    ["checkGradients", (loss) => checkGradients(network(), dataset, { loss })],
    ["fitLBFGS", (loss) => fitLBFGS(network(), dataset, { loss })],
  ];
  test.each(DOORS)("%s", async (who, use) => {
    const call = async (loss: unknown) => {
      await use(loss as never);
    };
    await expect(call("Huber")).rejects.toThrow(`${who}: loss is "Huber"; choose one of "meanSquaredError", `);
    await expect(call({ type: "huber", delta: 0 })).rejects.toThrow(`${who}: huber: delta is 0; pass`);
    await expect(call("binaryCrossEntropy")).rejects.toThrow(`${who}: loss "binaryCrossEntropy" on a network`);
    await expect(call({ type: "quantile", levels: [0.1, 0.5, 0.9] })).rejects.toThrow(`${who}: quantile: 3 levels for`);
    // eslint-disable-next-line no-sparse-arrays
    const holey = { type: "binaryCrossEntropyFromLogits", positiveWeights: [, 1] };
    await expect(call(holey)).rejects.toThrow(`${who}: binaryCrossEntropyFromLogits: positiveWeights[0] is undefined`);
    await expect(call({ name: "mine", evaluate: 3 })).rejects.toThrow(`${who}: loss "mine": evaluate is 3; pass a`);
  });

  test("and what is no network", async () => {
    const none = null as never;
    expectThrow(() => checkGradients(none, dataset, { loss: "huber" }), TypeError, `checkGradients: ${NO_NETWORK}`);
    await expectRejection(fitLBFGS(none, dataset, { loss: "huber" }), TypeError, `fitLBFGS: ${NO_NETWORK}`);
    expectThrow(() => new Trainer(none, { loss: "huber" }), TypeError, `Trainer: ${NO_NETWORK}`);
  });
});

describe("a layer of one's own that returns no tensor", () => {
  class Own extends NeuralLayer {
    readonly type = "Own";
    readonly config = { type: "Own" };
    constructor(private readonly results: Partial<Record<"forward" | "backward", (given: Tensor) => unknown>>) {
      super();
    }
    override forward(inputs: Tensor): Tensor {
      return (this.results.forward ?? ((same: Tensor) => same))(inputs) as Tensor;
    }
    override backward(dOutputs: Tensor): Tensor {
      return (this.results.backward ?? ((same: Tensor) => same))(dOutputs) as Tensor;
    }
  }
  type Tensor = ReturnType<NeuralLayer["forward"]>;
  const RESULTS: readonly [string, (given: Tensor) => unknown, string][] = [
    ["nothing", () => undefined, "undefined"],
    ["null", () => null, "null"],
    ["a number", () => 3, "3"],
    ["numbers", ({ floats }) => Array.from(floats.subarray(0, 2)), "[0.5, 0.5]"],
    ["a promise", (given) => Promise.resolve(given), "an object of the class Promise"],
    ["a promise that is rejected", () => Promise.reject(new Error("nobody waits")), "an object of the class Promise"],
    ["too short a tensor", (given) => given.slice(0, 1), "an object"],
  ];

  test.each(RESULTS)("%s", (_name, result, shown) => {
    for (const member of ["forward", "backward"] as const) {
      for (const wrap of [(own: Own) => own, (own: Own) => new Residual([own])]) {
        const linear = new Linear(1, 2, { initializer: { constant: 0.5 }, bias: false });
        using network = new Network([linear, wrap(new Own({ [member]: result }))]);
        const before = network.stateDict();
        const message = new RegExp(`^Own: ${member} returned .+; return a tensor of 2 numbers\\.$`);
        const trainer = new Trainer(network, { loss: "meanSquaredError" });
        expect(() => trainer.step([[1]], [[0.25, 0.25]])).toThrow(message);
        if (member === "forward")
          expect(() => network.predict([[1]])).toThrow(`Own: forward returned ${shown}; return`);
        expect(network.stateDict()).toStrictEqual(before);
      }
    }
  });
});
