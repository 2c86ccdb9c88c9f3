import { describe, expect, test } from "vitest";
import { Adagrad, Adam, AdamW, Momentum, RMSProp, SGD, type OptimizerOptions } from "../../src/index";
import { expectThrow } from "../core/throwing";

const OPTIMIZERS = [
  ["SGD", SGD, []],
  ["Momentum", Momentum, ["momentum", "nesterov"]],
  ["RMSProp", RMSProp, ["decay", "epsilon", "centered"]],
  ["Adagrad", Adagrad, ["epsilon"]],
  ["Adam", Adam, ["beta1", "beta2", "epsilon", "amsgrad"]],
  ["AdamW", AdamW, ["beta1", "beta2", "epsilon", "amsgrad"]],
] as const;

type AnyOptimizer = new (options?: OptimizerOptions) => SGD | Momentum | RMSProp | Adagrad | Adam | AdamW;

/** Values that each option refuses, the class of the error and how its message goes on. */
const BAD_VALUES = {
  learningRate: [
    [0, RangeError, "is 0; pass a finite number above 0."],
    [-0.1, RangeError, "is -0.1; pass a finite number above 0."],
    [NaN, RangeError, "is NaN; pass a finite number above 0."],
    [Infinity, RangeError, "is Infinity; pass a finite number above 0."],
    ["0.1", TypeError, 'is "0.1"; pass a number.'],
    [null, TypeError, "is null; pass a number."],
  ],
  weightDecay: [
    [-1, RangeError, "is -1; pass a finite number of 0 or more."],
    [true, TypeError, "is true; pass a number."],
    [1e39, RangeError, "is 1e+39, in single precision Infinity; pass a smaller one."],
    [1e-50, RangeError, "is 1e-50, in single precision 0; pass a larger one."],
  ],
  momentum: [
    [1, RangeError, "is 1; pass a number of at least 0 and below 1."],
    [1 - 1e-9, RangeError, "is 0.999999999, in single precision 1; pass a smaller one."],
  ],
  amsgrad: [["yes", TypeError, 'is "yes"; pass true or false.']],
  centered: [[0, TypeError, "is 0; pass true or false."]],
  nesterov: [[1, TypeError, "is 1; pass true or false."]],
  decay: [
    [1.5, RangeError, "is 1.5; pass a number of at least 0 and below 1."],
    [1 - 1e-9, RangeError, "is 0.999999999, in single precision 1; pass a smaller one."],
  ],
  beta1: [[-0.1, RangeError, "is -0.1; pass a number of at least 0 and below 1."]],
  beta2: [[1, RangeError, "is 1; pass a number of at least 0 and below 1."]],
  epsilon: [
    [0, RangeError, "is 0; pass a finite number above 0."],
    [1e-50, RangeError, "is 1e-50, in single precision 0; pass a larger one."],
    [1e39, RangeError, "is 1e+39, in single precision Infinity; pass a smaller one."],
  ],
} as const;

describe.each(OPTIMIZERS)("%s", (name, Class, own) => {
  const create = Class as AnyOptimizer;
  const options = ["learningRate", "weightDecay", ...own] as const;
  const cases = options.flatMap((option) => BAD_VALUES[option].map((bad) => [option, ...bad] as const));

  test.each(cases)("%s %o is refused", (option, value, type, message) => {
    expectThrow(() => new create({ [option]: value }), type, `${name}: ${option} ${message}`);
  });

  test("a misspelt option is refused", () => {
    const known = options.map((option) => `"${option}"`).join(", ");
    expectThrow(
      () => new create({ learningrate: 1 } as OptimizerOptions),
      RangeError,
      `${name}: option "learningrate" is unknown; did you mean "learningRate"? Choose from ${known}.`,
    );
  });

  test.each([
    [null, "null"],
    [0.1, "0.1"],
  ])("%o for options is refused", (value, shown) => {
    expectThrow(() => new create(value as never), TypeError, `${name}: options are ${shown}; pass an object.`);
  });

  test("the learning rate may be changed, to good values only", () => {
    const optimizer = new create();
    expect(optimizer.learningRate).toBe(1e-3);
    optimizer.learningRate = 0.5;
    expectThrow(
      () => (optimizer.learningRate = 0),
      RangeError,
      `${name}: learningRate is 0; pass a finite number above 0.`,
    );
    expect(optimizer.learningRate).toBe(0.5);
    expect(optimizer.config.learningRate).toBe(0.5);
  });

  test("its configuration makes it again", () => {
    const { type, ...settings } = new create({ learningRate: 0.25, weightDecay: 0.125 }).config;
    expect(type).toBe(name);
    // Variants stand in the configuration where they are on.
    const always = options.filter((option) => option !== "amsgrad" && option !== "centered");
    expect(Object.keys(settings).sort()).toStrictEqual(always.sort());
    expect(new create(settings).config).toStrictEqual({ type, ...settings });
  });
});

test("defaults", () => {
  const configs = OPTIMIZERS.map(([, Class]) => new Class().config);
  expect(configs).toStrictEqual([
    { type: "SGD", learningRate: 1e-3, weightDecay: 0 },
    { type: "Momentum", learningRate: 1e-3, weightDecay: 0, momentum: 0.9, nesterov: false },
    { type: "RMSProp", learningRate: 1e-3, weightDecay: 0, decay: 0.9, epsilon: 1e-8 },
    { type: "Adagrad", learningRate: 1e-3, weightDecay: 0, epsilon: 1e-8 },
    { type: "Adam", learningRate: 1e-3, weightDecay: 0, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    { type: "AdamW", learningRate: 1e-3, weightDecay: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  ]);
});

test("an option that is undefined has its default", () => {
  const options = { learningRate: undefined, weightDecay: undefined } as unknown as OptimizerOptions;
  for (const [, Class] of OPTIMIZERS) expect(new Class(options).config).toStrictEqual(new Class().config);
});
