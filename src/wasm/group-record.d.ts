/**
 * The records that the population kernels read: the fields of `Group` and `Layer` in
 * assembly/population/group.ts, in their order. Words are i32 (sizes, codes, addresses).
 */
/** Codes of assembly/population/group.ts. */
export declare const ActivationCode: {
  readonly none: 0;
  readonly sigmoid: 1;
  readonly tanh: 2;
  readonly relu: 3;
};
export declare const LossCode: {
  readonly binaryCrossEntropy: 0;
  readonly crossEntropy: 1;
  readonly meanSquaredError: 2;
};
export declare const OptimizerCode: {
  readonly sgd: 0;
  readonly momentum: 1;
  readonly adam: 2;
};
export declare const SuccessCode: {
  readonly never: 0;
  readonly allRight: 1;
  readonly lossBelow: 2;
};
declare const LAYER_WORDS: readonly [
  "fanIn",
  "fanOut",
  "activation",
  "weights",
  "biases",
  "dWeights",
  "dBiases",
  "inputs",
  "outputs",
];
declare const GROUP_WORDS: readonly [
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
declare const GROUP_FLOATS: readonly ["momentum", "scale"];
declare const GROUP_DOUBLES: readonly ["beta1", "beta2", "epsilon", "lossScale"];
/** One layer's sizes and addresses. */
export type LayerRecord = Readonly<Record<(typeof LAYER_WORDS)[number], number>>;
/** A group's sizes, codes, addresses and values. */
export type GroupRecord = Readonly<
  Record<(typeof GROUP_WORDS)[number] | (typeof GROUP_FLOATS)[number] | (typeof GROUP_DOUBLES)[number], number>
>;
export declare const LAYER_BYTES: number;
export declare const GROUP_BYTES: number;
/** Address of a word of the group at `group`. */
export declare function groupWord(group: number, name: (typeof GROUP_WORDS)[number]): number;
/** Writes a layer's record at `address`. */
export declare function writeLayerRecord(memory: WebAssembly.Memory, address: number, layer: LayerRecord): void;
/** Writes a group's record at `address`. */
export declare function writeGroupRecord(memory: WebAssembly.Memory, address: number, group: GroupRecord): void;
export {};
