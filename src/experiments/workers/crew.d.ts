import type { WorkerTask } from "./messages";
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
/**
 * Workers that share a list of jobs, each taking the next when it has done one. The jobs of a
 * worker that dies go back to the list.
 */
export declare class Crew {
  #private;
  private readonly jobs;
  constructor(jobs: Jobs);
  /**
   * Does all jobs with up to `count` workers.
   *
   * @returns False, with nothing done, where workers cannot be had.
   * @throws (rejects) what a task throws in a worker; WorkerError when all workers have died;
   *   the signal's reason when aborted.
   */
  run(count: number, signal: AbortSignal | undefined): Promise<boolean>;
}
