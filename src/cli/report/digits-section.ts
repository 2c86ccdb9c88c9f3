import { argMaxRows } from "../../core/arg-max";
import { softmaxRows } from "../../core/softmax";
import type { History } from "../../index";
import { drawConfusionMatrix, drawLearningCurves, drawPredictions, drawWeights } from "../../visualizer/index";
import { runDigits } from "../demonstrations/digits";
import type { Figure } from "../figures/figure";
import type { Section, SectionOptions } from "./section";

const CAPTION = { network: "64-128-10, BatchNorm", optimizer: "Adam 0.002", batch: 32 };

/** Handwritten digits that come with the library. */
export async function digitsSection(options: SectionOptions): Promise<Section> {
  const demonstrated = await runDigits(options);
  using network = demonstrated.network;
  const { result, history, test } = demonstrated;
  const probabilities = softmaxRows(network.predict(test.inputs));
  const shown = { images: test.inputs, targets: test.targets, probabilities, predicted: argMaxRows(probabilities) };
  const { data, shape } = network.stateDict()["0.weight"];
  return {
    id: "digits",
    title: "Handwritten digits",
    text:
      "1,797 digits of 8 x 8 pixels, a quarter of them held out. They come with the library. " +
      "The held-out part is only watched (dashed): nothing is chosen by it, the network of the last epoch is judged.",
    settings: { ...CAPTION, epochs: result.epochs, seed: options.seed },
    result,
    original: { by: "the original in NumPy", result: "not among its demonstrations" },
    figures: digitFigures(history, shown, { data, rows: shape[0], columns: shape[1] }),
  };
}

type Shown = Parameters<typeof drawPredictions>[0] & { readonly predicted: ArrayLike<number> };

function digitFigures(history: History, shown: Shown, weights: Parameters<typeof drawWeights>[0]): Figure[] {
  const { predicted, ...images } = shown;
  return [
    {
      name: "digits-curves",
      narrow: { width: 328, height: 520 },
      alt: "Loss and accuracy while learning digits",
      draw: (style) =>
        drawLearningCurves(history, { title: "Learning digits", caption: CAPTION, scale: "log", ...style }),
    },
    {
      name: "digits-predictions",
      alt: "Digits that the network has not seen, with what it takes them for",
      draw: (style) => drawPredictions(images, { title: "Digits it has not seen", caption: CAPTION, ...style }),
    },
    {
      name: "digits-mistakes",
      alt: "The worst mistakes",
      draw: (style) =>
        drawPredictions(images, { title: "Its worst mistakes", caption: CAPTION, worst: true, count: 10, ...style }),
    },
    {
      name: "digits-confusion",
      alt: "True and predicted digits",
      draw: (style) =>
        drawConfusionMatrix(
          { targets: shown.targets, predicted },
          { title: "Digits: true and predicted", caption: CAPTION, ...style },
        ),
    },
    {
      name: "digits-weights",
      narrow: { width: 560 },
      alt: "Weights of the first layer as images",
      draw: (style) => drawWeights(weights, { title: "What the first layer looks for", caption: CAPTION, ...style }),
    },
  ];
}
