import { describe, expect, test } from "vitest";
import {
  BatchNorm1d,
  BatchNorm2d,
  Dropout,
  LeakyReLU,
  Linear,
  ReLU,
  Sigmoid,
  Softmax,
  StateError,
  Tanh,
  type BatchNorm2dOptions,
  type LayerConfig,
} from "../../src/index";
import { createLayer } from "../../src/layers/layer-config";
import { expectThrow, type BadCase } from "../core/throwing";

const linear = (options: object) => () => new Linear(2, 3, options);
const batchNorm = (options: object) => () => new BatchNorm1d(2, options);
const images = (options: object) => () => new BatchNorm2d(2, options as BatchNorm2dOptions);

const REFUSED: readonly BadCase[] = [
  ["Linear: no inputs", () => new Linear(0, 3), RangeError, "Linear: fanIn is 0; pass an integer of 1 or more."],
  [
    "Linear: half an output",
    () => new Linear(2, 1.5),
    RangeError,
    "Linear: fanOut is 1.5; pass an integer of 1 or more.",
  ],
  ["Linear: size as text", () => new Linear("2" as never, 3), TypeError, 'Linear: fanIn is "2"; pass a number.'],
  [
    "Linear: no size",
    () => new Linear(2, undefined as never),
    TypeError,
    "Linear: fanOut is undefined; pass a number.",
  ],
  [
    "Linear: misspelt option",
    linear({ initialiser: "he" }),
    RangeError,
    'Linear: option "initialiser" is unknown; did you mean "initializer"? Choose from "bias", "initializer".',
  ],
  [
    "Linear: unknown initializer",
    linear({ initializer: "glorot" }),
    RangeError,
    'Linear: initializer is "glorot"; choose one of "xavier", "he", "uniform", "normal", "xavierNormal", "heNormal", "lecun", "lecunNormal", "orthogonal".',
  ],
  ["Linear: bias as a number", linear({ bias: 1 }), TypeError, "Linear: bias is 1; pass true or false."],
  [
    "Linear: initializer for options",
    () => new Linear(2, 3, "he" as never),
    TypeError,
    'Linear: options are "he"; pass an object.',
  ],
  [
    "LeakyReLU: negative slope",
    () => new LeakyReLU(-0.1),
    RangeError,
    "LeakyReLU: slope is -0.1; pass a finite number of 0 or more.",
  ],
  [
    "LeakyReLU: slope in an object",
    () => new LeakyReLU({ slope: 0.1 } as never),
    TypeError,
    "LeakyReLU: slope is an object; pass a number.",
  ],
  [
    "Dropout: everything",
    () => new Dropout(1),
    RangeError,
    "Dropout: rate is 1; pass a number of at least 0 and below 1.",
  ],
  [
    "Dropout: NaN",
    () => new Dropout(NaN),
    RangeError,
    "Dropout: rate is NaN; pass a number of at least 0 and below 1.",
  ],
  [
    "BatchNorm1d: no features",
    () => new BatchNorm1d(0),
    RangeError,
    "BatchNorm1d: features is 0; pass an integer of 1 or more.",
  ],
  [
    "BatchNorm1d: momentum 0",
    batchNorm({ momentum: 0 }),
    RangeError,
    "BatchNorm1d: momentum is 0; pass a number above 0 and at most 1.",
  ],
  [
    "BatchNorm1d: momentum above 1",
    batchNorm({ momentum: 1.1 }),
    RangeError,
    "BatchNorm1d: momentum is 1.1; pass a number above 0 and at most 1.",
  ],
  [
    "BatchNorm1d: momentum as text",
    batchNorm({ momentum: "0.1" }),
    TypeError,
    'BatchNorm1d: momentum is "0.1"; pass a number.',
  ],
  [
    "BatchNorm1d: epsilon 0",
    batchNorm({ epsilon: 0 }),
    RangeError,
    "BatchNorm1d: epsilon is 0; pass a finite number above 0.",
  ],
  [
    "BatchNorm1d: affine as text",
    batchNorm({ affine: "no" }),
    TypeError,
    'BatchNorm1d: affine is "no"; pass true or false.',
  ],
  [
    "BatchNorm1d: PyTorch's eps",
    batchNorm({ eps: 1e-5 }),
    RangeError,
    'BatchNorm1d: option "eps" is unknown; did you mean "epsilon"? Choose from "momentum", "epsilon", "affine".',
  ],
  [
    "BatchNorm2d: no channels",
    () => new BatchNorm2d(0, { height: 2, width: 2 }),
    RangeError,
    "BatchNorm2d: channels is 0; pass an integer of 1 or more.",
  ],
  [
    "BatchNorm2d: no options",
    () => new BatchNorm2d(2, undefined as never),
    TypeError,
    "BatchNorm2d: options are undefined; pass an object.",
  ],
  ["BatchNorm2d: no height", images({ width: 2 }), TypeError, "BatchNorm2d: height is undefined; pass a number."],
  [
    "BatchNorm2d: width 0",
    images({ height: 2, width: 0 }),
    RangeError,
    "BatchNorm2d: width is 0; pass an integer of 1 or more.",
  ],
  [
    "BatchNorm2d: misspelt option",
    images({ heigth: 2, width: 2 }),
    RangeError,
    'BatchNorm2d: option "heigth" is unknown; did you mean "height"? Choose from "momentum", "epsilon", "affine", "height", "width".',
  ],
  [
    "a layer of unknown type",
    () => createLayer({ type: "Conv2d" } as never),
    RangeError,
    'Network.fromConfig: layer type "Conv2d" is unknown; choose one of "Linear", "ReLU", "LeakyReLU", "Sigmoid", ' +
      '"Tanh", "Softmax", "Dropout", "BatchNorm1d", "BatchNorm2d", "AlphaDropout", "ELU", "Embedding", "GaussianNoise", "GELU", "HardSigmoid", "HardSwish", "LayerNorm", "Mish", "PReLU", "Residual", "RMSNorm", "SELU", "SiLU", "Softplus".',
  ],
  [
    "a layer type that every object has",
    () => createLayer({ type: "toString" } as never),
    RangeError,
    'Network.fromConfig: layer type "toString" is unknown; choose one of "Linear", "ReLU", "LeakyReLU", "Sigmoid", ' +
      '"Tanh", "Softmax", "Dropout", "BatchNorm1d", "BatchNorm2d", "AlphaDropout", "ELU", "Embedding", "GaussianNoise", "GELU", "HardSigmoid", "HardSwish", "LayerNorm", "Mish", "PReLU", "Residual", "RMSNorm", "SELU", "SiLU", "Softplus".',
  ],
  [
    "null for a layer's configuration",
    () => createLayer(null as never),
    TypeError,
    'Network.fromConfig: a layer is null; pass objects such as { type: "ReLU" }.',
  ],
  [
    "a layer in no network",
    () => {
      new Linear(2, 3).reserve(1);
    },
    StateError,
    "Linear: the layer is in no network; pass it to new Network([...]).",
  ],
];

