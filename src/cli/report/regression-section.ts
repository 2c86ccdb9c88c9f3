import { drawLearningCurves, drawRegressionFit } from "../../visualizer/index";
import type { RegressionDataset } from "../../datasets/index";
import type { History, Matrix } from "../../index";
import { NOISE, polynomialAt, runRegression } from "../demonstrations/regression";
import type { Figure } from "../figures/figure";
import type { Section, SectionOptions } from "./section";

const CAPTION = { network: "1-64-64-1, ReLU", optimizer: "Adam 0.001", batch: 32 };
/** Points at which the curve is drawn. */
const RESOLUTION = 400;

/** A noisy polynomial. */
export async function regressionSection(options: SectionOptions): Promise<Section> {
  const demonstrated = await runRegression(options);
  using network = demonstrated.network;
  const { result, ask, history, test } = demonstrated;
  return {
    id: "regression",
    title: "A noisy polynomial",
    text:
      "200 points of (0.3 x - 1)(x² - 2)² with noise of deviation 2, a fifth of them held out. " +
      "The noise alone has a squared error of 4. Inputs and values are standardized for training, errors are in the units of the data.",
    settings: { ...CAPTION, epochs: result.epochs, seed: options.seed },
    result,
    original: { by: "the original in NumPy", result: "error² 4.08" },
    figures: [fitFigure((inputs) => ask(network, inputs), { test, low: -3.5, high: 4.5 }), lossFigure(history)],
  };
}

function lossFigure({ epoch, loss, validationLoss }: History): Figure {
  return {
    name: "regression-curves",
    narrow: { width: 328, height: 320 },
    alt: "Loss while learning the polynomial",
    draw: (style) =>
      drawLearningCurves(
        { epoch, loss, validationLoss },
        { title: "Learning the polynomial", loss: "squared error", caption: CAPTION, scale: "log", ...style },
      ),
  };
}

/** The fit in the units of the data; the network is asked before it is disposed of. */
function fitFigure(
  predict: (inputs: Matrix) => Matrix,
  { test, low, high }: { test: RegressionDataset; low: number; high: number },
): Figure {
  const x = Float32Array.from({ length: RESOLUTION }, (_, i) => low + ((high - low) * i) / (RESOLUTION - 1));
  const y = predict({ data: x, rows: RESOLUTION, columns: 1 }).data;
  const asked = ({ data, rows }: Matrix) => ({ data: data.map((at) => interpolate(x, y, at)), rows, columns: 1 });
  return {
    name: "regression-fit",
    alt: "Held-out points, the polynomial, and what the network says",
    draw: (style) =>
      drawRegressionFit(
        { train: test, predict: asked, truth: polynomialAt, noise: NOISE },
        { title: "The fit", pointsLabel: "held-out points", caption: CAPTION, ...style },
      ),
  };
}

/** The value at a place of a curve with even steps. */
function interpolate(x: Float32Array, y: Float32Array, at: number): number {
  const place = ((at - x[0]) / (x[x.length - 1] - x[0])) * (x.length - 1);
  const left = Math.min(Math.max(Math.floor(place), 0), x.length - 2);
  return y[left] + (place - left) * (y[left + 1] - y[left]);
}
