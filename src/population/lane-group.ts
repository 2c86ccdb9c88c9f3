import { uniformBound } from "../layers/initializers";
import {
  ActivationCode,
  GROUP_BYTES,
  groupWord,
  LAYER_BYTES,
  LossCode,
  OptimizerCode,
  SuccessCode,
  writeGroupRecord,
  writeLayerRecord,
} from "../wasm/group-record";
import type { PopulationEngine } from "../wasm/population-engine";
import { RandomUse, seedHigh, seedLow, streamUse } from "../wasm/random";
import type { Tensor } from "../wasm/tensor";
import { TensorScope } from "../wasm/tensor-scope";
import { type Member, type PopulationTask, parameterCount } from "./task";

/** Networks of a group, one in each lane of a vector. */
export const LANES = 4;

/** One tensor of parameters, in the order of memory. */
interface Slot {
  readonly layer: number;
  readonly kind: "weights" | "biases";
  readonly offset: number;
  readonly length: number;
  readonly fanIn: number;
  readonly fanOut: number;
}

/**
 * Four networks in wasm memory that are trained in lockstep, on data they share. Knows lanes,
 * not studies: networks are put into lanes and read out of them between calls of `train`.
 *
 *   parameters, gradients, moments   [parameter][4 lanes], blocks of one layout
 *   values                           [unit][sample][4 lanes]: inputs, then each layer
 */
export class LaneGroup {
  readonly #kernels;
  readonly #scope: TensorScope<PopulationEngine>;
  readonly #slots: readonly Slot[];
  readonly #count: number;
  readonly #group: number;

  readonly #parameters: Block;
  readonly #moments: readonly Block[];
  /** Parameters of one network, lanes taken apart. */
  readonly #plain: Block;
  readonly #rates: Block;
  readonly #decays: Block;
  readonly #doubles: Block;
  readonly #steps: Block;

  constructor(
    engine: PopulationEngine,
    private readonly task: PopulationTask,
  ) {
    this.#kernels = engine.kernels;
    this.#scope = new TensorScope(engine);
    this.#slots = slotsOf(task.architecture);
    this.#count = parameterCount(task.architecture);
    try {
      const vectors = LANES * this.#count;
      this.#parameters = this.#scope.allocate(vectors);
      const gradients = this.#scope.allocate(vectors);
      this.#moments = [this.#scope.allocate(vectors), this.#scope.allocate(vectors)];
      this.#plain = this.#scope.allocate(this.#count);
      this.#rates = this.#scope.allocate(LANES);
      this.#decays = this.#scope.allocate(2 * LANES);
      this.#doubles = this.#scope.allocate(4 * LANES);
      this.#steps = this.#scope.allocate(LANES);
      this.#group = this.#writeRecords(gradients);
    } catch (error) {
      this.#scope.dispose();
      throw error;
    }
    for (let lane = 0; lane < LANES; lane++) this.clear(lane);
  }

  /** Number of parameters of a network. */
  get parameterCount(): number {
    return this.#count;
  }

  #writeRecords(gradients: Block): number {
    const { task } = this;
    const { architecture, inputs } = task;
    const { memory } = this.#kernels;
    const samples = inputs.rows;
    const values = architecture.map((width) => this.#scope.allocate(LANES * width * samples).pointer);
    const layerCount = architecture.length - 1;
    const layers = this.#scope.allocate((layerCount * LAYER_BYTES) / 4).pointer;
    for (let layer = 0; layer < layerCount; layer++) {
      const [weights, biases] = this.#slots.filter((slot) => slot.layer === layer);
      const isLast = layer === layerCount - 1;
      writeLayerRecord(memory, layers + layer * LAYER_BYTES, {
        fanIn: architecture[layer],
        fanOut: architecture[layer + 1],
        activation: ActivationCode[isLast ? task.outputActivation : task.activation],
        weights: this.#parameters.pointerAt(LANES * weights.offset),
        biases: this.#parameters.pointerAt(LANES * biases.offset),
        dWeights: gradients.pointerAt(LANES * weights.offset),
        dBiases: gradients.pointerAt(LANES * biases.offset),
        inputs: values[layer],
        outputs: values[layer + 1],
      });
    }
    this.#writeInputs(values[0]);
    const group = this.#scope.allocate(GROUP_BYTES / 4).pointer;
    this.#writeGroup(group, layers, gradients);
    return group;
  }

