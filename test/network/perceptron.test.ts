/** The one builder of perceptrons and the tables of names beneath it. */
import { describe, expect, test } from "vitest";
import {
  ACTIVATION_NAMES,
  createOptimizer,
  Network,
  OPTIMIZER_NAMES,
  perceptronLayers,
  type ActivationName,
  type OptimizerName,
  type PerceptronOptions,
} from "../../src/index";
import { activationLayers, activationOfLayer, initializerBefore } from "../../src/network/activations";
import { optimizerClassOf, optimizerFromConfig } from "../../src/optimizers/create-optimizer";

const typesOf = (sizes: readonly number[], options?: PerceptronOptions) =>
  perceptronLayers(sizes, options).map(({ type }) => type);

describe("perceptronLayers", () => {
  test("puts normalization before and dropout after each hidden activation, and neither after the last layer", () => {
    expect(typesOf([4, 3, 2, 1], { batchNorm: true, dropout: 0.5, outputActivation: "sigmoid" })).toStrictEqual([
      ...["Linear", "BatchNorm1d", "ReLU", "Dropout", "Linear", "BatchNorm1d", "ReLU", "Dropout", "Linear", "Sigmoid"],
    ]);
    expect(typesOf([4, 3, 1], { activation: "none" })).toStrictEqual(["Linear", "Linear"]);
    expect(typesOf([4, 1], { batchNorm: true, dropout: 0.5 })).toStrictEqual(["Linear"]);
  });

  test("is what Network.mlp builds", () => {
    const options = { activation: "tanh", batchNorm: true, dropout: 0.25 } as const;
    using network = Network.mlp([3, 5, 2], { ...options, seed: 4 });
    expect(network.config.layers).toStrictEqual(perceptronLayers([3, 5, 2], options));
  });

  test.each(ACTIVATION_NAMES)("%s starts from its initializer, in each layer", (activation) => {
    const plain = ["sigmoid", "tanh", "hardSigmoid", "none"].includes(activation) ? "xavier" : "he";
    const expected = activation === "selu" ? "lecunNormal" : plain;
    for (const layer of perceptronLayers([2, 3, 3, 1], { activation })) {
      if (layer.type === "Linear") expect(layer.initializer).toBe(expected);
    }
    expect(initializerBefore(activation)).toBe(expected);
  });

  test.each<[string, unknown, unknown, ErrorConstructor, string]>([
    ["a hole", [2, , 1], {}, TypeError, "perceptronLayers: sizes[1] is undefined; pass a number."], // eslint-disable-line no-sparse-arrays
    [
      "dropout of 1",
      [2, 1],
      { dropout: 1 },
      RangeError,
      "perceptronLayers: dropout is 1; pass a number of at least 0 and below 1.",
    ],
    [
      "a name of Object.prototype",
      [2, 1],
      { activation: "constructor" },
      RangeError,
      'perceptronLayers: activation is "constructor"; choose one of ',
    ],
    [
      "batchNorm as a number",
      [2, 1],
      { batchNorm: 1 },
      TypeError,
      "perceptronLayers: batchNorm is 1; pass true or false.",
    ],
  ])("refuses %s", (_, sizes, options, type, message) => {
    const call = () => perceptronLayers(sizes as number[], options as PerceptronOptions);
    expect(call).toThrow(type);
    expect(call).toThrow(message);
  });
});

describe("names", () => {
  test.each(ACTIVATION_NAMES.filter((name) => name !== "none"))("%s is found again from its layer", (name) => {
    const [layer] = activationLayers(name);
    expect(activationOfLayer(layer)).toBe(name);
  });

  test("layers that are no activation have no name", () => {
    expect(activationOfLayer({ type: "Dropout", rate: 0.5 })).toBeUndefined();
  });

  test("an edited layer of one network is not another's", () => {
    const [layer] = activationLayers("leakyRelu") as { slope: number }[];
    layer.slope = 7;
    expect(activationLayers("leakyRelu")).toStrictEqual([{ type: "LeakyReLU", slope: 0.01 }]);
  });

  test.each(OPTIMIZER_NAMES)("optimizer %s is made by its name and again from its config", (name) => {
    const optimizer = createOptimizer(name, { learningRate: 0.25 });
    expect(optimizer.type.toLowerCase()).toBe(name);
    expect(optimizer.learningRate).toBe(0.25);
    expect(optimizerClassOf(optimizer.type)).toBe(optimizer.constructor);
    expect(optimizerFromConfig(optimizer.config)).toStrictEqual(optimizer);
  });

  test.each(["constructor", "toString", "Adam", ""])("optimizer %j is refused", (name) => {
    expect(() => createOptimizer(name as OptimizerName)).toThrow(
      `createOptimizer: name is ${JSON.stringify(name)}; choose one of "adam", "adamw", "momentum", "rmsprop", "adagrad", "sgd", "nadam", "adadelta", "lion".`,
    );
    expect(optimizerClassOf("constructor")).toBeUndefined();
  });

  test("every activation trains by name", () => {
    for (const activation of ACTIVATION_NAMES satisfies readonly ActivationName[]) {
      using network = Network.mlp([2, 3, 1], { activation, seed: 1 });
      expect([...network.predict([[1, -1]]).data].every(Number.isFinite)).toBe(true);
    }
  });
});
