import { useRef } from "preact/hooks";
import { parse } from "../../settings/address";
import { FIELDS, type Field, type FieldName, type NumberField } from "../../settings/fields";
import { SETS } from "../../settings/settings";
import { numberText } from "../../texts/numbers";
import { usePlayground } from "../playground";
import { Label } from "./field-label";
import { useChange, useLocked } from "./use-setting";
import { rangeText, typed, valueText } from "./value-text";

export function SliderControl({ name }: { name: FieldName }) {
  const { store } = usePlayground();
  const change = useChange(name);
  const output = useRef<HTMLOutputElement>(null);
  const { min, max, step } = FIELDS[name] as NumberField;
  const { [name]: current, set } = store.settings.value;
  const value = current as number;
  const end = Math.max(name === "noise" ? SETS[set].noiseMax : max, value);
  const id = `setting-${name}`;
  return (
    <div class={`field slider field-${name}`}>
      <Label name={name} id={id} />
      <output ref={output} for={id}>
        {numberText(value)}
      </output>
      <input
        id={id}
        type="range"
        min={min}
        max={end}
        step={end > 10 ? 1 : step}
        value={value}
        disabled={useLocked(name)}
        onInput={({ currentTarget }) => {
          output.current!.textContent = numberText(currentTarget.valueAsNumber);
        }}
        onChange={({ currentTarget }) => {
          change(Number(currentTarget.value));
        }}
      />
    </div>
  );
}

export function TextControl({ name }: { name: FieldName }) {
  const { store, notices } = usePlayground();
  const change = useChange(name);
  const field: Field = FIELDS[name];
  const isNumber = field.kind === "number";
  const id = `setting-${name}`;
  const value = valueText(store.settings.value[name]);
  const onChange = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const parsed = parse(field, typed(field, currentTarget.value));
    if (parsed === undefined) {
      notices.warn("range", () => rangeText(name));
      currentTarget.value = value;
    } else change(parsed);
  };
  return (
    <div class={`field field-${name}`}>
      <Label name={name} id={id} />
      <input
        id={id}
        type="text"
        inputmode={isNumber ? "numeric" : "text"}
        autocomplete="off"
        value={value}
        disabled={useLocked(name)}
        onChange={onChange}
      />
    </div>
  );
}
