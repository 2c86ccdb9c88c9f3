/**
 * What the population kernels work on: four networks of one architecture, one in each lane of
 * every vector. The caller writes these records into memory (src/wasm/population-layout.ts
 * has the same fields in the same order).
 *
 *   values of a layer    [unit][sample][4 lanes]     one block; a unit's samples are neighbours
 *   weights              [fanIn][fanOut][4 lanes]    as in the core, with lanes
 *   biases               [fanOut][4 lanes]
 *   parameters           weights, biases of layer 0, of layer 1, ...; gradients, moments alike
 *
 * The inputs of layer 0 are the data, the same in all lanes. The gradients with respect to a
 * hidden layer's pre-activations take the place of its activations.
 */

/** What follows a layer's affine map. */
export const NONE: i32 = 0;
export const SIGMOID: i32 = 1;
export const TANH: i32 = 2;
export const RELU: i32 = 3;

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
  activation: i32;
  weights: usize;
  biases: usize;
  dWeights: usize;
  dBiases: usize;
  inputs: usize;
  outputs: usize;
}

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

  /** Values to reach, [unit][sample], f32. */
  targets: usize;
  /** The same by samples, (samples x fanOut). */
  targetRows: usize;
  /** Class of each sample, i32. */
  labels: usize;
  /** Gradient with respect to the last layer's pre-activations, [unit][sample][4 lanes]. */
  dOutputs: usize;
  /** One unit's samples: sums under way. */
  partial: usize;
  /** sigmoidScratchBytes(), for whichever kernel is at work. */
  scratch: usize;
  /** Outputs of one network, (samples x fanOut), and as much again for their gradient. */
  rows: usize;

  /** [4 lanes]: minus the learning rate. */
  negativeRates: usize;
  /** [4 lanes]: L2 term of the weights, then of the biases. */
  weightDecays: usize;
  /** First or only moment, of the layout of the parameters. */
  firstMoments: usize;
  secondMoments: usize;
  /** [4] f64: learning rates, for Adam. */
  rates: usize;
  /** [4] i32: updates made. */
  steps: usize;
  /** [4] f64: losses to fall below. */
  thresholds: usize;

  /** The blocks of all parameters and of their gradients. */
  parameters: usize;
  gradients: usize;

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
