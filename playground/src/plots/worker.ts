/** The worker that draws figures. */
import { figureProblem } from "../problem";
import { drawPlot } from "./draw-plot";
import type { PlotAnswer, PlotRequest } from "./messages";

function post(answer: PlotAnswer, transfer: Transferable[] = []): void {
  self.postMessage(answer, { transfer });
}

self.onmessage = ({ data }: MessageEvent<PlotRequest>) => {
  const { id } = data;
  drawPlot(data).then(
    (plot) => {
      post({ id, plot }, plot.picture === undefined ? [] : [plot.picture]);
    },
    (error: unknown) => {
      post({ id, problem: figureProblem(error) });
    },
  );
};
