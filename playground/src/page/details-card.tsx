import { useComputed } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { texts } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import type { CurvePoint, Curves } from "../training/frame";
import { confusionPlot, MOST_CLASSES } from "../plots/confusion-plot";
import { runPlot, type Series } from "../plots/run-plot";
import { NoCurves } from "./curve-card";
import { LandscapeFigure } from "./landscape-card";
import { PlotFigure } from "./plot-canvas";
import { usePlayground } from "./playground";
import type { RunStore } from "./run-store";

/** Accuracy, norms and errors, below the first view. */
export function DetailsCard() {
  const { run } = usePlayground();
  const t = texts.value.curves;
  const { value: task } = run.task;
  const isClassifier = task?.classes !== undefined;
  const hasConfusion = isClassifier && task.classes.length <= MOST_CLASSES;
  return (
    <section class="card" id="details" aria-labelledby="details-title">
      <h2 id="details-title">{t.details}</h2>
      <div class="cards">
        {isClassifier && <AccuracyFigure />}
        <NormsFigure />
        {hasConfusion && <ConfusionFigure />}
        <LandscapeFigure />
      </div>
    </section>
  );
}

/** The numbers of a network that stands still: what is said of it does not follow each picture. */
function atRest(run: RunStore): CurvePoint | undefined {
  return run.state.value.running ? undefined : run.frame.value?.latest;
}

function AccuracyFigure() {
  return (
    <CurvesFigure
      name="accuracy"
      said={({ accuracy, validationAccuracy }, t) =>
        t.accuracyDescribe(shortNumber(accuracy), shortNumber(validationAccuracy))
      }
      range={[0, 1]}
      lines={({ accuracy, validationAccuracy }, { training, validation }) => [
        { name: training, values: accuracy },
        { name: validation, values: validationAccuracy, isDashed: true },
      ]}
    />
  );
}

function NormsFigure() {
  return (
    <CurvesFigure
      name="norms"
      said={({ weights, biases }, t) => t.normsDescribe(shortNumber(weights), shortNumber(biases))}
      lines={({ weights, biases }, words) => [
        { name: words.weights, values: weights },
        { name: words.biases, values: biases, isDashed: true },
      ]}
    />
  );
}

interface CurvesFigureProps {
  readonly name: "accuracy" | "norms";
  /** What a person who does not see the figure is told of a network that stands still. */
  readonly said: (latest: CurvePoint, words: typeof texts.value.curves) => string;
  readonly range?: readonly [number, number];
  readonly lines: (curves: Curves, words: typeof texts.value.curves) => readonly Series[];
}

/** Lines over the epochs of the run. */
function CurvesFigure({ name, said, range, lines }: CurvesFigureProps) {
  const { run, store } = usePlayground();
  const title = texts.value.curves[name];
  const label = useComputed(() => {
    const { curves } = texts.value;
    const latest = atRest(run);
    return `${curves[name]}. ${latest === undefined ? "" : said(latest, curves)}`;
  });
  const plot = useCallback(() => {
    const { value: details } = run.details;
    if (details === undefined) return undefined;
    const words = texts.value.curves;
    const { curves } = details;
    const end = store.settings.value.stopEpoch;
    const look = { name, title: words[name], xName: words.epoch, end, series: lines(curves, words), range };
    return runPlot(curves, look);
  }, []);
  return (
    <PlotFigure title={title} label={label} plot={plot}>
      <NoCurves />
    </PlotFigure>
  );
}

function ConfusionFigure() {
  const { run } = usePlayground();
  const t = texts.value.curves;
  const plot = useCallback(() => {
    const { value: task } = run.task;
    const counts = run.details.value?.confusion;
    if (task?.classes === undefined || counts?.length !== task.classes.length ** 2 || !counts.some(Boolean))
      return undefined;
    const { confusion, predicted, actual } = texts.value.curves;
    return confusionPlot(task.classes, counts, { title: confusion, predicted, actual });
  }, []);
  const label = useComputed(() => {
    const { classes = [] } = run.task.value ?? {};
    const said = run.state.value.running ? "" : confusionText(classes, run.details.value?.confusion);
    return `${texts.value.curves.confusion}. ${said}`;
  });
  return <PlotFigure title={t.confusion} label={label} plot={plot} />;
}

function confusionText(classes: readonly string[], counts: Uint32Array | undefined): string {
  const n = classes.length;
  if (counts?.length !== n * n) return "";
  const t = texts.value.curves;
  let [right, all, worst, at] = [0, 0, 0, 0];
  counts.forEach((count, i) => {
    all += count;
    if (Math.floor(i / n) === i % n) right += count;
    else if (count > worst) [worst, at] = [count, i];
  });
  const error = worst === 0 ? "" : t.confusionWorst(worst, classes[Math.floor(at / n)], classes[at % n]);
  return t.confusionDescribe(right, all, error);
}
