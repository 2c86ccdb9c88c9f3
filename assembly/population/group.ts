/**
 * What the population kernels work on: four networks of one architecture, one in each lane of
 * every vector. The caller writes these records into memory, at the offsets that record-offsets.ts exports.
 *
 *   values of a layer    [unit][sample][4 lanes]     one block; a unit's samples are neighbors
 *   weights              [fanIn][fanOut][4 lanes]    as in the core, with lanes
 *   biases               [fanOut][4 lanes]
 *   parameters           weights, biases of layer 0, of layer 1, ...; gradients, moments alike
 *   targets, labels      [unit][sample][4 lanes], [sample][4 lanes]: each network has its own
 *
 * A layer without biases has them in its blocks too; they stay 0. The inputs of layer 0 are the data, the same in all lanes. The gradients with respect to a
 * hidden layer's pre-activations take the place of its activations.
 */

export const BINARY_CROSS_ENTROPY: i32 = 0;
export const CROSS_ENTROPY: i32 = 1;
export const MEAN_SQUARED_ERROR: i32 = 2;

export const SGD: i32 = 0;
export const MOMENTUM: i32 = 1;
export const ADAM: i32 = 2;

/** No test for success. */
export const NEVER: i32 = 0;
/** A network succeeds when it classifies every sample right. */
export const ALL_RIGHT: i32 = 1;
/** A network succeeds when its loss is below its threshold. */
export const LOSS_BELOW: i32 = 2;

/** One layer: sizes and addresses of its blocks. */
@unmanaged
export class Layer {
  fanIn: i32;
  fanOut: i32;
  /** An `ActivationCode`, and the number that its formula takes. */
  activation: i32;
  parameter: f32;
  /** Whether biases are trained; else they stay as they are. */
  hasBiases: i32;
  weights: usize;
  biases: usize;
  dWeights: usize;
  dBiases: usize;
  inputs: usize;
  /** The outputs' place, but for activations whose derivative comes from these. */
  preActivations: usize;
  outputs: usize;
  /** Records of `Steps`: how the weights follow their gradient, and the biases. */
  weightSteps: usize;
  biasSteps: usize;
}

/**
 * How one tensor of parameters follows its gradient, a value a lane at each of these bytes.
 * Rates are f64 too, for Adam, which writes its factors for the step under way.
 *
 *   [4 lanes] minus the rate | L2 term | rootFactor | rootOffset | [4] f64 rate
 */
export const DECAYS: usize = 16;
export const FACTORS: usize = 32;
export const RATES: usize = 64;
/** Bytes of a record of steps. */
export const STEPS_BYTES: usize = 96;

/** Four networks, the data they learn and their settings, one a lane. */
@unmanaged
export class Group {
  samples: i32;
  layerCount: i32;
  /** `layerCount` records of `Layer`. */
  layers: usize;
  loss: i32;
  optimizer: i32;
  /** NEVER, ALL_RIGHT or LOSS_BELOW. */
  success: i32;
  /** Bits of the lanes that stop when they succeed. */
  watched: i32;
  /** Out: bits of the watched lanes that have succeeded. */
  succeeded: i32;
  /** Out: bits of the lanes whose gradient is no longer finite. */
  diverged: i32;

  /** Values to reach, [unit][sample][4 lanes]. */
  targets: usize;
  /** The same by lanes and samples, [4 lanes](samples x fanOut). */
  targetRows: usize;
  /** Class of each sample, i32, [sample][4 lanes]. */
  labels: usize;
  /** The same by lanes, [4 lanes][sample]. */
  labelRows: usize;
  /** Gradient with respect to the last layer's pre-activations, [unit][sample][4 lanes]. */
  dOutputs: usize;
  /** One unit's samples: sums under way. */
  partial: usize;
  /** sigmoidScratchBytes(), for whichever kernel is at work. */
  scratch: usize;
  /** Outputs of one network, (samples x fanOut), and as much again for their gradient. */
  rows: usize;

  /** First or only moment, of the layout of the parameters. */
  firstMoments: usize;
  secondMoments: usize;
  /** [4] i32: updates made. */
  steps: usize;
  /** [4] f64: losses to fall below. */
  thresholds: usize;
  /** Out: the loss before each update of a call, f64, [update][4 lanes]; 0: not wanted. */
  losses: usize;

  /** The blocks of all parameters and of their gradients: `parameterCount` vectors. */
  parameters: usize;
  gradients: usize;
  parameterCount: i32;

  momentum: f32;
  /** Factor of the loss: 1 for a sum, else one over the number of terms. */
  scale: f32;
  beta1: f64;
  beta2: f64;
  epsilon: f64;
  lossScale: f64;
}

/** Record `index` of a group's layers. */
// @ts-ignore: decorator
@inline
export function layerOf(group: Group, index: i32): Layer {
  return changetype<Layer>(group.layers + <usize>index * offsetof<Layer>());
}

/** Bytes of a vector of four lanes. */
// @ts-ignore: decorator
@inline
export const VECTOR_BYTES: usize = 16;

/** Bytes of one unit's values: all samples, four lanes. */
// @ts-ignore: decorator
@inline
export function unitBytes(samples: i32): usize {
  return <usize>samples * VECTOR_BYTES;
}

/** Bytes of two vectors. */
// @ts-ignore: decorator
@inline
export const PAIR_BYTES: usize = 2 * VECTOR_BYTES;

/**
 * Of so many bytes of vectors those that are pairs. The loops over samples go by pairs, which V8's
 * revectorizer joins into vectors of 256 bits where it is on; the last of an odd number goes alone.
 */
// @ts-ignore: decorator
@inline
export function pairsOf(bytes: usize): usize {
  return bytes & ~(PAIR_BYTES - 1);
}
