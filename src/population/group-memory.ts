import {
  codeOf,
  recordBytes,
  stepsLayout,
  writeGroupRecord,
  writeLayerRecord,
  type StepsLayout,
} from "../wasm/group-record";
import type { PopulationEngine } from "../wasm/population-engine";
import type { Tensor } from "../wasm/tensor";
import type { TensorScope } from "../wasm/tensor-scope";
import { kernelActivation } from "./activation";
import { parameterCount, type ParameterSlot } from "./parameter-slots";
import type { PopulationData, PopulationTask } from "./task";

/** Networks of a group, one in each lane of a vector. */
export const LANES = 4;

/** Most updates of one call whose losses are noted. */
export const LOSS_ROOM = 256;

export type Block = Tensor<PopulationEngine>;
export type Scope = TensorScope<PopulationEngine>;

/** What the networks of a group are, whatever data they see. All blocks are [element][4 lanes]. */
export interface NetworkBlocks {
  /** Number of parameters of a network. */
  readonly count: number;
  readonly parameters: Block;
  readonly gradients: Block;
  readonly moments: readonly [Block, Block];
  /** A record of steps for each slot. */
  readonly tensorSteps: Block;
  readonly stepsLayout: StepsLayout;
  /** [4 lanes] i32: updates made. */
  readonly updates: Block;
  /** [4 lanes] f64. */
  readonly thresholds: Block;
  /** [LOSS_ROOM][4 lanes] f64: the losses before each update of a call; undefined where nothing needs them. */
  readonly losses: Block | undefined;
}

/** Memory of a group's networks. */
export function allocateNetworks(scope: Scope, { architecture, notes }: PopulationTask, slots: number): NetworkBlocks {
  const count = parameterCount(architecture);
  const layout = stepsLayout(scope.engine.kernels);
  const vectors = () => scope.allocate(LANES * count);
  return {
    count,
    parameters: vectors(),
    gradients: vectors(),
    moments: [vectors(), vectors()],
    tensorSteps: scope.allocate((slots * layout.bytes) / 4),
    stepsLayout: layout,
    updates: scope.allocate(LANES),
    thresholds: scope.allocate(2 * LANES),
    losses: notes.lossRatios && scope.allocate(2 * LANES * LOSS_ROOM),
  };
}

/** A group's record and the blocks of its data. */
export interface GroupMemory {
  readonly record: Block;
  /** Address of the record. */
  readonly pointer: number;
  readonly samples: number;
  readonly fanOut: number;
  /** Values of each layer, [unit][sample][4 lanes], inputs first. */
  readonly values: readonly Block[];
  readonly targets: Block;
  readonly targetRows: Block;
  readonly labels: Block;
  readonly labelRows: Block;
}

/** Writes the records of a group that sees the given data, and the data into all lanes. */
export function writeGroup(
  scope: Scope,
  task: PopulationTask,
  data: PopulationData,
  slots: readonly ParameterSlot[],
  networks: NetworkBlocks,
): GroupMemory {
  const { architecture } = task;
  const { kernels } = scope.engine;
  const samples = data.inputs.rows;
  const fanOut = architecture[architecture.length - 1];
  const values = architecture.map((width) => scope.allocate(LANES * width * samples));
  const record = scope.allocate(recordBytes(kernels, "Group") / 4);
  const memory: GroupMemory = {
    record,
    pointer: record.pointer,
    samples,
    fanOut,
    values,
    targets: scope.allocate(LANES * samples * fanOut),
    targetRows: scope.allocate(LANES * samples * fanOut),
    labels: scope.allocate(LANES * samples),
    labelRows: scope.allocate(LANES * samples),
  };
  const layers = writeLayers(scope, task, slots, networks, values);
  writeRecord(scope, task, layers, networks, memory);
  writeInputs(values[0], data);
  for (let lane = 0; lane < LANES; lane++) writeTargets(memory, lane, data.targets.data, data.labels);
  return memory;
}

