import { assertOneOf, assertOptions, assertSeed, rangeError, show, typeError, assertInteger } from "../core/check";
import { INITIALIZERS } from "../layers/initializers";
import { PRECISIONS } from "../wasm/engine";
/** Checks the options of a network and fills in the defaults. */
export function completeNetworkOptions(options) {
  assertOptions("Network", options, ["seed", "precision"]);
  const { seed = 0, precision = "strict" } = options;
  assertSeed("Network", seed);
  assertOneOf("Network", "precision", precision, PRECISIONS);
  return { seed, precision };
}
const ACTIVATIONS = ["relu", "leakyRelu", "sigmoid", "tanh"];
const OUTPUT_ACTIVATIONS = [...ACTIVATIONS, "softmax", "none"];
const LAYER_OF_ACTIVATION = {
  relu: { type: "ReLU" },
  leakyRelu: { type: "LeakyReLU", slope: 0.01 },
  sigmoid: { type: "Sigmoid" },
  tanh: { type: "Tanh" },
  softmax: { type: "Softmax" },
};
/** The layers of a multilayer perceptron of the given widths, inputs first. */
export function mlpLayers(sizes, options) {
  const who = "Network.mlp";
  assertOptions(who, options, ["activation", "outputActivation", "initializer", "seed", "precision"]);
  const { activation = "relu", outputActivation = "none" } = options;
  assertOneOf(who, "activation", activation, ACTIVATIONS);
  assertOneOf(who, "outputActivation", outputActivation, OUTPUT_ACTIVATIONS);
  const initializer = options.initializer ?? (activation === "relu" || activation === "leakyRelu" ? "he" : "xavier");
  assertOneOf(who, "initializer", initializer, INITIALIZERS);
  if (!Array.isArray(sizes)) throw typeError(who, `sizes are ${show(sizes)}`, "pass an array such as [2, 3, 1]");
  if (sizes.length < 2)
    throw rangeError(who, `sizes are ${show(sizes)}`, "give inputs and outputs at least, as in [2, 1]");
  sizes.forEach((size, i) => {
    assertInteger(who, `sizes[${i}]`, size, 1);
  });
  return sizes.slice(1).flatMap((fanOut, i) => {
    const linear = { type: "Linear", fanIn: sizes[i], fanOut, bias: true, initializer };
    const name = i === sizes.length - 2 ? outputActivation : activation;
    return name === "none" ? [linear] : [linear, LAYER_OF_ACTIVATION[name]];
  });
}
