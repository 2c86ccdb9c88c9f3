/** Form controls, one for each kind of setting. */
import { useId, useRef } from "preact/hooks";
import { FEATURE_NAMES } from "../data/feature-names";
import { parse, show } from "../settings/address";
import { FIELDS, FIRST_NAMES, type Field, type FieldName, type NumberField } from "../settings/fields";
import { hasMeaning, SETS, type Feature, type Settings } from "../settings/settings";
import { texts } from "../texts/index";
import { listText, numberText, typedList, typedNumber } from "../texts/numbers";
import { lessonOf } from "./lessons/lessons";
import { usePlayground } from "./playground";

/** Settings that are chosen from usual values. */
const USUAL: Readonly<Partial<Record<FieldName, readonly number[]>>> = {
  learningRate: [0.00001, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  batchSize: [1, 2, 4, 8, 16, 32, 64, 128, 256, 0],
  l2: [0, 0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 1],
  l1: [0, 0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1],
  clipNorm: [0, 0.1, 0.5, 1, 2, 5, 10],
  stopEpoch: [10, 30, 60, 100, 300, 1000, 3000, 10_000, 100_000],
};

const SLIDERS: readonly FieldName[] = ["noise", "turns", "factor", "frequency", "classes", "validation", "dropout"];

/**
 * A labeled control for a setting; nothing where it has no meaning, a teacher has hidden it, or
 * it stands in the lesson that is open.
 */
export function Control({ name, isKnob = false }: { name: FieldName; isKnob?: boolean }) {
  const { store } = usePlayground();
  const { hide, lesson } = store.view.value;
  const isElsewhere = !isKnob && lessonOf(lesson)?.knobs.includes(name) === true;
  if (isElsewhere || hide.includes(name) || !hasMeaning(name, store.settings.value.set)) return null;
  const field: Field = FIELDS[name];
  if (field.kind === "switch") return <SwitchControl name={name} />;
  if (field.kind === "choice") return <SelectControl name={name} names={field.names} />;
  if (field.kind === "subset") return <FeaturesControl />;
  const usual = USUAL[name];
  if (usual !== undefined) return <UsualControl name={name} values={usual} />;
  return SLIDERS.includes(name) ? <SliderControl name={name} /> : <TextControl name={name} />;
}

/** Whether a teacher has locked a setting. */
export function useLocked(name: FieldName): boolean {
  return usePlayground().store.view.value.lock.includes(name);
}

function useChange(name: FieldName): (value: unknown) => void {
  const playground = usePlayground();
  return (value) => {
    playground.change({ [name]: value });
  };
}

/** The name of a control with its explanation, which opens on click as well as under the pointer. */
function Label({ name, id }: { name: FieldName; id: string }) {
  const { label, help } = texts.value.fields[name];
  return (
    <span class="label">
      <label for={id}>{label}</label>
      <Help text={help} name={label} />
    </span>
  );
}

function Help({ text, name }: { text: string; name: string }) {
  const id = useId();
  return (
    <span class="help">
      <button type="button" aria-label={`? ${name}`} aria-describedby={id}>
        ?
      </button>
      <span role="tooltip" id={id}>
        {text}
      </span>
    </span>
  );
}

function SwitchControl({ name }: { name: FieldName }) {
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

function SelectControl({ name, names }: { name: FieldName; names: readonly string[] }) {
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

function UsualControl({ name, values }: { name: FieldName; values: readonly number[] }) {
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

function SliderControl({ name }: { name: FieldName }) {
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

function TextControl({ name }: { name: FieldName }) {
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

/** What was typed, as `parse` reads it. */
function typed(field: Field, text: string): string {
  if (field.kind === "number") return typedNumber(text, field.step === 1);
  return field.kind === "list" ? typedList(text, field.isInteger).join(",") : text;
}

/** A value as people of the page's language type it. */
export function valueText(value: Settings[FieldName]): string {
  if (typeof value === "number") return numberText(value);
  return Array.isArray(value) && typeof value[0] === "number" ? listText(value as number[]) : show(value);
}

/** What a field takes, in words. */
function rangeText(name: FieldName): string {
  const { notices, fields } = texts.value;
  const field: Field = FIELDS[name];
  const { label } = fields[name];
  if (field.kind === "number") return notices.range(label, numberText(field.min), numberText(field.max));
  if (field.kind !== "list") return label;
  const { minLength, maxLength, min, max } = field;
  return notices.list(label, `${minLength}–${maxLength}`, numberText(min), numberText(max));
}

/** Which terms of x and y the network is given. */
function FeaturesControl() {
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

/** Whether two classes can be told apart by one output. */
export function hasTwoClasses({ set, classes }: Settings, taskClasses: number | undefined): boolean {
  return taskClasses === undefined ? SETS[set].knobs.includes("classes") && classes === 2 : taskClasses === 2;
}
