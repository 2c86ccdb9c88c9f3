import { signal, useComputed, useSignal, type ReadonlySignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import type { FigurePanel } from "wasm-mlp/visualizer";
import type { Plot } from "../plots/plot";
import { epochPlace, hasCurves, runPlot, type Series } from "../plots/run-plot";
import { frameOf } from "../plots/scales";
import { texts } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import type { Curves } from "../training/frame";
import { PlotCanvas } from "./plot-canvas";
import { LineCursor } from "./plot-cursor";
import { usePlayground, type Playground } from "./playground";
import { SaveMenu } from "./save-menu";
import { endOf, Scrubber } from "./scrubber";

/** A run that later ones are compared with. */
export const pinned = signal<Curves | undefined>(undefined);

/** The loss of the run, and a way back through it. */
export function CurveCard() {
  const playground = usePlayground();
  const { run } = playground;
  const t = texts.value.curves;
  const plot = useCallback(() => lossPlot(playground), []);
  const panel = useSignal<FigurePanel | undefined>(undefined);
  const isEmpty = useComputed(() => run.details.value === undefined);
  const label = useComputed(() => `${texts.value.curves.title}. ${describe(playground)}`);
  return (
    <section class="card figure" id="curves" aria-labelledby="curves-title">
      <div class="head">
        <h2 id="curves-title">{t.title}</h2>
        <button
          type="button"
          class="quiet"
          id="pin"
          disabled={isEmpty}
          onClick={() => (pinned.value = pinned.value === undefined ? run.details.value?.curves : undefined)}
        >
          {pinned.value === undefined ? t.pin : t.unpin}
        </button>
        <SaveMenu title={t.title} drawing={plot} />
      </div>
      <div class="plot chart">
        <PlotCanvas plot={plot} label={label} panel={panel} />
        <NoCurves />
        <MomentCursor panel={panel} />
      </div>
      <Scrubber />
    </section>
  );
}

function describe({ run }: Playground): string {
  if (run.state.value.running) return "";
  const { latest, position } = run.frame.value ?? {};
  const { value: details } = run.details;
  if (latest === undefined || details === undefined) return "";
  const best = bestMoment(details.curves);
  return texts.value.curves.describe(
    shortNumber(latest.loss),
    shortNumber(latest.validationLoss),
    String(position?.epoch ?? 0),
    shortNumber(details.curves.epoch[best]),
  );
}

/** The moment of the lowest validation loss. */
function bestMoment({ validationLoss }: Curves): number {
  return validationLoss.reduce((best, value, i) => (value < validationLoss[best] ? i : best), 0);
}

/** In the place of curves: says when they come. */
export function NoCurves() {
  const { run } = usePlayground();
  const isEmpty = useComputed(() => run.details.value !== undefined && !hasCurves(run.details.value.curves));
  if (!isEmpty.value) return null;
  return <p class="no-curves hint">{texts.value.curves.none}</p>;
}

/** The recorded moment that is shown. A run, which shows none, draws curves without a render. */
function MomentCursor({ panel: shown }: { readonly panel: ReadonlySignal<FigurePanel | undefined> }) {
  const { run } = usePlayground();
  const { value: moment } = run.shownMoment;
  if (moment === undefined) return null;
  const { value: panel } = shown;
  const epoch = run.details.value?.curves.epoch[moment];
  if (panel === undefined || epoch === undefined) return null;
  return <LineCursor frame={frameOf(panel)} left={epochPlace(panel, epoch)} />;
}

function lossPlot(playground: Playground): Plot | undefined {
  const { value: details } = playground.run.details;
  if (details === undefined) return undefined;
  const t = texts.value.curves;
  const { curves } = details;
  const best = bestMoment(curves);
  const beside = playground.beside.rival.value?.run.details.value?.curves;
  const other = beside ?? pinned.value;
  const series: Series[] = [
    ...(other === undefined
      ? []
      : [
          { name: beside === undefined ? t.pinned : t.second, values: other.loss, epochs: other.epoch },
          { name: "", values: other.validationLoss, epochs: other.epoch, isDashed: true },
        ]),
    { name: t.training, values: curves.loss },
    { name: t.validation, values: curves.validationLoss, isDashed: true },
  ];
  const [epoch, value] = [curves.epoch[best], curves.validationLoss[best]];
  return runPlot(curves, {
    ...{
      name: "loss",
      title: t.title,
      xName: t.epoch,
      end: endOf(playground, curves.epoch),
      series,
      isLogarithmic: true,
    },
    mark: curves.epoch.length > 4 ? { epoch, value, label: t.best(shortNumber(epoch)) } : undefined,
  });
}
