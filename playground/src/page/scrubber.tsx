import { useComputed, type ReadonlySignal } from "@preact/signals";
import { epochShare } from "../plots/run-plot";
import { texts } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import { Icon } from "./icons";
import { usePlayground, type Playground } from "./playground";
import type { RunStore } from "./run-store";

/** The epoch at which the axis of a run ends. */
export function endOf({ settings }: Playground, epochs: Float64Array): number {
  return Math.max(settings.stopEpoch, epochs.at(-1) ?? 0);
}

/** Goes back through the recorded run; the slider stands under the axis of the chart. */
export function Scrubber() {
  return (
    <div class="scrubber">
      <MomentSlider />
      <MomentButtons />
    </div>
  );
}

/** Whether nothing is recorded that could be gone back to. */
function useIsEmpty(): ReadonlySignal<boolean> {
  const { run } = usePlayground();
  return useComputed(() => epochsOf(run).length < 2);
}

/** The recorded moments, at their places on the axis of the chart. */
function MomentSlider() {
  const playground = usePlayground();
  const { run } = playground;
  const t = texts.value.curves;
  const epoch = useComputed(() => shownEpoch(run));
  const place = useComputed(() => shareOf(playground, epoch.value));
  const said = useComputed(() => `${texts.value.curves.epoch} ${shortNumber(epoch.value)}`);
  return (
    <input
      id="scrub"
      type="range"
      min={0}
      max={1}
      step={0.001}
      disabled={useIsEmpty()}
      value={place}
      aria-label={t.scrub}
      aria-valuetext={said}
      onInput={({ currentTarget }) => {
        if (run.state.value.running) run.send({ type: "pause" });
        run.visit(nearest(playground, currentTarget.valueAsNumber));
      }}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        const { last, shown } = shownMoment(run);
        const next = Math.max(0, shown + step);
        run.visit(next >= last ? undefined : next);
      }}
    />
  );
}

function epochsOf({ details }: RunStore): Float64Array {
  return details.value?.curves.epoch ?? new Float64Array(1);
}

/** The last recorded moment, and the one that the slider shows. */
function shownMoment(run: RunStore): { readonly last: number; readonly shown: number } {
  const last = epochsOf(run).length - 1;
  return { last, shown: Math.min(run.moment.value ?? last, last) };
}

function shownEpoch(run: RunStore): number {
  return epochsOf(run)[shownMoment(run).shown];
}

/** Where an epoch stands on the slider. */
function shareOf(playground: Playground, epoch: number): number {
  return epochShare(epoch, endOf(playground, epochsOf(playground.run)));
}

/** Replays the run; goes back to the present. */
function MomentButtons() {
  const { run } = usePlayground();
  const t = texts.value.curves;
  return (
    <div class="row">
      <button
        type="button"
        id="replay"
        disabled={useIsEmpty()}
        onClick={() => {
          run.replay();
        }}
      >
        <Icon name="replay" /> {t.replay}
      </button>
      {run.moment.value !== undefined && (
        <>
          <span class="hint">{t.seen(shortNumber(shownEpoch(run)))}</span>
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
function nearest(playground: Playground, place: number): number | undefined {
  const epochs = epochsOf(playground.run);
  const distances = epochs.map((epoch) => Math.abs(shareOf(playground, epoch) - place));
  const best = distances.reduce((least, distance, i) => (distance < distances[least] ? i : least), 0);
  return best === epochs.length - 1 ? undefined : best;
}
