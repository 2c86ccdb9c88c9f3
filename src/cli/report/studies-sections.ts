import { showCount, showShare } from "../../core/share-interval";
import { circles } from "../../datasets/index";
import { normStudy, performanceMap } from "../../experiments/index";
import { range } from "../options/range";
import { bestCell, median } from "../studies/tell-study";
import { mapFigure, normsFigure, trendsFigure } from "../studies/study-figures";
import type { Section, SectionOptions } from "./section";

/** Data and settings of the original studies. */
const DATA = { samples: 128, noise: 0.1, factor: 0.2 };
const NETWORKS = 2048;
const L2 = 0.02;

/** The norms of thousands of networks, for one architecture. */
export async function normsSection(
  architecture: readonly number[],
  time: string,
  options: SectionOptions,
): Promise<Section> {
  const { seed, onProgress, signal } = options;
  const name = architecture.join("-");
  const start = performance.now();
  const study = await normStudy({
    architecture,
    dataset: circles({ ...DATA, seed }),
    networks: NETWORKS,
    learningRate: 0.025,
    epochs: 400,
    l2: L2,
    seed,
    signal,
    onProgress: ({ done, total }) => {
      onProgress(done / total, `${done} networks`);
    },
  });
  const succeeded = study.success.reduce((sum, flag) => sum + flag, 0);
  const result = `${showShare(succeeded, NETWORKS)} of ${NETWORKS}`;
  const figure = normsFigure(study);
  return {
    id: `norms-${name}`,
    title: `Norms of ${NETWORKS.toLocaleString("en-US")} networks ${name}`,
    text: "The same network from different initial weights, stopped at the first epoch at which every point is right. Blue are those that succeed; the result is their share with its 95 % interval.",
    settings: { data: "circles, 128 points", "learning rate": 0.025, epochs: 400, r: L2, seed },
    result: { task: "norms", network: name, epochs: 400, result, trainingMs: performance.now() - start },
    original: { by: "the original in numba", result: "the same study", time },
    figures: [{ ...figure, name: `norms-${name}` }],
  };
}

/** What the study of trends trains. */
const TRENDS = { architecture: [2, 3, 2, 1], networks: 512, learningRate: 0.025, epochs: 1000, l2: [0, 0.02, 0.1] };

/** How norms go with the epochs and with the L2 term. */
export async function trendsSection(options: SectionOptions): Promise<Section> {
  const { seed, onProgress, signal } = options;
  const { architecture, networks, learningRate, epochs, l2 } = TRENDS;
  const start = performance.now();
  const studies = await normStudy({
    ...TRENDS,
    dataset: circles({ ...DATA, seed }),
    trace: 20,
    stopOnSuccess: false,
    seed,
    signal,
    onProgress: ({ done, total }) => {
      onProgress(done / total, `${done} networks`);
    },
  });
  const before = median(studies[0].initialNorms.weights).toFixed(1);
  const after = studies.map((study) => median(study.finalNorms.weights).toFixed(1));
  return {
    id: "trends",
    title: "Norms over the epochs",
    text: "Weights grow with the epochs, and the less the larger the L2 term r is: the two findings of the original study. Training goes on after success here; the result is the median norm of the weights before, and after for each r.",
    settings: {
      data: "circles, 128 points",
      "learning rate": learningRate,
      epochs,
      r: l2.join(", "),
      networks,
      seed,
    },
    result: {
      task: "trends",
      network: architecture.join("-"),
      epochs,
      result: `norm ${before} to ${after.join(", ")}`,
      trainingMs: performance.now() - start,
    },
    original: { by: "the original in numba", result: "the same two findings" },
    figures: [trendsFigure(studies)],
  };
}

/** Who succeeds, by learning rate and epochs. */
export async function mapSection(options: SectionOptions): Promise<Section> {
  const { seed, onProgress, signal } = options;
  const start = performance.now();
  const map = await performanceMap({
    architecture: [2, 3, 2, 1],
    dataset: circles({ ...DATA, seed }),
    learningRates: range("0.00001:0.1:51"),
    epochs: range("0:1400:51"),
    runs: 16,
    l2: L2,
    seed,
    signal,
    onProgress: ({ done, total }) => {
      onProgress(done / total, `${done} networks`);
    },
  });
  const best = Math.round(map.success.data[bestCell(map)] * map.runs);
  return {
    id: "map",
    title: "Who succeeds: 51 learning rates by 51 numbers of epochs",
    text: "16 networks a cell. The cells of a column share their networks: a run that is allowed the most epochs tells when it would have succeeded with fewer. The result counts the runs of the best cell that succeed; the interval is that of one cell, not of the best of 2,601.",
    settings: { network: "2-3-2-1", data: "circles, 128 points", runs: 16, r: L2, seed },
    result: {
      task: "map",
      network: "2-3-2-1",
      epochs: 1400,
      result: `best cell ${showCount(best, map.runs)}`,
      trainingMs: performance.now() - start,
    },
    original: { by: "the original in numba", result: "51 x 51 cells", time: "1 h 10 min 33 s" },
    figures: [mapFigure(map)],
  };
}
