import { FIRST_NAMES, type FieldName } from "../../settings/fields";
import { texts } from "../../texts/index";
import { numberText } from "../../texts/numbers";
import { usePlayground } from "../playground";
import { Help, Label } from "./field-label";
import { useChange, useLocked } from "./use-setting";

export function SwitchControl({ name }: { name: FieldName }) {
  const { store } = usePlayground();
  const change = useChange(name);
  const { label, help } = texts.value.fields[name];
  const id = `setting-${name}`;
  return (
    <div class={`field switch field-${name}`}>
      <input
        id={id}
        type="checkbox"
        checked={store.settings.value[name] as boolean}
        disabled={useLocked(name)}
        onChange={({ currentTarget }) => {
          change(currentTarget.checked);
        }}
      />
      <span class="label">
        <label for={id}>{label}</label>
        <Help text={help} name={label} />
      </span>
    </div>
  );
}

export function SelectControl({ name, names }: { name: FieldName; names: readonly string[] }) {
  const { store } = usePlayground();
  const change = useChange(name);
  const words = (texts.value.choices as Readonly<Record<string, Readonly<Record<string, string>>>>)[name];
  const id = `setting-${name}`;
  const common = FIRST_NAMES[name] ?? names;
  const rest = names.filter((value) => !common.includes(value));
  const option = (value: string) => (
    <option key={value} value={value}>
      {words[value]}
    </option>
  );
  return (
    <div class={`field field-${name}`}>
      <Label name={name} id={id} />
      <select
        id={id}
        value={String(store.settings.value[name])}
        disabled={useLocked(name)}
        onChange={({ currentTarget }) => {
          change(currentTarget.value);
        }}
      >
        {common.map(option)}
        {rest.length > 0 && <optgroup label={texts.value.run.more}>{rest.map(option)}</optgroup>}
      </select>
    </div>
  );
}

/** A number that is chosen from usual ones. */
export function UsualControl({ name, values }: { name: FieldName; values: readonly number[] }) {
  const { store } = usePlayground();
  const change = useChange(name);
  const current = store.settings.value[name] as number;
  const all = values.includes(current) ? values : [...values, current].sort((a, b) => a - b);
  const { none, all: everything } = texts.value.run;
  const zero = name === "batchSize" ? everything : none;
  const id = `setting-${name}`;
  return (
    <div class={`field field-${name}`}>
      <Label name={name} id={id} />
      <select
        id={id}
        value={String(current)}
        disabled={useLocked(name)}
        onChange={({ currentTarget }) => {
          change(Number(currentTarget.value));
        }}
      >
        {all.map((value) => (
          <option key={value} value={String(value)}>
            {value === 0 ? zero : numberText(Number(value.toPrecision(4)))}
          </option>
        ))}
      </select>
    </div>
  );
}
