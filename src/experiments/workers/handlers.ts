import { PieceRunner, type Piece } from "../piece-runner";
import { nextTurn } from "../../training/event-loop";
import { runTrial, type Trial, type TrialTask } from "../search/trial";
import type { PopulationTask } from "../../population/task";
import type { WorkerTask } from "./messages";

/** Milliseconds of work before messages are looked at. */
const SLICE_MS = 8;

/** Does the jobs of one task in a worker, one after the other. */
export interface JobHandler {
  add(index: number, job: unknown): void;
  /** Gives back memory, when all jobs are done. */
  dispose(): void;
}

/** Where a handler's results go. */
export interface JobOutput {
  result(index: number, result: unknown): void;
  failed(error: unknown): void;
}

/** The handler of a task. */
export function createHandler(task: WorkerTask, output: JobOutput): JobHandler {
  return task.type === "population" ? new PopulationHandler(task.tasks, output) : new TrialHandler(task.task, output);
}

/** Jobs are pieces of a study; results their rows. */
class PopulationHandler implements JobHandler {
  readonly #runner: PieceRunner;
  readonly #inbox: Piece[] = [];
  #isRunning = false;

  constructor(
    tasks: readonly PopulationTask[],
    private readonly output: JobOutput,
  ) {
    this.#runner = new PieceRunner(
      tasks,
      () => this.#inbox.shift(),
      (index, rows) => {
        output.result(index, rows);
      },
    );
  }

  add(_index: number, job: unknown): void {
    this.#inbox.push(job as Piece);
    if (!this.#isRunning) void this.#run();
  }

  dispose(): void {
    this.#runner.dispose();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (this.#runner.advance(SLICE_MS)) await nextTurn();
    } catch (error) {
      this.output.failed(error);
    }
    this.#isRunning = false;
  }
}

/** Jobs are trials of a search; results their scores. */
class TrialHandler implements JobHandler {
  #last = Promise.resolve();

  constructor(
    private readonly task: TrialTask,
    private readonly output: JobOutput,
  ) {}

  add(index: number, job: unknown): void {
    this.#last = this.#last.then(() => this.#run(index, job as Trial));
  }

  dispose(): void {
    // A trial frees its networks itself.
  }

  async #run(index: number, trial: Trial): Promise<void> {
    try {
      this.output.result(index, await runTrial(this.task, trial));
    } catch (error) {
      this.output.failed(error);
    }
  }
}
