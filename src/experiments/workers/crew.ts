import { WorkerError } from "../../core/errors";
import type { WorkerHandle } from "../../core/worker-handle";
import { createAnsweringWorker } from "../../workers/answering-worker";
import { warnOfNoWorker } from "../../workers/no-worker";
import { send } from "../../workers/send";
import { receivedError } from "../../workers/sent-error";
import { EXPERIMENTS_FILE } from "./experiments-worker-file";
import { recallWorker, releaseWorker } from "./idle-workers";
import type { Request, Response, WorkerTask } from "./messages";

/** Jobs that a worker has at once: one under way, one to begin without waiting. */
const JOBS_AHEAD = 2;

/** A list of jobs and where their results go. */
export interface Jobs {
  /** Who complains. */
  readonly who: string;
  readonly task: WorkerTask;
  /** Numbers of the jobs. */
  readonly indices: readonly number[];
  jobAt(index: number): unknown;
  onResult(index: number, result: unknown): void;
}

/** A worker and the jobs it has. */
interface Hand {
  handle: WorkerHandle<Request, Response> | undefined;
  readonly jobs: Set<number>;
}

/**
 * Workers that share a list of jobs, each taking the next when it has done one. The jobs of a
 * worker that dies go back to the list.
 */
export class Crew {
  readonly #waiting: number[];
  readonly #hands = new Set<Hand>();
  #missing: number;
  #hasListened = false;
  #settle!: (outcome: { error: unknown } | { done: boolean }) => void;

  constructor(private readonly jobs: Jobs) {
    this.#waiting = [...jobs.indices].reverse();
    this.#missing = jobs.indices.length;
  }

  /**
   * Does all jobs with up to `count` workers.
   *
   * @returns False, with nothing done, where workers cannot be had.
   * @throws (rejects) what a task throws in a worker; WorkerError when all workers have died;
   *   the signal's reason when aborted.
   */
  async run(count: number, signal: AbortSignal | undefined): Promise<boolean> {
    signal?.throwIfAborted();
    const outcome = new Promise<{ error: unknown } | { done: boolean }>((resolve) => {
      this.#settle = resolve;
    });
    const abort = () => {
      this.#settle({ error: signal?.reason });
    };
    signal?.addEventListener("abort", abort);
    try {
      if (this.#missing === 0) return true;
      for (let i = 0; i < Math.min(count, this.jobs.indices.length); i++) this.#addWorker();
      const result = await outcome;
      if ("error" in result) throw result.error;
      return result.done;
    } finally {
      signal?.removeEventListener("abort", abort);
      for (const { handle, jobs } of this.#hands) {
        if (handle !== undefined && jobs.size === 0 && this.#missing === 0) releaseWorker(handle);
        else handle?.terminate();
      }
      this.#hands.clear();
    }
  }

  #addWorker(): void {
    const hand: Hand = { handle: undefined, jobs: new Set() };
    this.#hands.add(hand);
    const events = {
      onMessage: (response: Response) => {
        this.#receive(hand, response);
      },
      onDeath: (reason: string) => {
        this.#replaceFailed(hand, reason);
      },
    };
    const idle = recallWorker(events);
    if (idle !== undefined) this.#hasListened = true;
    let handle = idle;
    try {
      handle ??= createAnsweringWorker<Request, Response>(EXPERIMENTS_FILE, events);
    } catch (error) {
      this.#replaceFailed(hand, error instanceof Error ? error.message : String(error));
      return;
    }
    this.#instruct(hand, handle);
  }

  #instruct(hand: Hand, handle: WorkerHandle<Request, Response>): void {
    hand.handle = handle;
    send(this.jobs.who, handle, { type: "task", task: this.jobs.task });
    this.#supply(hand);
  }

  /** Gives a worker its next jobs. */
  #supply(hand: Hand): void {
    while (hand.jobs.size < JOBS_AHEAD && this.#waiting.length > 0) {
      const index = this.#waiting.pop()!;
      hand.jobs.add(index);
      if (hand.handle !== undefined)
        send(this.jobs.who, hand.handle, { type: "job", index, job: this.jobs.jobAt(index) });
    }
  }

  #receive(hand: Hand, response: Response): void {
    if (!this.#hands.has(hand)) return;
    if (response.type === "ready") {
      this.#hasListened = true;
    } else if (response.type === "failed") {
      this.#settle({ error: receivedError(response.error) });
    } else {
      hand.jobs.delete(response.index);
      this.#missing--;
      this.#deliver(hand, response.index, response.result);
    }
  }

  /** Hands a result on; what a job's data or the listener throw ends the run. */
  #deliver(hand: Hand, index: number, result: unknown): void {
    try {
      this.#supply(hand);
      this.jobs.onResult(index, result);
    } catch (error) {
      this.#settle({ error });
    }
    if (this.#missing === 0) this.#settle({ done: true });
  }

  /** Gives the jobs of a dead worker to the others. */
  #replaceFailed(hand: Hand, reason: string): void {
    if (!this.#hands.delete(hand)) return;
    this.#waiting.push(...[...hand.jobs].reverse());
    try {
      for (const other of this.#hands) this.#supply(other);
    } catch (error) {
      this.#settle({ error });
    }
    if (this.#hands.size > 0) return;
    if (!this.#hasListened) {
      warnOfNoWorker(reason);
      this.#settle({ done: false });
      return;
    }
    const text = `${this.jobs.who}: all workers have died, the last of them: ${reason}; ${this.#missing} parts of the work are missing. Run it again, with fewer workers or workers: 0.`;
    this.#settle({ error: new WorkerError(text) });
  }
}
