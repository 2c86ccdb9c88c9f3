import { useSignal } from "@preact/signals";
import { FIELDS, type FieldName } from "../settings/fields";
import { texts } from "../texts/index";
import { Control } from "./controls/control";
import { useLocked } from "./controls/use-setting";
import { usePlayground } from "./playground";
import { PointsPanel } from "./points-panel";
import { AskForm } from "./ask-form";
import { TablePanel } from "./table-panel";
import { Thumbnail } from "./thumbnails";

const KNOBS: readonly FieldName[] = ["samples", "classes", "noise", "turns", "factor", "frequency", "coefficients"];

/** What is learned. */
export function DataCard() {
  const playground = usePlayground();
  const t = texts.value.data;
  const isMore = useSignal(false);
  const { set } = playground.settings;
  const isMade = set !== "iris" && set !== "digits" && set !== "csv" && set !== "points";
  return (
    <section class="card" id="data" aria-labelledby="data-title">
      <h2 id="data-title">{t.title}</h2>
      <SetChooser />
      <div class="fields">
        {set === "csv" && <TablePanel />}
        {set === "points" && <PointsPanel />}
        {KNOBS.map((name) => (
          <Control key={name} name={name} />
        ))}
        <Control name="features" />
        {isMade && (
          <button
            type="button"
            id="new-samples"
            onClick={() => {
              playground.change({ dataSeed: Math.floor(Math.random() * 1e6) });
            }}
          >
            {t.newSamples}
          </button>
        )}
        <details
          open={isMore.value}
          onToggle={({ currentTarget }) => {
            isMore.value = currentTarget.open;
          }}
        >
          <summary>{t.more}</summary>
          <div class="fields">
            <Control name="validation" />
            <Control name="scale" />
            <Control name="dataSeed" />
          </div>
        </details>
      </div>
      <AskForm />
    </section>
  );
}

/** The data sets as pictures. */
function SetChooser() {
  const playground = usePlayground();
  const isLocked = useLocked("set");
  const { set } = playground.settings;
  if (playground.store.view.value.hide.includes("set")) return null;
  const words = texts.value.choices.set;
  return (
    <fieldset class="sets" id="setting-set" disabled={isLocked}>
      <legend class="visually-hidden">{texts.value.fields.set.label}</legend>
      {FIELDS.set.names.map((name) => (
        <label key={name} class="set" title={words[name]}>
          <input
            type="radio"
            name="set"
            value={name}
            checked={set === name}
            onChange={() => {
              playground.change({ set: name });
            }}
          />
          <Thumbnail set={name} />
          <span>{words[name]}</span>
        </label>
      ))}
    </fieldset>
  );
}
