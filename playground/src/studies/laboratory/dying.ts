import { dyingRelu, networkOf, planDyingRelu } from "wasm-mlp/experiments";
import { drawn, type EndedStudy } from "../ended-study";
import type { CellPicture, StudyNumbers } from "../messages";
import { dataOf, network, weights } from "./opened-network";
import { pictured, upTo, type StudyListener } from "./progress";

export async function dying(
  { width, depth, networks, epochs }: StudyNumbers,
  listener: StudyListener,
): Promise<EndedStudy> {
  const options = { widths: upTo(1, width), depths: upTo(1, depth), networks, epochs };
  const picture = (result: Awaited<ReturnType<typeof dyingRelu>>): CellPicture => ({
    type: "cells",
    kind: "dying",
    columns: options.widths,
    rows: options.depths,
    values: result.collapsed.data,
    members: networks,
  });
  const plan = planDyingRelu(options);
  listener.onPlan(plan);
  const result = await dyingRelu({ ...options, onProgress: pictured(picture, listener) });
  return {
    figure: drawn((visualizer, theme) => visualizer.drawDyingRelu(result, { theme })),
    picture: picture(result),
    open: ({ column, row, member }) => {
      const cell = row * options.widths.length + column;
      const found = network(() => networkOf(result, cell * networks + member));
      return weights(found, dataOf(plan, cell), { activation: "relu" });
    },
  };
}
