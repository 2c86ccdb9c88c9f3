import { useSignal, type Signal } from "@preact/signals";
import type { StudyPicture } from "../../studies/messages";
import { texts } from "../../texts/index";
import { listText, numberText, typedList, typedNumber } from "../../texts/numbers";
import { SelectField } from "../select-field";
import type { Study } from "./use-study";

/** A number or a list of widths that a study is given. */
export interface StudyField {
  readonly name: string;
  readonly label: string;
  readonly kind: "number" | "integer" | "widths";
  readonly min: number;
  readonly max: number;
}

/** What a form says: a number for each field, or widths. */
export type StudyValues = Readonly<Record<string, number | readonly number[]>>;

/** The values of a form, or the first field whose text is none. */
function readForm(
  fields: readonly StudyField[],
  textOf: (name: string) => string,
): { readonly values: StudyValues } | { readonly problem: StudyField } {
  const values: Record<string, number | readonly number[]> = {};
  for (const field of fields) {
    const value = readField(field, textOf(field.name));
    if (value === undefined) return { problem: field };
    values[field.name] = value;
  }
  return { values };
}

function readField({ kind, min, max }: StudyField, text: string): number | readonly number[] | undefined {
  const isWhole = kind !== "number";
  const numbers = kind === "widths" ? typedList(text, isWhole) : [typedNumber(text, isWhole)];
  const isPlain = numbers.every((part) => /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(part));
  const values = numbers.map(Number);
  const isGood =
    isPlain && values.every((value) => value >= min && value <= max && (!isWhole || Number.isInteger(value)));
  if (!isGood) return undefined;
  if (kind === "widths") return values.length <= 4 ? values : undefined;
  return values[0];
}

function needed({ label, kind, min, max }: StudyField): string {
  const t = texts.value.studies;
  if (kind === "widths") return t.widthsNeeded(label, max);
  return (kind === "integer" ? t.wholeNeeded : t.numberNeeded)(label, numberText(min), numberText(max));
}

export interface StudyFormProps {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fields: readonly StudyField[];
  /** What the form holds at first. */
  readonly beginning: StudyValues;
  /** Whether the preset's data are learned; undefined for a study with its own. */
  readonly usesPreset?: Signal<boolean>;
  readonly study: Omit<Study<StudyPicture>, "picture">;
  /** Runs the study with the values of the form. */
  readonly onRun: (values: StudyValues) => void;
}

/** The form of a study: its data and numbers, a button that runs and stops it, and how far it has come. */
export function StudyForm(props: StudyFormProps) {
  const { id, title, why, fields, beginning, usesPreset, study, onRun } = props;
  /** What was typed; the rest is as at the beginning. */
  const given = useSignal<Readonly<Record<string, string>>>({});
  const textOf = (name: string) => given.value[name] ?? listText([beginning[name]].flat());
  const t = texts.value.studies;
  const { value: isRunning } = study.isRunning;
  const press = () => {
    if (isRunning) {
      study.stop();
      return;
    }
    const read = readForm(fields, textOf);
    if ("problem" in read) study.say(() => needed(read.problem));
    else onRun(read.values);
  };
  return (
    <div class="study-form">
      <h3>{title}</h3>
      <p class="hint">{why}</p>
      <div class="fields">
        {usesPreset !== undefined && <DataField id={id} usesPreset={usesPreset} />}
        {fields.map(({ name, label }) => (
          <div class="field" key={name}>
            <label class="label" for={`${id}-${name}`}>
              {label}
            </label>
            <input
              id={`${id}-${name}`}
              inputmode="decimal"
              autocomplete="off"
              value={textOf(name)}
              onInput={({ currentTarget }) => {
                given.value = { ...given.value, [name]: currentTarget.value };
              }}
            />
          </div>
        ))}
        <button
          type="button"
          id={`${id}-run`}
          class="primary"
          aria-label={isRunning ? t.stopOf(title) : t.runOf(title)}
          onClick={press}
        >
          {isRunning ? t.stop : t.run}
        </button>
      </div>
      {isRunning && <progress max={1} value={study.progress.value} aria-label={t.progress} />}
      <p class="status" role="status">
        {study.status.value()}
      </p>
    </div>
  );
}

function DataField({ id, usesPreset }: { id: string; usesPreset: Signal<boolean> }) {
  const { dataOf, preset, ownData } = texts.value.studies;
  return (
    <SelectField
      id={`${id}-data`}
      label={dataOf}
      value={usesPreset.value ? "preset" : "own"}
      options={Object.entries({ preset, own: ownData })}
      onChange={(value) => (usesPreset.value = value === "preset")}
    />
  );
}
