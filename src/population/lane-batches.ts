import { RandomUse, seedHigh, seedLow, streamUse } from "../wasm/random";
import {
  LANES,
  scaleOf,
  writeGroup,
  type Block,
  type GroupMemory,
  type NetworkBlocks,
  type Scope,
} from "./group-memory";
import type { ParameterSlot } from "./parameter-slots";
import type { PopulationTask } from "./task";

/** Epochs of a group in mini-batches: each lane goes through the samples in the order that its seed fixes. */
export class LaneBatches {
  readonly #batch: GroupMemory;
  /** [4 lanes][samples]: the samples in the order of the epoch under way. */
  readonly #orders: Block;
  readonly #seeds = new Array<number>(LANES).fill(0);
  readonly #epochs = new Array<number>(LANES).fill(0);
  readonly #scales: readonly [batch: number, rest: number];

  constructor(
    private readonly scope: Scope,
    private readonly group: GroupMemory,
    task: PopulationTask,
    slots: readonly ParameterSlot[],
    networks: NetworkBlocks,
    private readonly batchSize: number,
  ) {
    const { samples } = group;
    this.#batch = writeGroup(scope, task, firstSamples(task, batchSize), slots, networks);
    this.#orders = scope.allocate(LANES * samples);
    this.#scales = [scaleOf(task, batchSize), scaleOf(task, samples % batchSize || batchSize)];
  }

  /** A network of this seed is in the lane, before its first epoch. */
  reset(lane: number, seed: number): void {
    this.#seeds[lane] = seed;
    this.#epochs[lane] = 0;
  }

  /** One epoch of all lanes; returns bits of those that diverged. */
  train(): number {
    const { kernels } = this.scope.engine;
    const { samples, pointer } = this.group;
    for (let lane = 0; lane < LANES; lane++) {
      const seed = this.#seeds[lane];
      const out = this.#orders.pointerAt(lane * samples);
      const stream = [seedLow(seed), seedHigh(seed), streamUse(RandomUse.shuffle)] as const;
      kernels.randomPermutation(out, samples, ...stream, ++this.#epochs[lane]);
    }
    return kernels.trainBatches(pointer, this.#batch.pointer, this.#orders.pointer, this.batchSize, ...this.#scales);
  }
}

/** As many of a task's samples as a batch has: their values are overwritten. */
function firstSamples({ inputs, targets, labels }: PopulationTask, rows: number) {
  const cut = ({ data, columns }: PopulationTask["inputs"]) => ({
    data: data.subarray(0, rows * columns),
    rows,
    columns,
  });
  return { inputs: cut(inputs), targets: cut(targets), labels: labels?.subarray(0, rows) };
}
