import { edgeOfStability, networkOf, planEdgeOfStability } from "wasm-mlp/experiments";
import { drawn, type EndedStudy } from "../ended-study";
import type { CellPicture, StudyNumbers } from "../messages";
import { dataOf, network, weights } from "./opened-network";
import { pictured, type StudyListener } from "./progress";

/** Rates for which the limit, 2 / rate, falls from 60 to 5. */
function ratesOf(count: number): number[] {
  return Array.from({ length: count }, (_, i) => 2 / (60 * (5 / 60) ** (i / Math.max(1, count - 1))));
}

const LOOKS = 40;

export async function stability({ rates, width, epochs }: StudyNumbers, listener: StudyListener): Promise<EndedStudy> {
  const learningRates = ratesOf(rates);
  const every = Math.max(1, Math.round(epochs / LOOKS));
  const options = { architecture: [1, width, width, 1], learningRates, epochs, every };
  const picture = (result: Awaited<ReturnType<typeof edgeOfStability>>): CellPicture => ({
    type: "cells",
    kind: "stability",
    columns: result.epochs,
    rows: learningRates,
    values: result.sharpness.data.map((value, i) => (value * learningRates[Math.floor(i / result.epochs.length)]) / 2),
    members: 1,
  });
  const plan = planEdgeOfStability(options);
  listener.onPlan(plan);
  const result = await edgeOfStability({ ...options, onProgress: pictured(picture, listener) });
  return {
    figure: drawn((visualizer, theme) => visualizer.drawEdgeOfStability(result, { theme })),
    picture: picture(result),
    open: ({ column, row }) =>
      weights(
        network(() => networkOf(result, row, { epochs: result.epochs[column] })),
        dataOf(plan, 0),
        // The study descends on half the squared error, the main view on the whole.
        { activation: "tanh", optimizer: "sgd", learningRate: learningRates[row] / 2 },
      ),
  };
}
