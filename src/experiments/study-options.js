import {
  assertBoolean,
  assertFraction,
  assertFunction,
  assertInteger,
  assertNonNegative,
  assertOneOf,
  assertOptions,
  assertPositive,
  assertSeed,
  rangeError,
  show,
  typeError,
} from "../core/check";
import { INITIALIZERS } from "../layers/initializers";
import { PRECISIONS } from "../wasm/engine";
export const TRAINING_OPTIONS = [
  "architecture",
  "dataset",
  "activation",
  "outputActivation",
  "initializer",
  "loss",
  "reduction",
  "optimizer",
  "regularize",
  "stopOnSuccess",
  "lossThreshold",
  "seed",
  "precision",
];
export const RUN_OPTIONS = ["workers", "onProgress", "signal"];
const LOSSES = ["binaryCrossEntropy", "crossEntropy", "meanSquaredError"];
const ACTIVATIONS = ["sigmoid", "tanh", "relu"];
/** Checks what all studies share and fills in the defaults. */
export function completeTraining(who, options) {
  const { architecture, lossThreshold } = options;
  assertArchitecture(who, architecture);
  const outputs = architecture[architecture.length - 1];
  const { loss = outputs === 1 ? "binaryCrossEntropy" : "crossEntropy" } = options;
  assertOneOf(who, "loss", loss, LOSSES);
  const {
    activation = "sigmoid",
    outputActivation = loss === "binaryCrossEntropy" ? "sigmoid" : "none",
    initializer = "normal",
    reduction = "sum",
    regularize = "all",
    stopOnSuccess = true,
    seed = 0,
    precision = "strict",
  } = options;
  assertOneOf(who, "activation", activation, ACTIVATIONS);
  assertOneOf(who, "outputActivation", outputActivation, [...ACTIVATIONS, "none"]);
  assertOneOf(who, "initializer", initializer, INITIALIZERS);
  assertOneOf(who, "reduction", reduction, ["mean", "sum"]);
  assertOneOf(who, "regularize", regularize, ["all", "weights"]);
  assertOneOf(who, "precision", precision, PRECISIONS);
  assertBoolean(who, "stopOnSuccess", stopOnSuccess);
  if (lossThreshold !== undefined) assertPositive(who, "lossThreshold", lossThreshold);
  assertSeed(who, seed);
  assertOutputs(who, loss, outputActivation, outputs);
  return {
    architecture: [...architecture],
    activation,
    outputActivation,
    initializer,
    loss,
    reduction,
    optimizer: completeOptimizer(who, options.optimizer ?? "sgd"),
    regularize,
    stopOnSuccess,
    lossThreshold: lossThreshold ?? null,
    seed,
    precision,
  };
}
function assertArchitecture(who, architecture) {
  if (!Array.isArray(architecture)) {
    throw typeError(who, `architecture is ${show(architecture)}`, "pass widths such as [2, 3, 2, 1]");
  }
  if (architecture.length < 2) {
    throw rangeError(who, `architecture is ${show(architecture)}`, "give inputs and outputs at least, as in [2, 1]");
  }
  architecture.forEach((width, i) => {
    assertInteger(who, `architecture[${i}]`, width, 1);
  });
}
function assertOutputs(who, loss, outputActivation, outputs) {
  if (loss === "binaryCrossEntropy" && outputActivation !== "sigmoid") {
    throw rangeError(
      who,
      `loss "binaryCrossEntropy" after outputActivation ${show(outputActivation)}`,
      'use "sigmoid"',
    );
  }
  if (loss !== "crossEntropy") return;
  if (outputActivation !== "none") {
    throw rangeError(who, `loss "crossEntropy" after outputActivation ${show(outputActivation)}`, 'use "none"');
  }
  if (outputs < 2) {
    throw rangeError(
      who,
      `loss "crossEntropy" with ${outputs} output`,
      'end the architecture in an output for each class, or use "binaryCrossEntropy"',
    );
  }
}
/** Fills in the constants of an optimizer. */
function completeOptimizer(who, optimizer) {
  const given = typeof optimizer === "string" ? { type: optimizer } : optimizer;
  assertOptions(`${who}: optimizer`, given, ["type", "momentum", "beta1", "beta2", "epsilon"]);
  const { type } = given;
  assertOneOf(who, "optimizer", type, ["sgd", "momentum", "adam"]);
  const { momentum = 0.9, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = given;
  if (type === "momentum") {
    assertFraction(who, "momentum", momentum);
    return { type, momentum };
  }
  if (type === "sgd") return { type };
  assertFraction(who, "beta1", beta1);
  assertFraction(who, "beta2", beta2);
  assertPositive(who, "epsilon", epsilon);
  return { type, beta1, beta2, epsilon };
}
/** Checks how a study is to be run. */
export function assertRunOptions(who, { workers, onProgress, signal }) {
  if (workers !== undefined) assertInteger(who, "workers", workers, 0, 1024);
  if (onProgress !== undefined) assertFunction(who, "onProgress", onProgress);
  if (signal !== undefined && typeof signal?.throwIfAborted !== "function") {
    throw typeError(who, `signal is ${show(signal)}`, "pass the signal of an AbortController");
  }
}
/** A list of numbers, one or more, of 0 or more. */
export function assertNonNegativeList(who, name, values) {
  assertList(who, name, values).forEach((value, i) => {
    assertNonNegative(who, `${name}[${i}]`, value);
  });
}
/** A list of numbers, one or more, above 0. */
export function assertPositiveList(who, name, values) {
  assertList(who, name, values).forEach((value, i) => {
    assertPositive(who, `${name}[${i}]`, value);
  });
}
/** A list of integers, one or more, of 0 or more. */
export function assertCounts(who, name, values) {
  assertList(who, name, values).forEach((value, i) => {
    assertInteger(who, `${name}[${i}]`, value, 0, MAX_EPOCHS);
  });
}
/** Epochs are counted in 31 bits. */
export const MAX_EPOCHS = 2 ** 31 - 1;
function assertList(who, name, values) {
  if (!Array.isArray(values)) throw typeError(who, `${name} are ${show(values)}`, "pass an array of numbers");
  if (values.length === 0) throw rangeError(who, `${name} are empty`, "pass at least one");
  return values;
}
/** Checks that a list rises. */
export function assertRising(who, name, values) {
  const i = values.findIndex((value, at) => at > 0 && value <= values[at - 1]);
  if (i < 0) return;
  throw rangeError(
    who,
    `${name}[${i}] is ${values[i]}, ${name}[${i - 1}] is ${values[i - 1]}`,
    "sort them from small to large, each once",
  );
}
