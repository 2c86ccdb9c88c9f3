import { useCallback } from "preact/hooks";
import { lineChart } from "../figures/line-chart";
import { texts } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import type { CurvePoint } from "../training/frame";
import { confusionPlot, MOST_CLASSES } from "../plots/confusion-plot";
import { Figure } from "./figure";
import { LandscapeFigure } from "./landscape-card";
import { PlotFigure } from "./plot-canvas";
import { usePlayground } from "./playground";
import type { RunStore } from "./run-store";
import { colors } from "./theme";

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
  const { run, store } = usePlayground();
  const t = texts.value.curves;
  const drawing = useCallback(() => {
    const { value: details } = run.details;
    if (details === undefined) return undefined;
    const words = texts.value.curves;
    const { epoch: epochs, accuracy, validationAccuracy } = details.curves;
    const { ink } = colors.value;
    const series = [
      { name: words.training, color: ink, values: accuracy },
      { name: words.validation, color: ink, values: validationAccuracy, dash: [5, 4] },
    ];
    const end = store.settings.value.stopEpoch;
    const chart = { name: "accuracy", title: words.accuracy, xName: words.epoch, epochs, end, series };
    return lineChart({ ...chart, range: [0, 1] }, colors.value);
  }, []);
  const latest = atRest(run);
  const said =
    latest === undefined
      ? ""
      : t.accuracyDescribe(shortNumber(latest.accuracy), shortNumber(latest.validationAccuracy));
  return <Figure title={t.accuracy} label={`${t.accuracy}. ${said}`} drawing={drawing} />;
}

function NormsFigure() {
  const { run, store } = usePlayground();
  const t = texts.value.curves;
  const drawing = useCallback(() => {
    const { value: details } = run.details;
    if (details === undefined) return undefined;
    const words = texts.value.curves;
    const { epoch: epochs, weights, biases } = details.curves;
    const { ink } = colors.value;
    const series = [
      { name: words.weights, color: ink, values: weights },
      { name: words.biases, color: ink, values: biases, dash: [2, 3] },
    ];
    const end = store.settings.value.stopEpoch;
    return lineChart({ name: "norms", title: words.norms, xName: words.epoch, epochs, end, series }, colors.value);
  }, []);
  const latest = atRest(run);
  const said = latest === undefined ? "" : t.normsDescribe(shortNumber(latest.weights), shortNumber(latest.biases));
  return <Figure title={t.norms} label={`${t.norms}. ${said}`} drawing={drawing} />;
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
  const { value: task } = run.task;
  const said = run.state.value.running ? "" : confusionText(task?.classes ?? [], run.details.value?.confusion);
  return <PlotFigure title={t.confusion} label={`${t.confusion}. ${said}`} plot={plot} />;
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
