import { StateError, WorkerError } from "../core/errors";
import type { LayerStack } from "../network/layer-stack";
import { stackOf, type Network } from "../network/network";
import type { EpochRecord, History } from "../training/history";
import { send } from "./send";
import { receivedError } from "./sent-error";
import { TRAINING_FILE } from "./training-worker-file";
import { warnOfNoWorker } from "./no-worker";
import { trainHere, type TrainingHandle } from "./training-here";
import type { TrainingResponse, TrainingTask } from "./training-messages";
import type { WorkerTrainingOptions } from "./training-task";
import { createAnsweringWorker } from "./answering-worker";
import type { WorkerTraining } from "./worker-training";

const WHO = "trainInWorker";

/** The calling thread's side of a training: starts the worker, listens to it and ends in one place. */
export class TrainingThread implements WorkerTraining {
  readonly history: Promise<History>;
  readonly #stack: LayerStack;
  readonly #forgetDispose: () => void;
  #isPaused = false;
  #hasEnded = false;
  #abortion: { readonly reason: unknown } | undefined;
  /**
   * What it knows of its worker: one that dies before it is ready could not be started, and one that is not ready, or
   * has answered, is not waited for.
   */
  #stage: "starting" | "training" | "answered" = "starting";
  #handle: TrainingHandle | undefined;
  /** What `onEpoch` has promised. */
  #told: Promise<unknown> = Promise.resolve();
  #resolve!: (history: History) => void;
  #reject!: (reason: unknown) => void;
  readonly #onAbort = () => {
    this.abort(this.options.signal?.reason);
  };

  constructor(
    private readonly network: Network,
    task: TrainingTask,
    private readonly options: Pick<WorkerTrainingOptions, "signal" | "onEpoch">,
  ) {
    this.history = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#stack = stackOf(network, WHO);
    this.#stack.isFitting = true;
    this.#forgetDispose = this.#stack.scope.onDispose(() => {
      this.#fail(new StateError(`${WHO}: the network is disposed of; make a new one or call dispose later.`));
    });
    const { signal } = options;
    signal?.addEventListener("abort", this.#onAbort);
    if (signal?.aborted) this.#onAbort();
    else this.#start(task);
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  pause(): void {
    this.#isPaused = true;
    this.#handle?.post({ type: "pause" });
  }

  resume(): void {
    this.#isPaused = false;
    this.#handle?.post({ type: "resume" });
  }

  abort(reason: unknown = new DOMException("Training was aborted.", "AbortError")): void {
    if (this.#hasEnded || this.#abortion !== undefined) return;
    this.#abortion = { reason };
    if (this.#stage === "training") this.#handle?.post({ type: "abort" });
    else this.#fail(reason);
  }

  /** Begins in a worker or, where there is none, in this thread. */
  #start(task: TrainingTask): void {
    const onDeath = (reason: string) => {
      if (this.#stage === "starting") this.#startHere(task, reason);
      else if (this.#stage === "training") this.#fail(deathError(reason));
    };
    let handle: TrainingHandle;
    try {
      handle = createAnsweringWorker(TRAINING_FILE, { onMessage: this.#receive, onDeath });
    } catch (error) {
      this.#startHere(task, error);
      return;
    }
    this.#handle = handle;
    this.#instruct(handle, task);
  }

  #startHere(task: TrainingTask, reason: unknown): void {
    if (this.#hasEnded) return;
    warnOfNoWorker(reason);
    this.#handle = trainHere(this.#receive);
    this.#instruct(this.#handle, task);
  }

  #instruct(handle: TrainingHandle, task: TrainingTask): void {
    try {
      send(WHO, handle, { type: "train", task });
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (this.#isPaused) handle.post({ type: "pause" });
    if (this.#abortion !== undefined) handle.post({ type: "abort" });
  }

  readonly #receive = (response: TrainingResponse): void => {
    if (this.#hasEnded || this.#stage === "answered") return;
    try {
      this.#take(response);
    } catch (error) {
      this.#fail(error);
    }
  };

  #take(response: TrainingResponse): void {
    if (response.type === "ready") {
      this.#stage = "training";
    } else if (response.type === "epoch") {
      this.#tell(response.epoch);
    } else if (response.type === "failed") {
      this.#fail(receivedError(response.error));
    } else {
      this.#stage = "answered";
      this.network.loadStateDict(response.state);
      if (this.#abortion !== undefined) this.#fail(this.#abortion.reason);
      else if (response.error !== undefined) this.#fail(receivedError(response.error));
      else
        void this.#told.then(() => {
          this.#succeed(response.history);
        });
    }
  }

  #tell(epoch: EpochRecord): void {
    if (this.#abortion !== undefined) return;
    const told = new Promise((resolve) => {
      resolve(this.options.onEpoch?.(epoch));
    }).catch((error: unknown) => {
      this.abort(error);
    });
    this.#told = Promise.all([this.#told, told]);
  }

  #succeed(history: History): void {
    if (this.#abortion !== undefined) this.#fail(this.#abortion.reason);
    if (this.#hasEnded) return;
    this.#end();
    this.#resolve(history);
  }

  readonly #fail = (reason: unknown): void => {
    if (this.#hasEnded) return;
    this.#end();
    this.#reject(reason);
  };

  #end(): void {
    this.#forgetDispose();
    this.#hasEnded = true;
    this.#handle?.terminate();
    this.options.signal?.removeEventListener("abort", this.#onAbort);
    this.#stack.isFitting = false;
  }
}

function deathError(reason: string): WorkerError {
  const text = `the worker has died: ${reason}; the network is as it was. Run it again, or train by Trainer.fit.`;
  return new WorkerError(`${WHO}: ${text}`);
}
