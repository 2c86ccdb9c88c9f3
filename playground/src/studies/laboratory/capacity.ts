import { capacityCurve, networkOf, planCapacityCurve, type CapacityCurve } from "wasm-mlp/experiments";
import { ProblemError } from "../../problem";
import { drawn, type EndedStudy } from "../ended-study";
import type { CapacityPicture, StudyNumbers } from "../messages";
import { dataOf, network, weights } from "./opened-network";
import { pictured, upTo, type StudyListener } from "./progress";

/** Fewest points that leave one to be held out. */
const FEWEST_POINTS = 5;

export async function capacity(numbers: StudyNumbers, listener: StudyListener): Promise<EndedStudy> {
  const { inputs, hidden, points, labellings, epochs } = numbers;
  const options = { inputs, hidden, points: upTo(FEWEST_POINTS, points), labellings, starts: 1, epochs };
  const picture = ({ learned, low, high, exact }: CapacityCurve): CapacityPicture => ({
    type: "capacity",
    points: options.points,
    ...{ learned, low, high, exact },
    members: labellings,
  });
  const plan = planCapacityCurve(options);
  listener.onPlan(plan);
  const result = await capacityCurve({ ...options, onProgress: pictured(picture, listener) });
  return {
    figure: drawn((visualizer, theme) => visualizer.drawCapacityCurve([result], { theme })),
    picture: picture(result),
    open: ({ column, member }) => {
      const found = network(() => networkOf(result, column * labellings + member));
      const { labels } = plan.parts[column].member(member);
      if (new Set(labels).size < 2) throw new ProblemError("studyOneLabel");
      const data = { ...dataOf(plan, column), labels };
      const own = { activation: "tanh", output: "sigmoid", validation: 0.2 } as const;
      return weights(found, data, { ...own, learningRate: result.settings.learningRate, reduction: "sum" });
    },
  };
}
