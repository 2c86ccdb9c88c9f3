import { afterEach, describe, expect, test, vi } from "vitest";
import {
  BatchNorm1d,
  BatchNorm2d,
  Dropout,
  LeakyReLU,
  Linear,
  Network,
  ReLU,
  Sigmoid,
  Softmax,
  StateError,
  Tanh,
  WasmError,
  type MlpOptions,
  type NetworkConfig,
} from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { expectThrow, type BadCase } from "../core/throwing";

const { arena, kernels } = engineFor("strict");

/** One layer of each kind. */
const everyLayer = () => [
  new Linear(12, 8, { initializer: "he" }),
  new BatchNorm2d(2, { height: 2, width: 2 }),
  new ReLU(),
  new Dropout(0.25),
  new Linear(8, 1200, { bias: false }),
  new BatchNorm1d(1200, { affine: false }),
  new LeakyReLU(0.2),
  new Linear(1200, 4, { initializer: "normal" }),
  new Tanh(),
  new Linear(4, 3),
  new Sigmoid(),
  new Softmax(),
];

/** Inputs that are easy to tell apart. */
function samples(rows: number, columns: number) {
  return { data: Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(i)), rows, columns };
}

const withOptions = (options: object) => () => new Network([new Linear(2, 1)], options);
const mlp =
  (sizes: unknown, options: object = {}) =>
  () =>
    Network.mlp(sizes as number[], options);

/** A layer that is put in two places. */
const shared = new Linear(2, 2);
/** A layer that is in a network. */
const taken = new Linear(2, 2);
const owner = new Network([taken]);

