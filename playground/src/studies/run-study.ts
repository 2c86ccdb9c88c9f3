/** Runs a study in the worker and posts how far it has come. */
import {
  estimateSeconds,
  networkOf,
  networkSeed,
  normStudy,
  performanceMap,
  planNormStudy,
  planPerformanceMap,
  type NormStudy,
  type PerformanceMap,
  type StudyPlan,
} from "wasm-mlp/experiments";
import { prepare, type Prepared } from "../data/prepare";
import { readChosen } from "../data/read-table";
import { ProblemError } from "../problem";
import { fingerprintOf } from "../training/fingerprint";
import { mapEpochs, mapRates } from "./axes-of-map";
import { drawn, type EndedStudy } from "./ended-study";
import { runLaboratory } from "./laboratory/index";
import type { MapSettings, NormSettings, StudyOrder, StudyPicture, StudyReport } from "./messages";

/** Shortest time between two pictures. */
const PICTURE_MS = 60;

function post(report: StudyReport): void {
  self.postMessage(report);
}

/** Says before a study begins how long it may take. */
function onPlan(plan: StudyPlan): void {
  post({ type: "planned", seconds: estimateSeconds(plan) });
}

/**
 * Runs a study to its end.
 *
 * @returns What its networks are opened by.
 * @throws (rejects) ProblemError for what no study can be made of.
 */
export async function runStudy(order: StudyOrder): Promise<EndedStudy> {
  const start = performance.now();
  const ended =
    order.type === "laboratory"
      ? await runLaboratory(order.kind, order.numbers, {
          onPlan,
          onProgress: paced((picture: StudyPicture) => picture),
        })
      : await runOnData(order);
  post({ type: "done", elapsedMs: performance.now() - start, picture: ended.picture });
  return ended;
}

async function runOnData(order: Exclude<StudyOrder, { type: "laboratory" }>): Promise<EndedStudy> {
  const { table, settings } = order;
  const chosen = table && (await readChosen(table.file, table.choice));
  const data = await prepare(settings, chosen);
  if (data.classes === undefined) throw new ProblemError("studyNeedsClasses");
  return order.type === "norms" ? norms(order.study, data) : map(order.study, data);
}

/** What both studies are given. */
function common({ hidden, l2, seed }: NormSettings | MapSettings, { train, inputs, classes }: Prepared) {
  const outputs = classes!.length === 2 ? 1 : classes!.length;
  return { architecture: [inputs.length, ...hidden, outputs], dataset: train, l2, seed };
}

async function norms(study: NormSettings, data: Prepared): Promise<EndedStudy> {
  const { networks, learningRate, epochs, seed } = study;
  const onProgress = paced<NormStudy[]>(([partial]) => normPicture(partial));
  const options = { ...common(study, data), networks, learningRate, epochs };
  onPlan(planNormStudy(options));
  const result = await normStudy({ ...options, onProgress });
  return {
    figure: drawn((visualizer, theme) => visualizer.drawNormStudy(result, { theme })),
    picture: normPicture(result),
    open: ({ column }) => ({
      from: "seed",
      seed: networkSeed(seed, column),
      epochs: result.stopEpoch[column],
    }),
  };
}

function normPicture({ success, initialNorms, finalNorms }: NormStudy): StudyPicture {
  const { weights: weightsAfter, biases: biasesAfter } = finalNorms;
  return { type: "norms", success, weightsBefore: initialNorms.weights, weightsAfter, biasesAfter };
}

async function map(study: MapSettings, data: Prepared): Promise<EndedStudy> {
  const { runs, seed, side } = study;
  const learningRates = mapRates(study.learningRate, side);
  const epochs = mapEpochs(study.epochs, side);
  const seeds = learningRates.map((_, column) => networkSeed(seed, column * runs));
  const picture = ({ success }: PerformanceMap): StudyPicture => ({
    type: "map",
    columns: learningRates,
    rows: epochs,
    values: success.data,
    runs,
  });
  const onProgress = paced(picture);
  const options = { ...common(study, data), learningRates, epochs, runs };
  onPlan(planPerformanceMap(options));
  const result = await performanceMap({ ...options, onProgress });
  return {
    figure: drawn((visualizer, theme) => visualizer.drawPerformanceMap(result, { theme })),
    picture: picture(result),
    open: ({ column, row }) => ({
      from: "seed",
      seed: seeds[column],
      epochs: stopEpochOf(result, column * runs, epochs[row]),
    }),
  };
}

/** The epoch at which a run of a map stopped: more epochs give the same parameters, fewer others. */
function stopEpochOf(map: PerformanceMap, run: number, limit: number): number {
  const bits = bitsAfter(map, run, limit);
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (bitsAfter(map, run, middle) === bits) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** Tells the parameters of a run after some epochs from others; nothing for those that are not finite. */
function bitsAfter(map: PerformanceMap, run: number, epochs: number): string {
  try {
    using network = networkOf(map, run, { epochs });
    return fingerprintOf(network.stateDict());
  } catch (error) {
    if (error instanceof RangeError) return "";
    throw error;
  }
}

interface Progress<Result> {
  readonly done: number;
  readonly total: number;
  readonly elapsedMs: number;
  readonly partial: () => Result;
}

/** Posts pictures of what is done, not more often than they can be drawn. */
function paced<Result>(picture: (partial: Result) => StudyPicture): (progress: Progress<Result>) => void {
  let last = -Infinity;
  return (progress) => {
    const { done, total, elapsedMs } = progress;
    const now = performance.now();
    if (done === 0 || now - last < PICTURE_MS) return;
    last = now;
    post({ type: "progress", share: done / total, elapsedMs, picture: picture(progress.partial()) });
  };
}
