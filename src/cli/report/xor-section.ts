import { decisionGrid, drawDecisionRegions, drawLearningCurves, type DecisionGrid } from "../../visualizer/index";
import { runXor, XOR_POINTS } from "../demonstrations/xor";
import type { Figure } from "../figures/figure";
import type { Section, SectionOptions } from "./section";

const STARTS = 10;
const CAPTION = { network: "2-4-1, ReLU, sigmoid", optimizer: "SGD 0.01", batch: 4 };

/** The four points of XOR, from several starts; from some no network learns them. */
export async function xorSection(options: SectionOptions): Promise<Section> {
  const curves = Array.from({ length: STARTS }, () => ({ epoch: [] as number[], loss: [] as number[] }));
  const demonstrated = await runXor({
    ...options,
    starts: STARTS,
    onSlice: (start) => (step, loss) => {
      curves[start].epoch.push(step + 1);
      curves[start].loss.push(loss);
    },
  });
  using network = demonstrated.network;
  const { result, best } = demonstrated;
  const grid = decisionGrid(XOR_POINTS.inputs, (points) => network.predict(points));
  return {
    id: "xor",
    title: "XOR",
    text: `The four points, from ${STARTS} starts; some starts never learn them, in any program. The figures show the best.`,
    settings: { ...CAPTION, steps: result.epochs, starts: STARTS, seed: options.seed },
    result,
    original: { by: "the original in NumPy", result: "loss 0.0006" },
    figures: xorFigures(curves[best], grid),
  };
}

function xorFigures(curve: { epoch: number[]; loss: number[] }, grid: DecisionGrid): Figure[] {
  return [
    {
      name: "xor-curve",
      narrow: { width: 328, height: 320 },
      alt: "Loss while learning XOR",
      draw: (style) => drawLearningCurves(curve, { title: "Learning XOR", caption: CAPTION, scale: "log", ...style }),
    },
    {
      name: "xor-regions",
      alt: "Probability over the square of XOR",
      draw: (style) =>
        drawDecisionRegions(
          { ...XOR_POINTS, grid },
          { title: "XOR: probability of 1", caption: CAPTION, show: "probability", ...style },
        ),
    },
  ];
}
