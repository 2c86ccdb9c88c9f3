import { listenToWorker } from "../listen-to-worker";
import type { StudyOrder, StudyPlace, StudyReport } from "./messages";

/** Runs one study after another, each in a worker of its own, which opens its networks as long as no other runs. */
export class StudyClient {
  #worker: Worker | undefined;
  #hasEnded = false;

  constructor(private readonly onReport: (report: StudyReport) => void) {}

  run(order: StudyOrder): void {
    this.stop();
    try {
      this.#worker = new Worker(new URL("./study-worker.ts", import.meta.url), { type: "module", name: "study" });
    } catch {
      queueMicrotask(this.#fail);
      return;
    }
    listenToWorker(this.#worker, this.#receive, this.#fail);
    this.#worker.postMessage(order);
  }

  readonly #receive = (report: StudyReport): void => {
    if (report.type === "done") this.#hasEnded = true;
    this.onReport(report);
  };

  readonly #fail = (): void => {
    this.stop();
    this.onReport({ type: "problem", problem: { code: "studyStopped", values: [] } });
  };

  /** Whether a study has come to its end and can be asked. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Asks for a network of the study that has ended. */
  open(place: StudyPlace): void {
    this.#worker?.postMessage({ type: "open", place });
  }

  /** Asks for the figure of the study that has ended. */
  draw(theme: "light" | "dark"): void {
    this.#worker?.postMessage({ type: "figure", theme });
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#hasEnded = false;
  }
}
