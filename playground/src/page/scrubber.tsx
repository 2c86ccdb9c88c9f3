import { epochShare } from "../plots/run-plot";
import { texts } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import type { Curves } from "../training/frame";
import { Icon } from "./icons";
import { usePlayground, type Playground } from "./playground";

/** The epoch at which the axis of a run ends. */
export function endOf({ settings }: Playground, curves: Curves): number {
  return Math.max(settings.stopEpoch, curves.epoch.at(-1) ?? 0);
}

/** Goes back through the recorded run; the slider stands under the axis of the chart. */
export function Scrubber() {
  const { run } = usePlayground();
  const curves = run.details.value?.curves;
  if (curves === undefined || curves.epoch.length < 2) return <div class="scrubber" />;
  const last = curves.epoch.length - 1;
  const shown = Math.min(run.moment.value ?? last, last);
  return (
    <div class="scrubber">
      <MomentSlider curves={curves} shown={shown} />
      <MomentButtons epoch={shortNumber(curves.epoch[shown])} />
    </div>
  );
}

/** The recorded moments, at their places on the axis of the chart. */
function MomentSlider({ curves, shown }: { readonly curves: Curves; readonly shown: number }) {
  const playground = usePlayground();
  const { run } = playground;
  const t = texts.value.curves;
  const share = (epoch: number) => epochShare(epoch, endOf(playground, curves));
  const last = curves.epoch.length - 1;
  return (
    <input
      id="scrub"
      type="range"
      min={0}
      max={1}
      step={0.001}
      value={share(curves.epoch[shown])}
      aria-label={t.scrub}
      aria-valuetext={`${t.epoch} ${shortNumber(curves.epoch[shown])}`}
      onInput={({ currentTarget }) => {
        if (run.state.value.running) run.send({ type: "pause" });
        run.visit(nearest(curves, share, currentTarget.valueAsNumber));
      }}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        const next = Math.max(0, shown + step);
        run.visit(next >= last ? undefined : next);
      }}
    />
  );
}

/** Replays the run; goes back to the present. */
function MomentButtons({ epoch }: { readonly epoch: string }) {
  const { run } = usePlayground();
  const t = texts.value.curves;
  return (
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
      {run.moment.value !== undefined && (
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
  );
}

/** The moment nearest to a place on the axis; undefined for the present. */
function nearest({ epoch }: Curves, share: (epoch: number) => number, place: number): number | undefined {
  let best = 0;
  epoch.forEach((value, i) => {
    if (Math.abs(share(value) - place) < Math.abs(share(epoch[best]) - place)) best = i;
  });
  return best === epoch.length - 1 ? undefined : best;
}
