/** Runs a study in the worker and posts how far it has come. */
import { networkSeed, normStudy, performanceMap, type NormStudy, type PerformanceMap } from "wasm-mlp/experiments";
import { prepare, type Prepared } from "../data/prepare";
import { readChosen } from "../data/read-table";
import { ProblemError } from "../problem";
import { mapEpochs, mapRates } from "./axes-of-map";
import type { MapSettings, NormSettings, StudyPicture, StudyReport, StudyRequest } from "./messages";

/** Pictures a second at most. */
const PICTURE_MS = 60;

function post(report: StudyReport): void {
  self.postMessage(report);
}

/** @throws (rejects) ProblemError for what no study can be made of. */
export async function runStudy(request: StudyRequest): Promise<void> {
  const { table, settings } = request;
  const chosen = table && (await readChosen(table.file, table.choice));
  const data = await prepare(settings, chosen);
  if (data.classes === undefined) throw new ProblemError("studyNeedsClasses");
  const start = performance.now();
  const picture = request.type === "norms" ? await norms(request.study, data) : await map(request.study, data);
  post({ type: "done", elapsedMs: performance.now() - start, picture });
}

/** What both studies are given. */
function common({ hidden, l2, seed }: NormSettings | MapSettings, { train, inputs, classes }: Prepared) {
  const outputs = classes!.length === 2 ? 1 : classes!.length;
  return { architecture: [inputs.length, ...hidden, outputs], dataset: train, l2, seed };
}

async function norms(study: NormSettings, data: Prepared): Promise<StudyPicture> {
  const { networks, learningRate, epochs } = study;
  const onProgress = paced<NormStudy[]>(([partial]) => normPicture(partial));
  return normPicture(await normStudy({ ...common(study, data), networks, learningRate, epochs, onProgress }));
}

function normPicture({ success, initialNorms, finalNorms }: NormStudy): StudyPicture {
  const { weights: weightsAfter, biases: biasesAfter } = finalNorms;
  return { type: "norms", success, weightsBefore: initialNorms.weights, weightsAfter, biasesAfter };
}

async function map(study: MapSettings, data: Prepared): Promise<StudyPicture> {
  const { runs, seed, side } = study;
  const learningRates = mapRates(study.learningRate, side);
  const epochs = mapEpochs(study.epochs, side);
  const seeds = learningRates.map((_, column) => networkSeed(seed, column * runs));
  const picture = ({ success }: PerformanceMap): StudyPicture => ({
    type: "map",
    learningRates,
    epochs,
    runs,
    success: success.data,
    seeds,
  });
  const onProgress = paced(picture);
  return picture(await performanceMap({ ...common(study, data), learningRates, epochs, runs, onProgress }));
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
