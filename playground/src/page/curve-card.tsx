import { signal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { epochScale, lineChart, type Series } from "../figures/line-chart";
import type { Figure as Drawing } from "../figures/pen";
import { texts } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import type { Curves } from "../training/messages";
import { Canvas, SaveMenu } from "./figure";
import { Icon } from "./icons";
import { usePlayground, type Playground } from "./playground";
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

/** The epoch at which the axis of a run ends. */
function endOf({ settings }: Playground, curves: Curves): number {
  return Math.max(settings.stopEpoch, curves.epoch.at(-1) ?? 0);
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

/** Goes back through the recorded run; the slider stands under the axis of the chart. */
function Scrubber() {
  const playground = usePlayground();
  const { run } = playground;
  const t = texts.value.curves;
  const { value: details } = run.details;
  const curves = details?.curves;
  const count = curves?.epoch.length ?? 0;
  const { value: moment } = run.moment;
  const shown = Math.min(moment ?? count - 1, count - 1);
  if (curves === undefined || count < 2) return <div class="scrubber" />;
  const end = endOf(playground, curves);
  const scale = epochScale({ left: 0, width: 1 }, end);
  const visit = (share: number) => {
    run.visit(nearest(curves, scale, share));
  };
  const epoch = shortNumber(curves.epoch[shown]);
  return (
    <div class="scrubber">
      <input
        id="scrub"
        type="range"
        min={0}
        max={1}
        step={0.001}
        value={scale.place(curves.epoch[shown])}
        aria-label={t.scrub}
        aria-valuetext={`${t.epoch} ${epoch}`}
        onInput={({ currentTarget }) => {
          if (run.state.value.running) run.send({ type: "pause" });
          visit(currentTarget.valueAsNumber);
        }}
        onKeyDown={(event) => {
          const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          const next = Math.max(0, shown + step);
          run.visit(next >= count - 1 ? undefined : next);
        }}
      />
      <div class="row">
        <button
          type="button"
          id="replay"
          onClick={() => {
            run.replay();
          }}
        >
          <Icon name="replay" /> {t.replay}
        </button>
        {moment !== undefined && (
          <>
            <span class="hint">{t.seen(epoch)}</span>
            <button
              type="button"
              id="now"
              onClick={() => {
                run.visit(undefined);
              }}
            >
              {t.now}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

function nearest({ epoch }: Curves, scale: ReturnType<typeof epochScale>, share: number): number | undefined {
  let best = 0;
  epoch.forEach((value, i) => {
    if (Math.abs(scale.place(value) - share) < Math.abs(scale.place(epoch[best]) - share)) best = i;
  });
  return best === epoch.length - 1 ? undefined : best;
}
