import type { Report, Request } from "./messages";
import { startTrainingWorker } from "./start-worker";

/** The page's end of the training worker. A worker that fails is said and can be started again. */
export class TrainingClient {
  #worker: Worker | undefined;

  constructor(
    private readonly onReport: (report: Report) => void,
    /** Gets what the browser says, or nothing. */
    private readonly onFailure: (message: string) => void,
  ) {
    this.restart();
  }

  restart(): void {
    this.#worker?.terminate();
    let worker: Worker;
    try {
      worker = startTrainingWorker();
    } catch (error) {
      // A sandboxed frame may not start a worker from a file.
      queueMicrotask(() => {
        this.onFailure(error instanceof Error ? error.message : "");
      });
      return;
    }
    worker.onmessage = ({ data }: MessageEvent<Report>) => {
      this.onReport(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#worker = undefined;
      worker.terminate();
      this.onFailure(event.message ?? "");
    };
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