  /** The data in all lanes, [feature][sample][4 lanes]. */
  #writeInputs(pointer: number): void {
    const { data, rows, columns } = this.task.inputs;
    const out = new Float32Array(this.#kernels.memory.buffer, pointer, LANES * rows * columns);
    for (let c = 0; c < columns; c++) {
      for (let r = 0; r < rows; r++) {
        const at = LANES * (c * rows + r);
        out.fill(data[r * columns + c], at, at + LANES);
      }
    }
  }

  #writeGroup(group: number, layers: number, gradients: Block): void {
    const { task } = this;
    const { targets, loss, optimizer, success, reduction } = task;
    const samples = targets.rows;
    const n = samples * targets.columns;
    const byUnits = this.#scope.allocate(n);
    byUnits.floats.set(transposed(targets.data, samples, targets.columns));
    const rows = this.#scope.allocate(n);
    rows.floats.set(targets.data);
    const labels = this.#scope.allocate(samples);
    if (task.labels !== undefined) labels.integers.set(task.labels);
    const terms = loss === "crossEntropy" ? samples : n;
    const scale = reduction === "mean" ? 1 / terms : 1;
    const adam = optimizer.type === "adam" ? optimizer : { beta1: 0, beta2: 0, epsilon: 0 };
    const { kernels } = this.#scope.engine;
    writeGroupRecord(kernels.memory, group, {
      samples,
      layerCount: task.architecture.length - 1,
      layers,
      loss: LossCode[loss],
      optimizer: OptimizerCode[optimizer.type],
      success: SuccessCode[success.type],
      watched: 0,
      succeeded: 0,
      targets: byUnits.pointer,
      targetRows: rows.pointer,
      labels: labels.pointer,
      dOutputs: this.#scope.allocate(LANES * n).pointer,
      partial: this.#scope.allocate(LANES * samples).pointer,
      scratch: this.#scope.allocate(kernels.sigmoidScratchBytes() / 4).pointer,
      rows: this.#scope.allocate(2 * n).pointer,
      negativeRates: this.#rates.pointer,
      weightDecays: this.#decays.pointer,
      firstMoments: this.#moments[0].pointer,
      secondMoments: this.#moments[1].pointer,
      rates: this.#doubles.pointer,
      steps: this.#steps.pointer,
      thresholds: this.#doubles.pointerAt(2 * LANES),
      parameters: this.#parameters.pointer,
      gradients: gradients.pointer,
      momentum: optimizer.type === "momentum" ? optimizer.momentum : 0,
      scale,
      beta1: adam.beta1,
      beta2: adam.beta2,
      epsilon: adam.epsilon,
      lossScale: scale,
    });
    this.#setThresholds(success.type === "lossBelow" ? success.threshold : 0);
  }

  #setThresholds(threshold: number): void {
    const { buffer } = this.#kernels.memory;
    new Float64Array(buffer, this.#doubles.pointerAt(2 * LANES), LANES).fill(threshold);
  }

  /** Puts a network into a lane, with its initial parameters. */
  load(lane: number, { seed, learningRate, l2 }: Member): void {
    for (const slot of this.#slots) this.#initialize(slot, seed);
    this.#kernels.scatterLane(this.#plain.pointer, this.#parameters.pointer, lane, this.#count);
    this.#resetState(lane);
    this.#setSettings(lane, learningRate, l2);
  }

  /** Fills a lane with zeros that nothing moves. */
  clear(lane: number): void {
    this.#kernels.clearLane(this.#parameters.pointer, lane, this.#count);
    this.#resetState(lane);
    this.#setSettings(lane, 0, 0);
  }

  #resetState(lane: number): void {
    for (const { pointer } of this.#moments) this.#kernels.clearLane(pointer, lane, this.#count);
    this.#steps.integers[lane] = 0;
  }

  #setSettings(lane: number, learningRate: number, l2: number): void {
    this.#rates.floats[lane] = -learningRate;
    const decays = this.#decays.floats;
    decays[lane] = l2;
    decays[LANES + lane] = this.task.regularizeBiases ? l2 : 0;
    new Float64Array(this.#kernels.memory.buffer, this.#doubles.pointer, LANES)[lane] = learningRate;
  }

  /** The streams and formulas of layers/initializers.ts; activations are layers too and count there. */
  #initialize({ layer, kind, offset, length, fanIn, fanOut }: Slot, seed: number): void {
    const { initializer } = this.task;
    const out = this.#plain.pointerAt(offset);
    const use = streamUse(RandomUse.initialWeights, 2 * layer);
    const limit = uniformBound(initializer, fanIn, fanOut);
    if (limit === undefined) {
      const index = kind === "weights" ? 0 : 1;
      this.#kernels.randomNormal(out, length, seedLow(seed), seedHigh(seed), use, index);
    } else if (kind === "weights") {
      this.#kernels.randomUniform(out, length, -limit, limit, seedLow(seed), seedHigh(seed), use, 0);
    } else {
      this.#plain.floats.fill(0, offset, offset + length);
    }
  }

  /** Says which lanes (bits) end a `train` when they succeed. */
  watch(lanes: number): void {
    this.#word("watched")[0] = lanes;
  }

  /** Bits of the watched lanes that had succeeded at the end of the last `train`. */
  get succeeded(): number {
    return this.#word("succeeded")[0];
  }

  #word(name: "watched" | "succeeded"): Int32Array {
    return new Int32Array(this.#kernels.memory.buffer, groupWord(this.#group, name), 1);
  }

  /** Up to `updates` epochs of all lanes; returns how many were made before a watched lane succeeded. */
  train(updates: number): number {
    return this.#kernels.trainGroup(this.#group, updates);
  }

  /** Loss of a lane after `train`, and its share of samples classified right (NaN without classes). */
  evaluate(lane: number): { readonly loss: number; readonly accuracy: number } {
    this.#kernels.gatherOutputs(this.#group, lane);
    const loss = this.#kernels.gatheredLoss(this.#group);
    const accuracy =
      this.task.labels === undefined ? NaN : this.#kernels.gatheredCorrect(this.#group) / this.task.inputs.rows;
    return { loss, accuracy };
  }

  /**
   * L2 norms of a lane's parameters into `out` at `at`: total, weights, biases, then weights
   * and biases of each layer. As `Network.norms`.
   */
  writeNorms(lane: number, out: Float64Array, at: number): void {
    this.#kernels.gatherLane(this.#parameters.pointer, this.#plain.pointer, lane, this.#count);
    const squares = { weights: 0, biases: 0 };
    this.#slots.forEach(({ kind, offset, length }, i) => {
      const sum = this.#kernels.sumOfSquares(this.#plain.pointerAt(offset), length);
      squares[kind] += sum;
      out[at + 3 + i] = Math.sqrt(sum);
    });
    out[at] = Math.sqrt(squares.weights + squares.biases);
    out[at + 1] = Math.sqrt(squares.weights);
    out[at + 2] = Math.sqrt(squares.biases);
  }

  /** A copy of a lane's parameters: weights (fanIn x fanOut) and biases, layer by layer. */
  parametersOf(lane: number): Float32Array {
    this.#kernels.gatherLane(this.#parameters.pointer, this.#plain.pointer, lane, this.#count);
    return this.#plain.floats.slice();
  }

  dispose(): void {
    this.#scope.dispose();
  }
}

type Block = Tensor<PopulationEngine>;

function slotsOf(architecture: readonly number[]): Slot[] {
  let offset = 0;
  return architecture.slice(1).flatMap((fanOut, layer) => {
    const fanIn = architecture[layer];
    const weights: Slot = { layer, kind: "weights", offset, length: fanIn * fanOut, fanIn, fanOut };
    const biases: Slot = { layer, kind: "biases", offset: offset + weights.length, length: fanOut, fanIn, fanOut };
    offset = biases.offset + biases.length;
    return [weights, biases];
  });
}

/** (columns x rows) from (rows x columns). */
function transposed(data: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(data.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) out[c * rows + r] = data[r * columns + c];
  return out;
}
