import { smallest } from "../../core/extremes";
import { decisionGrid, drawDecisionRegions, drawLearningCurves, type DecisionGrid } from "../../visualizer/index";
import { runXor, XOR_POINTS } from "../demonstrations/xor";
import type { Figure } from "../figures/figure";
import type { Section, SectionOptions } from "./section";

const STARTS = 10;
const CAPTION = { network: "2-4-1, ReLU, sigmoid", optimizer: "SGD 0.01", batch: 4 };

/** The four points of XOR, from several starts; from some no network learns them. */
export async function xorSection(options: SectionOptions): Promise<Section> {
  const curves = Array.from({ length: STARTS }, () => ({ epoch: [] as number[], loss: [] as number[] }));
  const grids: DecisionGrid[] = [];
  const result = await runXor({
    ...options,
    starts: STARTS,
    watch: (start) => ({
      onSlice: (step, loss) => {
        curves[start].epoch.push(step + 1);
        curves[start].loss.push(loss);
      },
      onTrained: (network) => {
        grids[start] = decisionGrid(XOR_POINTS.inputs, (points) => network.predict(points));
      },
    }),
  });
  const best = result.losses.indexOf(smallest(result.losses));
  return {
    id: "xor",
    title: "XOR",
    text: `The four points, from ${STARTS} starts; some starts never learn them, in any program. The figures show the best.`,
    settings: { ...CAPTION, steps: result.epochs, starts: STARTS, seed: options.seed },
    result,
    original: { by: "the original in NumPy", result: "loss 0.0006" },
    figures: xorFigures(curves[best], grids[best]),
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
