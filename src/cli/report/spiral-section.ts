import { argMaxRows } from "../../core/arg-max";
import { softmaxRows } from "../../core/softmax";
import type { History } from "../../index";
import { decisionGrid, drawDecisionRegions, drawLearningCurves, type DecisionData } from "../../visualizer/index";
import { runSpiral } from "../demonstrations/spiral";
import type { Figure } from "../figures/figure";
import type { Section, SectionOptions } from "./section";

const CAPTION = { network: "2-128-64-3, ReLU", optimizer: "Adam 0.001", batch: 64 };

/** Three arms of a spiral. */
export async function spiralSection(options: SectionOptions): Promise<Section> {
  const demonstrated = await runSpiral(options);
  using network = demonstrated.network;
  const { result, history, train, test } = demonstrated;
  const grid = decisionGrid(train.inputs, (points) => softmaxRows(network.predict(points)));
  const predicted = argMaxRows(network.predict(test.inputs));
  return {
    id: "spiral",
    title: "Three arms of a spiral",
    text: "600 points, standardized, a fifth of them held out; the same settings as the original.",
    settings: { ...CAPTION, epochs: result.epochs, noise: 0.2, seed: options.seed },
    result,
    original: { by: "the original in NumPy", result: "accuracy 98.3 %" },
    figures: spiralFigures(history, { ...test, grid, predicted }),
  };
}

function spiralFigures(history: History, decisions: DecisionData): Figure[] {
  return [
    {
      name: "spiral-regions",
      alt: "Regions of the three arms of the spiral, and held-out points",
      draw: (style) =>
        drawDecisionRegions(decisions, { title: "The spiral: held-out points", caption: CAPTION, ...style }),
    },
    {
      name: "spiral-curves",
      narrow: { width: 328, height: 520 },
      alt: "Loss and accuracy while learning the spiral",
      draw: (style) =>
        drawLearningCurves(history, { title: "Learning the spiral", caption: CAPTION, scale: "log", ...style }),
    },
  ];
}
