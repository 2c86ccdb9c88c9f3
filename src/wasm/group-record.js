/**
 * The records that the population kernels read: the fields of `Group` and `Layer` in
 * assembly/population/group.ts, in their order. Words are i32 (sizes, codes, addresses).
 */
/** Codes of assembly/population/group.ts. */
export const ActivationCode = { none: 0, sigmoid: 1, tanh: 2, relu: 3 };
export const LossCode = { binaryCrossEntropy: 0, crossEntropy: 1, meanSquaredError: 2 };
export const OptimizerCode = { sgd: 0, momentum: 1, adam: 2 };
export const SuccessCode = { never: 0, allRight: 1, lossBelow: 2 };
const LAYER_WORDS = ["fanIn", "fanOut", "activation", "weights", "biases", "dWeights", "dBiases", "inputs", "outputs"];
const GROUP_WORDS = [
  "samples",
  "layerCount",
  "layers",
  "loss",
  "optimizer",
  "success",
  "watched",
  "succeeded",
  "targets",
  "targetRows",
  "labels",
  "dOutputs",
  "partial",
  "scratch",
  "rows",
  "negativeRates",
  "weightDecays",
  "firstMoments",
  "secondMoments",
  "rates",
  "steps",
  "thresholds",
  "parameters",
  "gradients",
];
const GROUP_FLOATS = ["momentum", "scale"];
const GROUP_DOUBLES = ["beta1", "beta2", "epsilon", "lossScale"];
export const LAYER_BYTES = 4 * LAYER_WORDS.length;
const FLOATS_AT = 4 * GROUP_WORDS.length;
const DOUBLES_AT = FLOATS_AT + 4 * GROUP_FLOATS.length;
export const GROUP_BYTES = DOUBLES_AT + 8 * GROUP_DOUBLES.length;
/** Address of a word of the group at `group`. */
export function groupWord(group, name) {
  return group + 4 * GROUP_WORDS.indexOf(name);
}
/** Writes a layer's record at `address`. */
export function writeLayerRecord(memory, address, layer) {
  const view = new DataView(memory.buffer, address, LAYER_BYTES);
  LAYER_WORDS.forEach((name, i) => {
    view.setInt32(4 * i, layer[name], true);
  });
}
/** Writes a group's record at `address`. */
export function writeGroupRecord(memory, address, group) {
  const view = new DataView(memory.buffer, address, GROUP_BYTES);
  GROUP_WORDS.forEach((name, i) => {
    view.setInt32(4 * i, group[name], true);
  });
  GROUP_FLOATS.forEach((name, i) => {
    view.setFloat32(FLOATS_AT + 4 * i, group[name], true);
  });
  GROUP_DOUBLES.forEach((name, i) => {
    view.setFloat64(DOUBLES_AT + 8 * i, group[name], true);
  });
}