/** One record a layer; returns their address. */
function writeLayers(
  scope: Scope,
  task: PopulationTask,
  slots: readonly ParameterSlot[],
  { parameters, gradients, tensorSteps, stepsLayout: { bytes } }: NetworkBlocks,
  values: readonly Block[],
): number {
  const { kernels } = scope.engine;
  const layerBytes = recordBytes(kernels, "Layer");
  const layerCount = slots.length / 2;
  const layers = scope.allocate((layerCount * layerBytes) / 4).pointer;
  for (let layer = 0; layer < layerCount; layer++) {
    const [weights, biases] = [slots[2 * layer], slots[2 * layer + 1]];
    const isLast = layer === layerCount - 1;
    const { code, parameter, isFromOutput } = kernelActivation(isLast ? task.outputActivation : task.activation);
    const outputs = values[layer + 1];
    writeLayerRecord(kernels, layers + layer * layerBytes, {
      fanIn: weights.fanIn,
      fanOut: weights.fanOut,
      activation: code,
      parameter,
      hasBiases: Number(task.biases),
      weights: parameters.pointerAt(LANES * weights.offset),
      biases: parameters.pointerAt(LANES * biases.offset),
      dWeights: gradients.pointerAt(LANES * weights.offset),
      dBiases: gradients.pointerAt(LANES * biases.offset),
      inputs: values[layer].pointer,
      preActivations: (isFromOutput ? outputs : scope.allocate(outputs.floats.length)).pointer,
      outputs: outputs.pointer,
      weightSteps: tensorSteps.pointer + 2 * layer * bytes,
      biasSteps: tensorSteps.pointer + (2 * layer + 1) * bytes,
    });
  }
  return layers;
}

function writeRecord(
  scope: Scope,
  task: PopulationTask,
  layers: number,
  networks: NetworkBlocks,
  { pointer, samples, fanOut, targets, targetRows, labels, labelRows }: GroupMemory,
): void {
  const { kernels } = scope.engine;
  const { loss, optimizer, success } = task;
  const scale = scaleOf(task, samples);
  const adam = optimizer.type === "adam" ? optimizer : { beta1: 0, beta2: 0, epsilon: 0 };
  writeGroupRecord(kernels, pointer, {
    samples,
    layerCount: task.architecture.length - 1,
    layers,
    loss: codeOf(kernels, "loss", loss),
    optimizer: codeOf(kernels, "optimizer", optimizer.type),
    success: codeOf(kernels, "success", success.type),
    watched: 0,
    succeeded: 0,
    diverged: 0,
    targets: targets.pointer,
    targetRows: targetRows.pointer,
    labels: labels.pointer,
    labelRows: labelRows.pointer,
    dOutputs: scope.allocate(LANES * samples * fanOut).pointer,
    partial: scope.allocate(LANES * samples).pointer,
    scratch: scope.allocate(kernels.sigmoidScratchBytes() / 4).pointer,
    rows: scope.allocate(2 * samples * fanOut).pointer,
    firstMoments: networks.moments[0].pointer,
    secondMoments: networks.moments[1].pointer,
    steps: networks.updates.pointer,
    thresholds: networks.thresholds.pointer,
    losses: networks.losses?.pointer ?? 0,
    parameters: networks.parameters.pointer,
    gradients: networks.gradients.pointer,
    parameterCount: networks.count,
    momentum: optimizer.type === "momentum" ? optimizer.momentum : 0,
    scale,
    beta1: adam.beta1,
    beta2: adam.beta2,
    epsilon: adam.epsilon,
    lossScale: scale,
  });
}

/** Factor of the loss of so many samples. */
export function scaleOf({ loss, reduction, lossFactor, architecture }: PopulationTask, samples: number): number {
  if (reduction === "sum") return lossFactor;
  const terms = loss === "crossEntropy" ? samples : samples * architecture[architecture.length - 1];
  return lossFactor * (1 / terms);
}

/** The inputs in all lanes. */
function writeInputs({ floats }: Block, { inputs: { data, rows, columns } }: PopulationData): void {
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < rows; r++) {
      const at = LANES * (c * rows + r);
      floats.fill(data[r * columns + c], at, at + LANES);
    }
  }
}

/** One network's targets, (samples x fanOut), and classes. */
export function writeTargets(
  { samples, fanOut, targets, targetRows, labels, labelRows }: GroupMemory,
  lane: number,
  rows: Float32Array,
  classes: Int32Array | undefined,
): void {
  targetRows.floats.set(rows, lane * samples * fanOut);
  const byUnits = targets.floats;
  for (let r = 0; r < samples; r++) {
    for (let c = 0; c < fanOut; c++) byUnits[LANES * (c * samples + r) + lane] = rows[r * fanOut + c];
  }
  if (classes === undefined) return;
  labelRows.integers.set(classes, lane * samples);
  const bySamples = labels.integers;
  for (let r = 0; r < samples; r++) bySamples[LANES * r + lane] = classes[r];
}
