/** Epochs of a group: full-batch gradient descent, four networks at a time. */
import { activate } from "./activations";
import { affine } from "./affine";
import { ALL_RIGHT, Group, LOSS_BELOW, NEVER, layerOf } from "./group";
import { inputGradients } from "./input-gradients";
import { gatherOutputs, gatheredLoss } from "./lanes";
import { lanesNotFinite, outputGradients, rightLanes } from "./outputs";
import { update } from "./update";
import { weightGradients } from "./weight-gradients";

/** Outputs of all layers. */
export function forward(group: Group): void {
  const samples = group.samples;
  for (let i = 0; i < group.layerCount; i++) {
    const layer = layerOf(group, i);
    affine(
      layer.activation,
      samples,
      layer.fanIn,
      layer.fanOut,
      layer.weights,
      layer.biases,
      layer.inputs,
      layer.preActivations,
      group.scratch,
    );
    activate(layer.activation, layer.parameter, layer.preActivations, layer.outputs, layer.fanOut * samples);
  }
}

/** Gradients of all parameters; overwrites the hidden layers' outputs. */
export function backward(group: Group): void {
  const samples = group.samples;
  outputGradients(group);
  let d = group.dOutputs;
  for (let i = group.layerCount - 1; i >= 0; i--) {
    const layer = layerOf(group, i);
    weightGradients(samples, layer.fanIn, layer.fanOut, layer.inputs, d, layer.dWeights, layer.dBiases);
    if (i == 0) return;
    const below = layerOf(group, i - 1);
    inputGradients(
      below.activation,
      below.parameter,
      samples,
      layer.fanIn,
      layer.fanOut,
      layer.weights,
      d,
      below.preActivations,
      layer.inputs,
      group.partial,
    );
    d = layer.inputs;
  }
}

/** Bits of the lanes whose loss is below their threshold. */
function lowLanes(group: Group): i32 {
  let lanes = 0;
  for (let lane = 0; lane < 4; lane++) {
    if (!(group.watched & (1 << lane))) continue;
    gatherOutputs(group, lane);
    if (gatheredLoss(group, lane) < load<f64>(group.thresholds + ((<usize>lane) << 3))) lanes |= 1 << lane;
  }
  return lanes;
}

/** Bits of the watched lanes that succeed with the outputs of the last forward pass. */
function succeededLanes(group: Group): i32 {
  if (!group.watched) return 0;
  if (group.success == ALL_RIGHT) return group.watched & rightLanes(group);
  if (group.success == LOSS_BELOW) return lowLanes(group);
  assert(group.success == NEVER);
  return 0;
}

/**
 * Bits of the lanes whose output gradients, summed over the samples, are not finite. An
 * update would make their parameters infinite or NaN, and nothing brings those back.
 */
function divergedLanes(group: Group): i32 {
  const layer = layerOf(group, group.layerCount - 1);
  return lanesNotFinite(layer.dBiases, layer.fanOut);
}

/** The losses of all lanes with the outputs of the last forward pass, into the group's list. */
function noteLosses(group: Group, update: i32): void {
  const to = group.losses + ((<usize>update) << 5);
  for (let lane = 0; lane < 4; lane++) {
    gatherOutputs(group, lane);
    store<f64>(to + ((<usize>lane) << 3), gatheredLoss(group, lane));
  }
}

/** Outputs of the group at `address` with its present parameters. */
export function forwardGroup(address: usize): void {
  forward(changetype<Group>(address));
}

/** Gradients of the group at `address` with its present parameters. */
export function differentiateGroup(address: usize): void {
  const group = changetype<Group>(address);
  forward(group);
  backward(group);
}

/**
 * Up to `updates` epochs of the group at `address`. Ends early before an update when watched
 * networks have succeeded (their bits are in `succeeded`) or networks have diverged (bits in `diverged`); the forward pass that shows it is
 * that of the next epoch, so testing costs no pass of its own. Where `losses` are wanted there must be room for `updates` of them.
 * When it ends, the last layer's outputs are those of the present parameters; those of hidden layers too, unless a network diverged.
 *
 * @returns The updates made.
 */
export function trainGroup(address: usize, updates: i32): i32 {
  const group = changetype<Group>(address);
  let made = 0;
  group.diverged = 0;
  while (true) {
    forward(group);
    group.succeeded = succeededLanes(group);
    if (group.succeeded || made == updates) return made;
    backward(group);
    group.diverged = divergedLanes(group);
    if (group.diverged) return made;
    if (group.losses) noteLosses(group, made);
    update(group);
    made++;
  }
}
