import { drawLearningCurves, drawRegressionFit } from "../../visualizer/index";
import { StandardScaler, type RegressionDataset } from "../../datasets/index";
import type { Network } from "../../index";
import { runRegression } from "../demonstrations/regression";
import type { Figure } from "../figures/figure";
import type { Section, SectionOptions } from "./section";

const CAPTION = { network: "1-64-64-1, ReLU", optimizer: "Adam 0.001", batch: 32 };
/** Points at which the curve is drawn. */
const RESOLUTION = 400;

/** A noisy polynomial. */
export async function regressionSection(options: SectionOptions): Promise<Section> {
  let figures: Figure[] = [];
  const result = await runRegression({
    ...options,
    onTrained: ({ network, history, train, test }) => {
      const { epoch, loss } = history;
      figures = [
        fitFigure(network, train, test),
        {
          name: "regression-curves",
          narrow: { width: 328, height: 320 },
          alt: "Loss while learning the polynomial",
          draw: (style) =>
            drawLearningCurves(
              { epoch, loss },
              { title: "Learning the polynomial", caption: CAPTION, scale: "log", ...style },
            ),
        },
      ];
    },
  });
  return {
    id: "regression",
    title: "A noisy polynomial",
    text:
      "200 points of (0.3 x - 1)(x² - 2)² with noise of deviation 2, a fifth of them held out. " +
      "The noise alone has a squared error of 4. Inputs and values are standardised for training.",
    settings: { ...CAPTION, epochs: result.epochs, seed: options.seed },
    result,
    original: { program: "NumPy", result: "error² 4.08" },
    figures,
  };
}

/** The fit in scaled units; the network is asked before it is disposed of. */
function fitFigure(network: Network, train: RegressionDataset, test: RegressionDataset): Figure {
  const { mean, deviation } = new StandardScaler().fit(train.inputs);
  const reach = Math.max(...train.inputs.data.map((x) => Math.abs(x - mean[0]))) / deviation[0];
  const x = Float32Array.from({ length: RESOLUTION }, (_, i) => ((2 * i) / (RESOLUTION - 1) - 1) * 1.2 * reach);
  const y = network.predict({ data: x, rows: RESOLUTION, columns: 1 }).data;
  return {
    name: "regression-fit",
    alt: "The points, and what the network says",
    draw: (style) =>
      drawRegressionFit(
        {
          train,
          test,
          predict: ({ data, rows }) => ({ data: data.map((at) => interpolate(x, y, at)), rows, columns: 1 }),
        },
        { title: "The fit, in standardised units", caption: CAPTION, ...style },
      ),
  };
}

/** The value at a place of a curve with even steps. */
function interpolate(x: Float32Array, y: Float32Array, at: number): number {
  const place = ((at - x[0]) / (x[x.length - 1] - x[0])) * (x.length - 1);
  const left = Math.min(Math.max(Math.floor(place), 0), x.length - 2);
  return y[left] + (place - left) * (y[left + 1] - y[left]);
}
