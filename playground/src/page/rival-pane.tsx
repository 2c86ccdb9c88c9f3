import { useCallback } from "preact/hooks";
import type { Picture } from "../painting/messages";
import type { FieldName } from "../settings/fields";
import type { Settings } from "../settings/settings";
import { texts } from "../texts/index";
import { percentText } from "../texts/numbers";
import { valueText } from "./controls/value-text";
import { PaintedCanvas } from "./painted-canvas";
import { usePlayground } from "./playground";
import { lossText } from "./readouts";
import { differences, type Rival } from "./rival";

/** The second of two networks side by side: what it answers, its numbers, and in which settings it differs. */
export function RivalPane({ rival }: { rival: Rival }) {
  const playground = usePlayground();
  const t = texts.value.rival;
  const { run } = rival;
  const picture = useCallback((): Picture | undefined => {
    const { value: task } = run.task;
    const surface = run.frame.value?.surface;
    if (task === undefined || surface === undefined) return undefined;
    const { title } = texts.value.rival;
    const { value } = texts.value.output;
    if (surface.rows === 1) return { kind: "fit", task, surface, words: { title, value } };
    const look = { title, showsSamples: true, isDiscrete: false, isNeuron: false };
    return { kind: "regions", task, surface, look };
  }, [run]);
  const { position, latest } = run.frame.value ?? {};
  const accuracy = latest?.validationAccuracy ?? NaN;
  const said = [
    `${texts.value.run.epoch} ${position?.epoch ?? 0}`,
    t.losses(lossText(latest?.loss), lossText(latest?.validationLoss)),
    ...(Number.isNaN(accuracy) ? [] : [t.right(percentText(accuracy, 1))]),
  ].join(" · ");
  const settings = differences(rival.settings, playground.settings)
    .map((name) => settingText(name, rival.settings))
    .join(" · ");
  return (
    <section id="rival" aria-labelledby="rival-title">
      <div class="output-head">
        <h3 id="rival-title">{t.title}</h3>
        <button
          type="button"
          id="remove-rival"
          onClick={() => {
            playground.beside.remove();
            setTimeout(() => document.querySelector<HTMLElement>("#compare")?.focus());
          }}
        >
          {t.remove}
        </button>
      </div>
      {run.task.value?.imageSide === undefined && (
        <div class="plot square">
          <PaintedCanvas
            picture={picture}
            label={`${t.title}. ${run.state.value.running ? "" : said}`}
            class="regions"
          />
        </div>
      )}
      <p class="rival-numbers" data-bits={run.state.value.fingerprint}>
        {said}
      </p>
      <p class="hint">{settings === "" ? t.same : settings}</p>
    </section>
  );
}

/** "Activation: Tanh". */
function settingText(name: FieldName, settings: Settings): string {
  const { fields, choices, run } = texts.value;
  const words = (choices as Readonly<Record<string, Readonly<Record<string, string>>>>)[name];
  const value = settings[name];
  const said = words?.[String(value)] ?? (value === true ? run.on : value === false ? run.none : valueText(value));
  return `${fields[name].label}: ${said === "" ? run.none : said}`;
}
