import { groupField } from "../wasm/group-record";
import type { PopulationEngine } from "../wasm/population-engine";
import { TensorScope } from "../wasm/tensor-scope";
import {
  allocateNetworks,
  LANES,
  LOSS_ROOM,
  writeGroup,
  writeTargets,
  type Block,
  type GroupMemory,
  type NetworkBlocks,
} from "./group-memory";
import { InitialValues } from "./initial-values";
import { LaneBatches } from "./lane-batches";
import { LaneReadback } from "./lane-readback";
import { parameterSlots, type ParameterSlot } from "./parameter-slots";
import type { Member, PopulationTask } from "./task";

/**
 * Four networks in wasm memory that are trained in lockstep, on inputs they share. Knows lanes,
 * not studies: networks are put into lanes and read out of them between calls of `train`.
 */
export class LaneGroup {
  /** Reads numbers out of lanes. */
  readonly readback: LaneReadback;

  readonly #kernels;
  readonly #scope: TensorScope<PopulationEngine>;
  readonly #slots: readonly ParameterSlot[];
  readonly #initial: InitialValues;
  readonly #networks: NetworkBlocks;
  readonly #training: GroupMemory;
  /** Undefined where every update sees all samples. */
  readonly #batches: LaneBatches | undefined;
  /** Bits of the lanes that diverged in the last `train`. */
  #diverged = 0;
  /** Parameters of one network, lanes taken apart. */
  readonly #plain: Block;
  /** Where words of the group's record stand. */
  readonly #places: Readonly<Record<"watched" | "succeeded" | "diverged", number>>;

  constructor(
    engine: PopulationEngine,
    private readonly task: PopulationTask,
  ) {
    this.#kernels = engine.kernels;
    this.#scope = new TensorScope(engine);
    this.#slots = parameterSlots(task.architecture);
    this.#initial = new InitialValues(engine.kernels, task, this.#slots);
    try {
      this.#networks = allocateNetworks(this.#scope, task, this.#slots.length);
      this.#plain = this.#scope.allocate(this.#networks.count);
      this.#training = writeGroup(this.#scope, task, task, this.#slots, this.#networks);
      this.#batches = this.#createBatches();
      const groups = { training: this.#training, test: this.#writeTest() };
      this.readback = new LaneReadback(this.#scope, task, this.#slots, this.#networks, groups, this.#plain);
    } catch (error) {
      this.#scope.dispose();
      throw error;
    }
    const placeOf = (name: "watched" | "succeeded" | "diverged") => groupField(this.#kernels, 0, name) / 4;
    this.#places = { watched: placeOf("watched"), succeeded: placeOf("succeeded"), diverged: placeOf("diverged") };
    this.#setThresholds(task.success.type === "lossBelow" ? task.success.threshold : 0);
    for (let lane = 0; lane < LANES; lane++) this.clear(lane);
  }

  #createBatches(): LaneBatches | undefined {
    const { batchSize, inputs } = this.task;
    if (batchSize === undefined || batchSize >= inputs.rows) return undefined;
    return new LaneBatches(this.#scope, this.#training, this.task, this.#slots, this.#networks, batchSize);
  }

  #writeTest(): GroupMemory | undefined {
    const { test } = this.task;
    return test && writeGroup(this.#scope, this.task, test, this.#slots, this.#networks);
  }

  #setThresholds(threshold: number): void {
    const { thresholds } = this.#networks;
    new Float64Array(this.#kernels.memory.buffer, thresholds.pointer, LANES).fill(threshold);
  }

  /** Puts a network into a lane, with its initial parameters and its targets. */
  load(lane: number, member: Member): void {
    const { count, parameters } = this.#networks;
    this.#initial.write(member, this.#plain);
    this.#kernels.scatterLane(this.#plain.pointer, parameters.pointer, lane, count);
    if (member.targets !== undefined) writeTargets(this.#training, lane, member.targets, member.labels);
    // What is only looked at takes no step.
    if (member.epochs > 0) {
      this.#resetState(lane);
      this.#setSteps(lane, member);
    }
    this.readback.reset(lane);
    this.#batches?.reset(lane, member.seed);
  }

  /** Fills a lane with zeros that nothing moves. */
  clear(lane: number): void {
    this.#kernels.clearLane(this.#networks.parameters.pointer, lane, this.#networks.count);
    this.#resetState(lane);
    this.#setSteps(lane, { learningRate: 0, l2: 0 });
  }

  #resetState(lane: number): void {
    const { moments, count, updates } = this.#networks;
    for (const { pointer } of moments) this.#kernels.clearLane(pointer, lane, count);
    updates.integers[lane] = 0;
  }

  /** How each tensor of a lane follows its gradient. */
  #setSteps(lane: number, { learningRate, l2 }: Pick<Member, "learningRate" | "l2">): void {
    const { tensorSteps, stepsLayout } = this.#networks;
    const { bytes, decays, rates } = stepsLayout;
    const { regularizeBiases, optimizer } = this.task;
    const { floats } = tensorSteps;
    // Only Adam reads rates of f64.
    const isAdam = optimizer.type === "adam";
    const doubles = isAdam ? new Float64Array(floats.buffer, floats.byteOffset, floats.length / 2) : undefined;
    for (let i = 0; i < this.#slots.length; i++) {
      const rate = typeof learningRate === "number" ? learningRate : learningRate[i];
      const decay = this.#slots[i].kind === "weights" || regularizeBiases ? l2 : 0;
      const at = i * bytes;
      floats[at / 4 + lane] = -rate;
      floats[(at + decays) / 4 + lane] = decay;
      if (doubles !== undefined) doubles[(at + rates) / 8 + lane] = rate;
    }
  }

  /** Says which lanes (bits) end a `train` when they succeed. */
  watch(lanes: number): void {
    this.#words[this.#places.watched] = lanes;
  }

  /** Bits of the watched lanes that had succeeded at the end of the last `train`. */
  get succeeded(): number {
    return this.#words[this.#places.succeeded];
  }

  /** Bits of the lanes whose gradients ended the last `train` because they were not finite. */
  get diverged(): number {
    return this.#diverged;
  }

  get #words(): Int32Array {
    return this.#training.record.integers;
  }

  /** Up to `updates` epochs of all lanes; returns how many were made before a watched lane succeeded, one diverged, or the room for losses was full. */
  train(updates: number): number {
    const most = this.#networks.losses === undefined ? updates : Math.min(updates, LOSS_ROOM);
    if (this.#batches !== undefined) return this.#trainBatches(this.#batches, most);
    const made = this.#kernels.trainGroup(this.#training.pointer, most);
    this.#diverged = this.#words[this.#places.diverged];
    return made;
  }

  /** The same in mini-batches; after each epoch all samples are looked at together. */
  #trainBatches(batches: LaneBatches, epochs: number): number {
    const { pointer } = this.#training;
    this.#diverged = 0;
    for (let made = 0; ; made++) {
      this.#kernels.trainGroup(pointer, 0);
      if (made === epochs || this.succeeded !== 0 || this.#diverged !== 0) return made;
      this.#diverged = batches.train();
    }
  }

  /** A lane's losses before each of the last `train`'s `made` updates; for tasks that note the ratios of losses. */
  lossesOf(lane: number, made: number): number[] {
    const { losses } = this.#networks;
    if (losses === undefined) return [];
    const all = new Float64Array(this.#kernels.memory.buffer, losses.pointer, LANES * made);
    return Array.from({ length: made }, (_, update) => all[LANES * update + lane]);
  }

  dispose(): void {
    this.#scope.dispose();
  }
}
