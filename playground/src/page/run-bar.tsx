import { signal } from "@preact/signals";
import { texts } from "../texts/index";
import type { Pace } from "../training/pacer";
import { Icon } from "./icons";
import { usePlayground } from "./playground";
import { useRunTexts } from "./readouts";

/** From slow to fast. */
const SPEEDS = [
  ["slow1", { kind: "rate", epochsPerSecond: 1 }],
  ["slow5", { kind: "rate", epochsPerSecond: 5 }],
  ["slow25", { kind: "rate", epochsPerSecond: 25 }],
  ["whole40", { kind: "doubling", seconds: 40 }],
  ["whole20", { kind: "doubling", seconds: 20 }],
  ["whole10", { kind: "doubling", seconds: 10 }],
  ["whole5", { kind: "doubling", seconds: 5 }],
  ["full", { kind: "full" }],
] as const satisfies readonly (readonly [string, Pace])[];

const USUAL = 5;

const speed = signal(USUAL);

/** Start over, train, step. */
export function RunButtons() {
  const { run } = usePlayground();
  const playground = usePlayground();
  const t = texts.value.run;
  const { running } = run.state.value;
  const isEmpty = run.task.value === undefined;
  return (
    <div class="run-buttons" role="group" aria-label={t.group}>
      <button
        type="button"
        id="reset"
        class="round small"
        aria-label={t.reset}
        title={t.resetHelp}
        disabled={isEmpty}
        onClick={() => {
          playground.reset();
        }}
      >
        <Icon name="reset" />
      </button>
      <button
        type="button"
        id="toggle"
        class="round primary"
        aria-label={running ? t.pause : t.play}
        title={running ? t.pause : t.play}
        disabled={isEmpty}
        onClick={() => {
          run.toggle();
        }}
      >
        <Icon name={running ? "pause" : "play"} />
      </button>
      <button
        type="button"
        id="step"
        class="round small"
        aria-label={t.step}
        title={t.stepHelp}
        disabled={isEmpty || running}
        onClick={() => {
          run.step();
        }}
      >
        <Icon name="step" />
      </button>
      <BarReadout />
    </div>
  );
}

/** Epoch and accuracy beside the buttons, where the screen is narrow. */
function BarReadout() {
  const { run } = usePlayground();
  const { epoch, accuracy } = useRunTexts(run);
  return (
    <p class="bar-readout" aria-hidden="true">
      <span>
        {texts.value.run.epoch} <b>{epoch}</b>
      </span>
      {run.task.value?.classes !== undefined && <b>{accuracy}</b>}
    </p>
  );
}

/** How fast training goes. */
export function SpeedControl() {
  const { run } = usePlayground();
  const t = texts.value.run;
  const [name] = SPEEDS[speed.value];
  return (
    <div class="field slider speed">
      <span class="label">
        <label for="speed">{t.speed}</label>
      </span>
      <output for="speed">{t.speeds[name]}</output>
      <input
        id="speed"
        type="range"
        min={0}
        max={SPEEDS.length - 1}
        step={1}
        value={speed.value}
        aria-valuetext={t.speeds[name]}
        onInput={({ currentTarget }) => {
          speed.value = Number(currentTarget.value);
          run.pace(SPEEDS[speed.value][1]);
        }}
      />
    </div>
  );
}
