import { FEATURE_NAMES } from "../../data/feature-names";
import { FIELDS } from "../../settings/fields";
import type { Feature } from "../../settings/settings";
import { texts } from "../../texts/index";
import { usePlayground } from "../playground";
import { Help } from "./field-label";
import { useLocked } from "./use-setting";

/** Which terms of x and y the network is given. */
export function FeaturesControl() {
  const playground = usePlayground();
  const { label, help } = texts.value.fields.features;
  const { features } = playground.settings;
  const isLocked = useLocked("features");
  const toggle = (name: Feature, isOn: boolean) => {
    const names = FIELDS.features.names.filter((each) => (each === name ? isOn : features.includes(each)));
    if (names.length > 0) playground.change({ features: names });
  };
  return (
    <fieldset class="field field-features">
      <legend class="label">
        {label} <Help text={help} name={label} />
      </legend>
      <div class="chips">
        {FIELDS.features.names.map((name) => (
          <label key={name} class="chip">
            <input
              type="checkbox"
              checked={features.includes(name)}
              disabled={isLocked || (features.length === 1 && features[0] === name)}
              onChange={({ currentTarget }) => {
                toggle(name, currentTarget.checked);
              }}
            />
            <span>{FEATURE_NAMES[name]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
