import type { Report, Request } from "./messages";

/** The page's end of the training worker. A worker that fails is said and can be started again. */
export class TrainingClient {
  #worker: Worker | undefined;

  constructor(
    private readonly onReport: (report: Report) => void,
    private readonly onFailure: (message: string) => void,
  ) {
    this.restart();
  }

  restart(): void {
    this.#worker?.terminate();
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "training" });
    worker.onmessage = ({ data }: MessageEvent<Report>) => {
      this.onReport(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#worker = undefined;
      worker.terminate();
      this.onFailure(event.message || "its file could not be loaded");
    };
    this.#worker = worker;
  }

  send(request: Request, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(request, transfer);
  }
}
