import { START, type Position } from "../settings/address";
import type { PauseReason } from "./messages";
import { Pacer, type Pace } from "./pacer";
import { nextTurn, sleep } from "./turns";

/** Longest stretch of training before messages are read, in milliseconds. */
const SLICE_MS = 8;
/** An epoch that takes less is ended before a pause. */
const SHORT_EPOCH_MS = 50;

/** Where training pauses. */
export interface Goal extends Position {
  readonly reason: PauseReason;
}

/** What is done while training gives way. */
export interface GateListener {
  /** Between two slices. */
  tick(): void;
  /** Training stands still. */
  resting(reason: PauseReason): void;
}

/** Lets training through until its goal, in slices between which messages are read, and no faster than its pace. */
export class TrainingGate {
  /** Where training pauses next. */
  goal: Goal = { ...START, reason: "epochs" };
  /** Batches that came through. */
  batches = 0;
  readonly #pacer: Pacer;
  #pace: Pace = { kind: "full" };
  #isOpen = false;
  #wake: (() => void) | undefined;
  #sliceStart = 0;
  #sliceBatches = 0;
  #msPerBatch = 0;

  /**
   * @param batchesPerEpoch - Batches of an epoch.
   * @param total - Batches of the whole run.
   * @param signal - Ends the waiting.
   */
  constructor(
    private readonly batchesPerEpoch: number,
    total: number,
    private readonly signal: AbortSignal,
    private readonly listener: GateListener,
  ) {
    this.#pacer = new Pacer(batchesPerEpoch, total);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(goal: Goal, pace: Pace): void {
    this.goal = goal;
    this.#isOpen = true;
    this.#sliceStart = performance.now();
    this.setPace(pace);
    this.#wake?.();
  }

  setPace(pace: Pace): void {
    this.#pace = pace;
    this.#pacer.begin(pace, this.batches, performance.now() / 1000);
  }

  /** Pauses: at the end of the epoch if that is near, else at the next batch. */
  pause({ epoch }: Position): void {
    if (!this.#isOpen) return;
    const isNear = this.#pace.kind === "full" && this.#msPerBatch * this.batchesPerEpoch < SHORT_EPOCH_MS;
    this.goal = isNear ? { epoch: epoch + 1, batch: 0, reason: "asked" } : { ...START, reason: "asked" };
    this.setPace({ kind: "full" });
  }

  /** Nothing comes through any more, unless it is opened again. */
  close(): void {
    this.#isOpen = false;
  }

  /** Lets training that stands still see that its signal is aborted. */
  release(): void {
    this.#wake?.();
  }

  /** Training has come to a position: undefined lets it go on at once. */
  pass(position: Position): Promise<void> | undefined {
    if (!isBefore(position, this.goal)) this.#isOpen = false;
    const now = performance.now();
    if (this.#isOpen && this.#isAllowed(now) && now - this.#sliceStart < SLICE_MS) return undefined;
    return this.#wait();
  }

  #isAllowed(now: number): boolean {
    return this.#pacer.allowed(now / 1000) > this.batches;
  }

  /** Gives way to messages; goes on when the gate is open and the pace allows it. */
  async #wait(): Promise<void> {
    this.#measureSpeed(performance.now() - this.#sliceStart);
    do {
      if (!this.#isOpen) await this.#rest();
      else this.listener.tick();
      await (this.#isAllowed(performance.now()) ? nextTurn() : sleep());
      this.signal.throwIfAborted();
    } while (!this.#isOpen || !this.#isAllowed(performance.now()));
    this.#pacer.settleDebt(this.batches, performance.now() / 1000);
    this.#sliceStart = performance.now();
  }

  /** Stands still until training is wanted again. */
  async #rest(): Promise<void> {
    const woken = new Promise<void>((resolve) => (this.#wake = resolve));
    this.listener.resting(this.goal.reason);
    await woken;
    this.#wake = undefined;
  }

  #measureSpeed(sliceMs: number): void {
    const made = this.batches - this.#sliceBatches;
    this.#sliceBatches = this.batches;
    if (made > 0) this.#msPerBatch = sliceMs / made;
  }
}

function isBefore(a: Position, b: Position): boolean {
  return a.epoch < b.epoch || (a.epoch === b.epoch && a.batch < b.batch);
}
