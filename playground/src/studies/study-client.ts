import type { StudyReport, StudyRequest } from "./messages";

/** Runs one study after another, each in a worker of its own; stopping ends the worker. */
export class StudyClient {
  #worker: Worker | undefined;

  constructor(private readonly onReport: (report: StudyReport) => void) {}

  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  run(request: StudyRequest): void {
    this.stop();
    const worker = new Worker(new URL("./study-worker.ts", import.meta.url), { type: "module", name: "study" });
    worker.onmessage = ({ data }: MessageEvent<StudyReport>) => {
      if (data.type !== "progress") this.stop();
      this.onReport(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.stop();
      this.onReport({ type: "problem", problem: { code: "studyStopped", values: [event.message ?? ""] } });
    };
    worker.postMessage(request);
    this.#worker = worker;
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
