import { listenToWorker } from "../listen-to-worker";
import type { Report, Request } from "./messages";
import { startTrainingWorker } from "./start-worker";

/** The page's end of the training worker. A failure of the worker is reported, and it can be started again. */
export class TrainingClient {
  #worker: Worker | undefined;

  constructor(
    private readonly onReport: (report: Report) => void,
    private readonly onFailure: () => void,
  ) {
    this.restart();
  }

  restart(): void {
    this.#worker?.terminate();
    let worker: Worker;
    try {
      worker = startTrainingWorker();
    } catch {
      // A sandboxed frame may not start a worker from a file.
      queueMicrotask(this.onFailure);
      return;
    }
    listenToWorker(worker, this.onReport, () => {
      this.#worker = undefined;
      this.onFailure();
    });
    this.#worker = worker;
  }

  dispose(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  send(request: Request): void {
    this.#worker?.postMessage(request);
  }
}
