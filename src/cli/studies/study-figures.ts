import type { NormStudy, PerformanceMap } from "../../experiments/index";
import { drawNormStudy, drawNormTrends, drawPerformanceMap } from "../../visualizer/index";
import type { Figure } from "../figures/figure";

/** Share of success by learning rate and epochs. */
export function mapFigure(map: PerformanceMap): Figure {
  const { learningRates, epochs, success, successInterval, runs, settings } = map;
  const scale = isLogarithmic(learningRates) ? "log" : "linear";
  const caption = {
    network: settings.architecture.join("-"),
    runs,
    r: "l2" in settings ? String(settings.l2) : "",
    seed: settings.seed,
  };
  return {
    name: "map",
    alt: `Share of success for ${learningRates.length} learning rates and ${epochs.length} numbers of epochs`,
    draw: (style) =>
      drawPerformanceMap(
        { learningRates, epochs, success, successInterval },
        { title: "Who succeeds", caption, scale, ...style },
      ),
  };
}

/** The four panels of a norm study. */
export function normsFigure(study: NormStudy): Figure {
  return {
    name: "norms",
    // Four panels and a table of numbers: on a phone they are drawn wider and shown smaller.
    narrow: { width: 600 },
    alt: `Norms of ${study.success.length} networks before and after training`,
    draw: (style) => drawNormStudy(study, { title: "Norms of the networks", caption: captionOf(study), ...style }),
  };
}

/** The norms of the weights over the epochs, a band for each study. */
export function trendsFigure(studies: readonly NormStudy[]): Figure {
  const { epochs } = studies[0].trace!;
  const trends = studies.map((study) => ({ label: labelOf(study, studies), norms: study.trace!.weights }));
  const { networks, architecture } = {
    networks: studies[0].success.length,
    architecture: studies[0].settings.architecture,
  };
  const caption = { network: architecture.join("-"), networks, seed: studies[0].settings.seed };
  return {
    name: "trends",
    alt: "Median and quartiles of the weights' norm over the epochs",
    draw: (style) => drawNormTrends({ epochs, trends }, { title: "Norms over the epochs", caption, ...style }),
  };
}

function captionOf({ settings, success, learningRate, epochs, l2 }: NormStudy) {
  const network = settings.architecture.join("-");
  return { network, networks: success.length, "learning rate": learningRate, epochs, r: l2, seed: settings.seed };
}

/** What differs between the studies. */
function labelOf(study: NormStudy, studies: readonly NormStudy[]): string {
  if (new Set(studies.map(({ l2 }) => l2)).size > 1) return `r = ${study.l2}`;
  if (new Set(studies.map(({ epochs }) => epochs)).size > 1) return `${study.epochs} epochs`;
  return `rate ${study.learningRate}`;
}

/** Whether numbers grow by factors rather than by steps. */
function isLogarithmic(values: readonly number[]): boolean {
  if (values.length < 3) return false;
  const [first, second, third] = values;
  return Math.abs(second / first - third / second) < 1e-6 * (second / first);
}
