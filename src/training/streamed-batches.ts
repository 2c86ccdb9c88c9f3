import { rangeError } from "../core/check";
import { isColumn } from "../core/matrix";
import { ignoreRejection } from "../core/thenable";
import type { Batch, Counting } from "./batch";
import type { BatchSource } from "./batch-source";
import type { BatchStream } from "./batch-stream";
import { BatchStage } from "./batch-stage";
import type { Dataset } from "../data/dataset";
import { countingOf } from "./staged-targets";
import type { TrainerCore } from "./trainer-core";
import type { TensorScope } from "../wasm/tensor-scope";
import { firstOf } from "./event-loop";

/** The batches of a stream, one in memory at a time. */
export class StreamedBatches implements BatchSource {
  readonly weight = undefined;
  counting: Counting;

  readonly #stage: BatchStage;
  #iterator: AsyncIterator<Dataset> | undefined;
  #epoch = 0;
  #batches = 0;
  /** Whether targets come as one number a sample; undefined before the first batch. */
  #isColumn: boolean | undefined;
  /** Whether a batch was asked for that has not come. */
  #isWaiting = false;

  constructor(
    private readonly who: string,
    private readonly core: TrainerCore,
    private readonly scope: TensorScope,
    private readonly stream: BatchStream,
    private readonly signal: AbortSignal | undefined,
    private readonly isTraining = true,
  ) {
    this.#stage = new BatchStage(core.stack, scope, core.settings.loss);
  }

  start(epoch: number): void {
    this.#epoch = epoch;
    this.#batches = 0;
    this.#iterator = this.stream[Symbol.asyncIterator]();
  }

  /**
   * @throws (rejects) TypeError, RangeError for a batch that does not suit, and for an epoch without batches; at once
   *   the signal's reason when aborted, StateError when the memory is disposed of.
   */
  async next(): Promise<Batch | undefined> {
    this.#isWaiting = true;
    const result = await firstOf(this.#iterator!.next(), this.signal, this.scope);
    this.core.assertAlive(this.who);
    this.signal?.throwIfAborted();
    this.#isWaiting = false;
    if (!result!.done) return this.#staged(result!.value);
    this.#end();
    return undefined;
  }

  /** An iterator whose next batch may never come is not waited for. */
  async close(): Promise<void> {
    const end = this.#iterator?.return?.();
    if (this.#isWaiting) ignoreRejection(end);
    else await end;
  }

  #end(): void {
    this.#iterator = undefined;
    if (this.#batches > 0) return;
    throw rangeError(
      this.who,
      `epoch ${this.#epoch} has no batches`,
      "pass an object whose [Symbol.asyncIterator]() begins again for each epoch; a generator is used up after one",
    );
  }

  #staged(dataset: Dataset): Batch {
    const { core } = this;
    const who = `${this.who}: batch ${this.#batches++}`;
    const samples = core.weigh(who, dataset);
    if (this.isTraining) core.stack.assertTrainingRows(who, samples.rows);
    this.#assertSameKind(who, isColumn(samples.targets));
    core.stepper.pass.reserve(samples.rows);
    this.counting = countingOf(samples.targets, core.settings.loss, core.stack.fanOut);
    return this.#stage.stage(who, samples);
  }

  /** Metrics and accuracy of an epoch are over all its batches. */
  #assertSameKind(who: string, isColumn: boolean): void {
    this.#isColumn ??= isColumn;
    if (this.#isColumn === isColumn) return;
    const [got, before] = isColumn ? ["one number a sample", "rows"] : ["rows", "one number a sample"];
    throw rangeError(who, `targets are ${got}, those of the batches before are ${before}`, "give all in one kind");
  }
}
