import { networkOf, planTrainabilityBoundary, trainabilityBoundary } from "wasm-mlp/experiments";
import { drawn, type EndedStudy } from "../ended-study";
import type { CellPicture, StudyNumbers } from "../messages";
import { dataOf, network, weights } from "./opened-network";
import { pictured, type StudyListener } from "./progress";

export async function boundary(numbers: StudyNumbers, listener: StudyListener): Promise<EndedStudy> {
  const { size, width, steps, from1, to1, from2, to2 } = numbers;
  const options = { size, width, steps, logRates1: [from1, to1], logRates2: [from2, to2] } as const;
  const picture = (result: Awaited<ReturnType<typeof trainabilityBoundary>>): CellPicture => ({
    type: "cells",
    kind: "boundary",
    columns: Array.from(result.logRates1, (log) => 10 ** log),
    rows: Array.from(result.logRates2, (log) => 10 ** log),
    values: result.value.data,
    members: 1,
    dimension: result.dimension,
  });
  const plan = planTrainabilityBoundary(options);
  listener.onPlan(plan);
  const result = await trainabilityBoundary({ ...options, onProgress: pictured(picture, listener) });
  return {
    figure: drawn((visualizer, theme) => visualizer.drawTrainabilityBoundary(result, { theme })),
    picture: picture(result),
    open: ({ column, row }) =>
      weights(
        network(() => networkOf(result, row * size + column)),
        dataOf(plan, 0),
        { activation: "tanh", optimizer: "sgd" },
      ),
  };
}