const REFUSED: readonly BadCase[] = [
  [
    "nothing for layers",
    () => new Network(undefined as never),
    TypeError,
    "Network: layers are undefined; pass an array of layers.",
  ],
  [
    "a layer for layers",
    () => new Network(new ReLU() as never),
    TypeError,
    "Network: layers are an object; pass an array of layers.",
  ],
  ["no layers", () => new Network([]), RangeError, "Network: layers are empty; pass at least one layer."],
  [
    "text for a layer",
    () => new Network([new Linear(2, 1), "relu" as never]),
    TypeError,
    'Network: layer 1 is "relu"; pass layers such as new Linear(2, 3).',
  ],
  [
    "a configuration for a layer",
    () => new Network([{ type: "ReLU" } as never]),
    TypeError,
    "Network: layer 0 is an object; pass layers such as new Linear(2, 3).",
  ],
  [
    "a layer used twice",
    () => new Network([shared, new ReLU(), shared]),
    StateError,
    "Network: layer 2 (Linear) is in a network already; make a new layer for each place.",
  ],
  [
    "a layer of another network",
    () => new Network([taken]),
    StateError,
    "Network: layer 0 (Linear) is in a network already; make a new layer for each place.",
  ],
  [
    "layers that fix no width",
    () => new Network([new ReLU(), new Dropout()]),
    RangeError,
    "Network: no layer says how many columns the inputs have; begin with a Linear or BatchNorm layer.",
  ],
  [
    "linear layers that do not meet",
    () => new Network([new Linear(2, 8), new ReLU(), new Linear(4, 1)]),
    RangeError,
    "Network: layer 2: Linear: the layer before gives 8 columns, this one takes 4; make the sizes meet.",
  ],
  [
    "a batch normalization that does not meet",
    () => new Network([new Linear(2, 8), new BatchNorm1d(7)]),
    RangeError,
    "Network: layer 1: BatchNorm1d: the layer before gives 8 columns, this one takes 7; make the sizes meet.",
  ],
  [
    "images that do not meet",
    () => new Network([new Linear(2, 8), new BatchNorm2d(2, { height: 2, width: 3 })]),
    RangeError,
    "Network: layer 1: BatchNorm2d: the layer before gives 8 columns, this one takes 12; make the sizes meet.",
  ],
  [
    "a negative seed",
    withOptions({ seed: -1 }),
    RangeError,
    "Network: seed is -1; pass an integer from 0 to 9007199254740991.",
  ],
  ["a seed as text", withOptions({ seed: "a" }), TypeError, 'Network: seed is "a"; pass a number.'],
  [
    "an unknown precision",
    withOptions({ precision: "double" }),
    RangeError,
    'Network: precision is "double"; choose one of "strict", "fast".',
  ],
  [
    "a misspelt option",
    withOptions({ sead: 1 }),
    RangeError,
    'Network: option "sead" is unknown; choose from "seed", "precision", "threads".',
  ],
  [
    "a seed for options",
    () => new Network([new ReLU()], 42 as never),
    TypeError,
    "Network: options are 42; pass an object.",
  ],
  ["mlp: no sizes", mlp(undefined), TypeError, "Network.mlp: sizes are undefined; pass an array such as [2, 3, 1]."],
  [
    "mlp: one size",
    mlp([2]),
    RangeError,
    "Network.mlp: sizes are [2]; give inputs and outputs at least, as in [2, 1].",
  ],
  ["mlp: a size of 0", mlp([2, 0, 1]), RangeError, "Network.mlp: sizes[1] is 0; pass an integer of 1 or more."],
  ["mlp: a size as text", mlp([2, "3", 1]), TypeError, 'Network.mlp: sizes[1] is "3"; pass a number.'],
  [
    "mlp: an unknown activation",
    mlp([2, 1], { activation: "swish" }),
    RangeError,
    'Network.mlp: activation is "swish"; choose one of "relu", "leakyRelu", "sigmoid", "tanh", "elu", "selu", "gelu", "silu", "mish", "softplus", "hardSigmoid", "hardSwish", "prelu", "none".',
  ],
  [
    "mlp: an unknown output activation",
    mlp([2, 1], { outputActivation: "linear" }),
    RangeError,
    'Network.mlp: outputActivation is "linear"; choose one of "relu", "leakyRelu", "sigmoid", "tanh", "elu", "selu", "gelu", "silu", "mish", "softplus", "hardSigmoid", "hardSwish", "prelu", "none", "softmax".',
  ],
  [
    "mlp: an unknown initializer",
    mlp([2, 1], { initializer: "zeros" }),
    RangeError,
    'Network.mlp: initializer is "zeros"; choose one of "xavier", "he", "uniform", "normal", "xavierNormal", "heNormal", "lecun", "lecunNormal", "orthogonal".',
  ],
  [
    "mlp: a misspelt option",
    mlp([2, 1], { activations: "relu" }),
    RangeError,
    'Network.mlp: option "activations" is unknown; did you mean "activation"? Choose from "activation", "outputActivation", "initializer", "normalization", "batchNorm", "dropout", "seed", "precision", "threads".',
  ],
  [
    "mlp: a negative seed",
    mlp([2, 1], { seed: -1 }),
    RangeError,
    "Network.mlp: seed is -1; pass an integer from 0 to 9007199254740991.",
  ],
  [
    "fromConfig: nothing",
    () => Network.fromConfig(undefined as never),
    TypeError,
    "Network.fromConfig: the configuration is undefined; pass what network.config returns.",
  ],
  [
    "fromConfig: no layers",
    () => Network.fromConfig({ seed: 1 } as never),
    TypeError,
    "Network.fromConfig: the configuration is an object; pass what network.config returns.",
  ],
  [
    "fromConfig: options that are null",
    () => Network.fromConfig({ layers: [], seed: 0, precision: "strict" }, null as never),
    TypeError,
    "Network.fromConfig: options are null; pass an object.",
  ],
  [
    "fromConfig: a layer's bad setting",
    () => Network.fromConfig({ layers: [{ type: "Dropout", rate: 2 }], seed: 0, precision: "strict" }),
    RangeError,
    "Dropout: rate is 2; pass a number of at least 0 and below 1.",
  ],
];

describe("construction", () => {
  test.each(REFUSED)("%s: refused, and no memory is taken", (_, action, type, message) => {
    const before = arena.liveBytes;
    expectThrow(action, type, message);
    expect(arena.liveBytes).toBe(before);
  });

  test("refused layers may be used elsewhere", () => {
    const good = new Linear(2, 3);
    expect(() => new Network([good, new Linear(4, 1)])).toThrow(RangeError);
    using network = new Network([good]);
    expect(network.fanOut).toBe(3);
  });

  test("a refused network leaves the owner of the layer as it was", () => {
    const before = owner.stateDict();
    expect(() => new Network([new Linear(2, 2), taken])).toThrow(StateError);
    expect(owner.stateDict()).toStrictEqual(before);
  });

  test("the first layer with a size fixes the width of the inputs", () => {
    using network = new Network([new Dropout(), new Tanh(), new Linear(3, 2), new ReLU()]);
    expect([network.fanIn, network.fanOut]).toStrictEqual([3, 2]);
  });
});

