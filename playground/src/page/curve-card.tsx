import { signal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { lineChart, type Series } from "../figures/line-chart";
import type { Figure as Drawing } from "../figures/pen";
import { texts } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import type { Curves } from "../training/frame";
import { Canvas, SaveMenu } from "./figure";
import { usePlayground, type Playground } from "./playground";
import { endOf, Scrubber } from "./scrubber";
import { colors } from "./theme";

/** A run that later ones are compared with. */
export const pinned = signal<Curves | undefined>(undefined);

/** The loss of the run, and a way back through it. */
export function CurveCard() {
  const playground = usePlayground();
  const { run } = playground;
  const t = texts.value.curves;
  const drawing = useCallback(() => lossChart(playground), []);
  const { value: details } = run.details;
  const curves = details?.curves;
  return (
    <section class="card figure" id="curves" aria-labelledby="curves-title">
      <div class="head">
        <h2 id="curves-title">{t.title}</h2>
        <button
          type="button"
          class="quiet"
          id="pin"
          disabled={curves === undefined}
          onClick={() => (pinned.value = pinned.value === undefined ? curves : undefined)}
        >
          {pinned.value === undefined ? t.pin : t.unpin}
        </button>
        <SaveMenu title={t.title} drawing={drawing} />
      </div>
      <div class="plot chart">
        <Canvas drawing={drawing} label={`${t.title}. ${describe(playground)}`} />
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

function lossChart(playground: Playground): Drawing | undefined {
  const { run } = playground;
  const { value: details } = run.details;
  if (details === undefined) return undefined;
  const t = texts.value.curves;
  const { curves } = details;
  const { ink, faint } = colors.value;
  const best = bestMoment(curves);
  const beside = playground.beside.rival.value?.run.details.value?.curves;
  const other = beside ?? pinned.value;
  const series: Series[] = [
    ...(other === undefined
      ? []
      : [
          { name: beside === undefined ? t.pinned : t.second, color: faint, values: other.loss, epochs: other.epoch },
          { name: "", color: faint, values: other.validationLoss, epochs: other.epoch, dash: [5, 4] },
        ]),
    { name: t.training, color: ink, values: curves.loss },
    { name: t.validation, color: ink, values: curves.validationLoss, dash: [5, 4] },
  ];
  const { value: moment } = run.shownMoment;
  return lineChart(
    {
      name: "loss",
      title: t.title,
      xName: t.epoch,
      epochs: curves.epoch,
      end: endOf(playground, curves),
      series,
      isLogarithmic: true,
      mark:
        curves.epoch.length > 4
          ? {
              epoch: curves.epoch[best],
              value: curves.validationLoss[best],
              text: t.best(shortNumber(curves.epoch[best])),
            }
          : undefined,
      cursor: moment === undefined ? undefined : curves.epoch[moment],
    },
    colors.value,
  );
}
