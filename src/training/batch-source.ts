import { rangeError } from "../core/check";
import { RandomUse, seedHigh, seedLow, streamUse } from "../wasm/random";
import type { Tensor } from "../wasm/tensor";
import type { TensorScope } from "../wasm/tensor-scope";
import type { Batch, Counting, ReusedBatch } from "./batch";
import type { BatchSettings } from "./fit-options";
import type { LossPass } from "./loss-pass";
import type { StagedDataset } from "./staged-dataset";

/** Where the batches of an epoch come from. */
export interface BatchSource {
  readonly counting: Counting;
  /** What all samples of an epoch count together, where it is known before. */
  readonly weight: number | undefined;
  /** Begins an epoch. */
  start(epoch: number): void;
  /** The next batch of the epoch, good until the one after it; undefined at the end. */
  next(): Batch | undefined | Promise<Batch | undefined>;
  /** Ends an epoch before its last batch. */
  close?(): Promise<void>;
}

/** The batches of a staged data set, in a random order of its samples or in theirs. */
export class DatasetBatches implements BatchSource {
  readonly #batch: ReusedBatch;
  readonly #order: Tensor;
  /** Samples that an epoch takes. */
  readonly #end: number;
  #first = 0;

  /** @throws RangeError when a batch is too small for a layer, or none is left. */
  constructor(
    who: string,
    private readonly pass: LossPass,
    scope: TensorScope,
    private readonly data: StagedDataset,
    private readonly settings: BatchSettings,
  ) {
    const { batchSize, dropLast } = settings;
    const { rows } = data;
    const rest = rows % batchSize;
    if (dropLast && rows < batchSize) {
      throw rangeError(
        who,
        `dropLast leaves no batch of ${batchSize} from ${rows} samples`,
        "lower batchSize or keep the last batch",
      );
    }
    pass.stack.assertTrainingRows(who, rest === 0 || dropLast ? batchSize : rest);
    this.#end = dropLast ? rows - rest : rows;
    this.#batch = data.createBatch(scope, Math.min(batchSize, rows));
    this.#order = scope.allocate(rows);
    this.#order.integers.forEach((_, i, indices) => (indices[i] = i));
  }

  get counting(): Counting {
    return this.data.counting;
  }

  get weight(): number | undefined {
    return this.data.weights ? undefined : this.#end;
  }

  start(epoch: number): void {
    this.#first = 0;
    this.pass.reserve(Math.min(this.settings.batchSize, this.data.rows));
    if (!this.settings.shuffle) return;
    const { engine, seed } = this.pass.stack;
    engine.kernels.randomPermutation(
      this.#order.pointer,
      this.data.rows,
      seedLow(seed),
      seedHigh(seed),
      streamUse(RandomUse.shuffle),
      epoch,
    );
  }

  next(): Batch | undefined {
    const rows = Math.min(this.settings.batchSize, this.#end - this.#first);
    if (rows <= 0) return undefined;
    this.data.gather(this.#batch, this.#order, this.#first, rows);
    this.#first += rows;
    return this.#batch;
  }
}