describe("Network.mlp", () => {
  const typesOf = (sizes: number[], options?: MlpOptions) => {
    using network = Network.mlp(sizes, options);
    return network.config.layers.map(({ type }) => type);
  };

  test.each([
    [[2, 1], undefined, ["Linear"]],
    [[2, 3, 1], undefined, ["Linear", "ReLU", "Linear"]],
    [[2, 3, 4, 1], { activation: "tanh" }, ["Linear", "Tanh", "Linear", "Tanh", "Linear"]],
    [[2, 3, 1], { activation: "sigmoid", outputActivation: "sigmoid" }, ["Linear", "Sigmoid", "Linear", "Sigmoid"]],
    [[2, 3, 4], { activation: "leakyRelu", outputActivation: "softmax" }, ["Linear", "LeakyReLU", "Linear", "Softmax"]],
    [[2, 3, 1], { outputActivation: "none" }, ["Linear", "ReLU", "Linear"]],
  ] as const)("%o with %o is %o", (sizes, options, types) => {
    expect(typesOf([...sizes], options)).toStrictEqual(types);
  });

  test.each([
    [undefined, "he"],
    [{ activation: "leakyRelu" }, "he"],
    [{ activation: "tanh" }, "xavier"],
    [{ activation: "sigmoid" }, "xavier"],
    [{ activation: "relu", initializer: "normal" }, "normal"],
  ] as const)("options %o begin with %s", (options, initializer) => {
    using network = Network.mlp([2, 3, 1], options);
    expect(network.config.layers[0]).toStrictEqual({ type: "Linear", fanIn: 2, fanOut: 3, bias: true, initializer });
    expect(network.config.layers[2]).toMatchObject({ fanIn: 3, fanOut: 1, initializer });
  });

  test("takes the options of a network", () => {
    using network = Network.mlp([2, 1], { seed: 7, precision: "fast" });
    expect([network.seed, network.precision]).toStrictEqual([7, "fast"]);
  });
});

describe("config", () => {
  test.each(["strict", "fast"] as const)("makes the same %s network again, to the bit, by way of JSON", (precision) => {
    using network = new Network(everyLayer(), { seed: 2 ** 40 + 3, precision });
    const config = JSON.parse(JSON.stringify(network.config)) as NetworkConfig;
    using copy = Network.fromConfig(config);
    expect(copy.config).toStrictEqual(network.config);
    expect(copy.stateDict()).toStrictEqual(network.stateDict());
    expect(copy.predict(samples(5, 12))).toStrictEqual(network.predict(samples(5, 12)));
  });

  test("says all there is to say", () => {
    using network = new Network([new Linear(2, 1)]);
    expect(network.config).toStrictEqual({
      layers: [{ type: "Linear", fanIn: 2, fanOut: 1, bias: true, initializer: "xavier" }],
      seed: 0,
      precision: "strict",
    });
  });
});

describe("seeds", () => {
  const weights = (seed: number) => {
    using network = Network.mlp([5, 7, 3], { seed });
    return network.stateDict();
  };

  test("the same gives the same bits, another gives others", () => {
    expect(weights(1)).toStrictEqual(weights(1));
    for (const other of [0, 2, 1 + 2 ** 32, Number.MAX_SAFE_INTEGER]) {
      expect(weights(other)["0.weight"].data).not.toStrictEqual(weights(1)["0.weight"].data);
    }
  });
});

test("summary is a table", () => {
  using network = new Network(everyLayer());
  expect(network.summary()).toMatchInlineSnapshot(`
    "    layer                     outputs  parameters
    ─────────────────────────────────────────────────
     0  Linear(12, 8)                   8         104
     1  BatchNorm2d(2, 2 x 2)           8           4
     2  ReLU                            8           0
     3  Dropout(0.25)                   8           0
     4  Linear(8, 1200, no bias)     1200       9,600
     5  BatchNorm1d(1200)            1200           0
     6  LeakyReLU(0.2)               1200           0
     7  Linear(1200, 4)                 4       4,804
     8  Tanh                            4           0
     9  Linear(4, 3)                    3          15
    10  Sigmoid                         3           0
    11  Softmax                         3           0
    ─────────────────────────────────────────────────
        total                                  14,527"
  `);
});

test("parameterCount counts what is trained", () => {
  using network = new Network(everyLayer());
  expect(network.parameterCount).toBe(12 * 8 + 8 + 2 * 2 + 8 * 1200 + 1200 * 4 + 4 + 4 * 3 + 3);
});

