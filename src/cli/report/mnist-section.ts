import { argMaxRows } from "../../core/arg-max";
import { softmaxRows } from "../../core/softmax";
import type { Mnist } from "../../datasets/index";
import type { History, Matrix } from "../../index";
import { drawConfusionMatrix, drawLearningCurves, drawPredictions } from "../../visualizer/index";
import { runMnist } from "../demonstrations/mnist";
import type { Figure } from "../figures/figure";
import type { Section, SectionOptions } from "./section";

const CAPTION = { network: "784-256-64-10, BatchNorm", optimizer: "Adam 0.002", batch: 2048 };

/** MNIST, from a folder with its files. */
export async function mnistSection(mnist: Mnist, options: SectionOptions): Promise<Section> {
  const demonstrated = await runMnist({ ...options, mnist });
  using network = demonstrated.network;
  const { result, history, test } = demonstrated;
  const probabilities = softmaxRows(network.predict(test.inputs));
  return {
    id: "mnist",
    title: "MNIST",
    text: "36,000 digits to train, 24,000 to validate, 10,000 to test; the same settings as the original.",
    settings: { ...CAPTION, epochs: result.epochs, seed: options.seed },
    result,
    original: { by: "the original in NumPy", result: "accuracy 97.77 %" },
    figures: mnistFigures(history, { images: test.inputs, targets: test.targets, probabilities }),
  };
}

type Shown = Omit<Parameters<typeof drawPredictions>[0], "probabilities"> & { readonly probabilities: Matrix };

function mnistFigures(history: History, shown: Shown): Figure[] {
  const { targets, probabilities } = shown;
  const predicted = argMaxRows(probabilities);
  return [
    {
      name: "mnist-curves",
      narrow: { width: 328, height: 520 },
      alt: "Loss and accuracy while learning MNIST",
      draw: (style) =>
        drawLearningCurves(history, { title: "Learning MNIST", caption: CAPTION, scale: "log", ...style }),
    },
    {
      name: "mnist-mistakes",
      alt: "The worst mistakes on MNIST",
      draw: (style) => drawPredictions(shown, { title: "Its worst mistakes", caption: CAPTION, worst: true, ...style }),
    },
    {
      name: "mnist-confusion",
      alt: "True and predicted digits of MNIST",
      draw: (style) =>
        drawConfusionMatrix({ targets, predicted }, { title: "MNIST: true and predicted", caption: CAPTION, ...style }),
    },
  ];
}
