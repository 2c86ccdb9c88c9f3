/** The page's end of the worker that draws figures. */
import { listenToWorker } from "../listen-to-worker";
import { figureProblem, ProblemError } from "../problem";
import { decimalMark } from "../texts/numbers";
import type { DrawnPlot, PlotAnswer, PlotOrder, PlotRequest } from "./messages";
import { startPlotWorker } from "./start-plot-worker";

interface Waiting {
  readonly request: PlotRequest;
  readonly resolve: (plot: DrawnPlot) => void;
  readonly reject: (reason: Error) => void;
}

class PlotClient {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #hasFailed = false;
  #count = 0;

  /**
   * Draws in the worker, which starts for the first figure; in the page where no worker runs.
   *
   * @param ratio - Pixels of the screen for each of the figure; without it there is no picture.
   * @throws (rejects) ProblemError for a figure that cannot be drawn.
   */
  draw(order: PlotOrder, ratio?: number): Promise<DrawnPlot> {
    const request: PlotRequest = { id: this.#count++, order, decimalMark: decimalMark.value, ratio };
    return new Promise((resolve, reject) => {
      const waiting = { request, resolve, reject };
      this.#waiting.set(request.id, waiting);
      this.#send(waiting);
    });
  }

  #send(waiting: Waiting): void {
    this.#start();
    if (this.#hasFailed) void drawHere(waiting.request).then(this.#receive);
    else this.#worker!.postMessage(waiting.request);
  }

  #start(): void {
    if (this.#worker !== undefined || this.#hasFailed) return;
    try {
      this.#worker = startPlotWorker();
    } catch {
      this.#hasFailed = true;
      return;
    }
    listenToWorker(this.#worker, this.#receive, () => {
      this.#fail();
    });
  }

  /** What the worker has not drawn is drawn in the page. */
  #fail(): void {
    this.#hasFailed = true;
    for (const waiting of this.#waiting.values()) this.#send(waiting);
  }

  readonly #receive = (answer: PlotAnswer): void => {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("plot" in answer) waiting?.resolve(answer.plot);
    else waiting?.reject(new ProblemError(answer.problem.code, ...answer.problem.values));
  };
}

async function drawHere(request: PlotRequest): Promise<PlotAnswer> {
  const { id } = request;
  try {
    const { drawPlot } = await import("./draw-plot");
    return { id, plot: await drawPlot(request) };
  } catch (error) {
    return { id, problem: figureProblem(error) };
  }
}

/** The one client of the page. */
export const plotClient = new PlotClient();