describe("norms", () => {
  const norm = (...lists: Float32Array[]) =>
    Math.sqrt(lists.flatMap((list) => [...list]).reduce((s, x) => s + x * x, 0));

  test("agree with float64 sums over the state dict", () => {
    using network = new Network([
      new Linear(37, 50, { initializer: "normal" }),
      new BatchNorm1d(50),
      new Linear(50, 3, { bias: false }),
    ]);
    const dict = network.stateDict();
    const data = (name: string) => dict[name].data;
    const { total, weights, biases, layers } = network.norms();
    const close = (value: number, expected: number) => {
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-6 * expected);
    };
    close(total, norm(...["0.weight", "0.bias", "1.weight", "1.bias", "2.weight"].map(data)));
    close(weights, norm(...["0.weight", "1.weight", "2.weight"].map(data)));
    close(biases, norm(...["0.bias", "1.bias"].map(data)));
    expect(layers).toHaveLength(3);
    layers.forEach((layer, i) => {
      close(layer.weights, norm(data(`${i}.weight`)));
      close(layer.biases, i === 2 ? 0 : norm(data(`${i}.bias`)));
    });
  });

  test("layers without parameters have no entry", () => {
    using network = Network.mlp([2, 3, 1]);
    expect(network.norms().layers).toHaveLength(2);
  });
});

describe("predict", () => {
  const BAD_INPUTS = [
    ["no rows", [], RangeError, "Network.predict: inputs have no rows; pass at least one sample."],
    [
      "ragged rows",
      [[1, 2], [3]],
      RangeError,
      "Network.predict: row 1 of inputs has 1 columns, row 0 has 2; give all rows the same length.",
    ],
    [
      "too many columns",
      [[1, 2, 3]],
      RangeError,
      "Network.predict: inputs have 3 columns, the network takes 2; pass samples of 2 numbers.",
    ],
    [
      "a matrix of other columns",
      samples(2, 1),
      RangeError,
      "Network.predict: inputs have 1 columns, the network takes 2; pass samples of 2 numbers.",
    ],
    [
      "a sample that is no row",
      [1, 2],
      TypeError,
      "Network.predict: row 0 of inputs is 1; pass an array of numbers for each row.",
    ],
    [
      "NaN in nested arrays",
      [
        [1, 2],
        [3, NaN],
      ],
      RangeError,
      "Network.predict: inputs at row 1, column 1 are NaN; replace or remove values that are not finite f32 numbers.",
    ],
    [
      "a number that f32 does not hold",
      [
        [1, 2],
        [-1e39, 0],
      ],
      RangeError,
      "Network.predict: inputs at row 1, column 0 are -Infinity; replace or remove values that are not finite f32 numbers.",
    ],
    ["text", [["1", 2]], TypeError, 'Network.predict: inputs at row 0, column 0 are "1"; pass numbers only.'],
  ] as const;

  test.each(BAD_INPUTS)("refuses %s", (_, inputs, type, message) => {
    using network = Network.mlp([2, 3, 1]);
    const before = network.stateDict();
    expectThrow(() => network.predict(inputs as never), type, message);
    expect(network.stateDict()).toStrictEqual(before);
  });

  test("names the row of an infinity far down a matrix", () => {
    using network = Network.mlp([2, 3, 1]);
    const inputs = samples(1000, 2);
    inputs.data[2 * 700 + 1] = Infinity;
    expectThrow(
      () => network.predict(inputs),
      RangeError,
      "Network.predict: inputs at row 700, column 1 are Infinity; replace or remove values that are not finite f32 numbers.",
    );
  });

  test.each([1, 255, 256, 257, 1000])("%i samples: each has the bits it has alone", (rows) => {
    using network = new Network(everyLayer(), { seed: 3 });
    const inputs = samples(rows, 12);
    const outputs = network.predict(inputs);
    expect([outputs.rows, outputs.columns, outputs.data.length]).toStrictEqual([rows, 3, 3 * rows]);
    for (const row of new Set([0, 1, 254, 255, 256, 511, 512, rows - 1])) {
      if (row >= rows) continue;
      const alone = network.predict({ data: inputs.data.slice(12 * row, 12 * (row + 1)), rows: 1, columns: 12 });
      expect(alone.data).toStrictEqual(outputs.data.slice(3 * row, 3 * (row + 1)));
    }
  });

  test("computes a network by hand", () => {
    using network = new Network([new Linear(2, 2), new ReLU(), new Linear(2, 1, { bias: false })]);
    network.loadStateDict({
      "0.weight": { shape: [2, 2], data: Float32Array.of(1, 2, -3, 4) },
      "0.bias": { shape: [2], data: Float32Array.of(0.5, -0.5) },
      "2.weight": { shape: [1, 2], data: Float32Array.of(10, 100) },
    });
    expect(
      network.predict([
        [1, 1],
        [1, -1],
      ]),
    ).toStrictEqual({
      data: Float32Array.of(10 * 3.5 + 100 * 0.5, 0),
      rows: 2,
      columns: 1,
    });
  });

  test("returns a matrix of its own and keeps the inputs", () => {
    using network = Network.mlp([2, 3, 1]);
    const inputs = samples(3, 2);
    const kept = inputs.data.slice();
    const first = network.predict(inputs);
    const values = first.data.slice();
    network.predict([[5, 5]]);
    expect(first.data).toStrictEqual(values);
    expect(inputs.data).toStrictEqual(kept);
  });

  test("nested arrays and a matrix are the same", () => {
    using network = Network.mlp([2, 3, 1]);
    expect(
      network.predict([
        [1, 2],
        [3, 4],
      ]),
    ).toStrictEqual(network.predict({ data: Float32Array.of(1, 2, 3, 4), rows: 2, columns: 2 }));
  });
});