test.each(REFUSED)("%s is refused", (_, action, type, message) => {
  expectThrow(action, type, message);
});

const LAYERS = [
  [new Linear(2, 3), { type: "Linear", fanIn: 2, fanOut: 3, bias: true, initializer: "xavier" }],
  [
    new Linear(2, 3, { bias: false, initializer: "normal" }),
    { type: "Linear", fanIn: 2, fanOut: 3, bias: false, initializer: "normal" },
  ],
  [new ReLU(), { type: "ReLU" }],
  [new LeakyReLU(), { type: "LeakyReLU", slope: 0.01 }],
  [new LeakyReLU(0), { type: "LeakyReLU", slope: 0 }],
  [new Sigmoid(), { type: "Sigmoid" }],
  [new Tanh(), { type: "Tanh" }],
  [new Softmax(), { type: "Softmax" }],
  [new Dropout(), { type: "Dropout", rate: 0.5 }],
  [new Dropout(0), { type: "Dropout", rate: 0 }],
  [new BatchNorm1d(4), { type: "BatchNorm1d", features: 4, momentum: 0.1, epsilon: 1e-5, affine: true }],
  [
    new BatchNorm1d(4, { momentum: 1, epsilon: 1e-3, affine: false }),
    { type: "BatchNorm1d", features: 4, momentum: 1, epsilon: 1e-3, affine: false },
  ],
  [
    new BatchNorm2d(4, { height: 2, width: 3, momentum: 0.5 }),
    { type: "BatchNorm2d", channels: 4, height: 2, width: 3, momentum: 0.5, epsilon: 1e-5, affine: true },
  ],
] as const;

test.each([
  [() => new LeakyReLU(1e39), "LeakyReLU: slope is 1e+39, in single precision Infinity; pass a smaller one."],
  [() => new LeakyReLU(1e-50), "LeakyReLU: slope is 1e-50, in single precision 0; pass a larger one."],
  [
    () => new BatchNorm1d(2, { epsilon: 1e-50 }),
    "BatchNorm1d: epsilon is 1e-50, in single precision 0; pass a larger one.",
  ],
])("an option that single precision loses is refused: %#", (create, message) => {
  expectThrow(create, RangeError, message);
});

describe("configurations", () => {
  test.each(LAYERS)("$type: defaults are filled in and JSON makes the layer again", (layer, config) => {
    expect(layer.config).toStrictEqual(config);
    const copy = createLayer(JSON.parse(JSON.stringify(layer.config)) as LayerConfig);
    expect(copy).not.toBe(layer);
    expect(copy.constructor).toBe(layer.constructor);
    expect(copy.config).toStrictEqual(config);
  });
});