describe("dispose", () => {
  const USES: readonly (readonly [string, (network: Network) => unknown])[] = [
    ["config", (network) => network.config],
    ["parameterCount", (network) => network.parameterCount],
    ["summary", (network) => network.summary()],
    ["predict", (network) => network.predict([[1, 2]])],
    ["stateDict", (network) => network.stateDict()],
    [
      "loadStateDict",
      (network) => {
        network.loadStateDict({});
      },
    ],
    ["norms", (network) => network.norms()],
  ];

  test.each(USES)("Network.%s is refused afterwards", (name, use) => {
    const network = Network.mlp([2, 1]);
    network.dispose();
    expectThrow(
      () => use(network),
      StateError,
      `Network.${name}: the network is disposed of; make a new one or call dispose later.`,
    );
  });

  test("a second call does nothing", () => {
    const before = arena.liveBytes;
    const network = Network.mlp([2, 1]);
    network.dispose();
    network.dispose();
    network[Symbol.dispose]();
    expect(arena.liveBytes).toBe(before);
  });

  test("`using` gives the memory back at the end of the block", () => {
    const before = arena.liveBytes;
    {
      using network = Network.mlp([2, 64, 1]);
      network.predict([[1, 2]]);
      expect(arena.liveBytes).toBeGreaterThan(before);
    }
    expect(arena.liveBytes).toBe(before);
  });

  test("leaves other networks alone", () => {
    using kept = Network.mlp([2, 8, 1], { seed: 1 });
    const dict = kept.stateDict();
    Network.mlp([2, 8, 1], { seed: 2 }).dispose();
    using next = Network.mlp([2, 8, 1], { seed: 3 });
    expect(kept.stateDict()).toStrictEqual(dict);
    expect(next.stateDict()).not.toStrictEqual(dict);
  });
});

describe("when memory is out", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const refuseGrowth = () => {
    vi.spyOn(kernels.memory, "grow").mockImplementation(() => {
      throw new RangeError("WebAssembly.Memory.grow(): Maximum memory size exceeded");
    });
  };

  test("a large network is refused and nothing is kept", () => {
    const before = arena.liveBytes;
    refuseGrowth();
    const { byteLength } = kernels.memory.buffer;
    expectThrow(
      () => new Network([new Linear(byteLength, 1)], { threads: 1 }),
      WasmError,
      `wasm-mlp: no memory for a block of ${4 * byteLength + 64} bytes beside the ${before} in use; ` +
        "dispose of networks, or train on smaller batches or parts of the data.",
    );
    expect(arena.liveBytes).toBe(before);
  });

  test("a network whose pass finds no room works on for fewer rows", () => {
    using network = Network.mlp([2, 100_000, 1], { seed: 1, threads: 1 });
    const one = network.predict([[1, 2]]);
    refuseGrowth();
    expect(() => network.predict(samples(256, 2))).toThrow(WasmError);
    expect(network.predict([[1, 2]])).toStrictEqual(one);
  });
});
