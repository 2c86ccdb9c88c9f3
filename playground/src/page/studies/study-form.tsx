import type { Signal } from "@preact/signals";
import { texts } from "../../texts/index";

/** A number or a list of widths that a study is given. */
export interface StudyField {
  readonly name: string;
  readonly label: string;
  readonly kind: "number" | "integer" | "widths";
  readonly min: number;
  readonly max: number;
}

/** What a form holds, as text. */
export type StudyTexts = Readonly<Record<string, string>>;

/** The values of a form; undefined, and what is wrong, when a text is none. */
export function readForm(
  fields: readonly StudyField[],
  given: StudyTexts,
): { readonly values?: Readonly<Record<string, number | readonly number[]>>; readonly problem: string } {
  const values: Record<string, number | readonly number[]> = {};
  for (const field of fields) {
    const value = readField(field, given[field.name]);
    if (value === undefined) return { problem: needed(field) };
    values[field.name] = value;
  }
  return { values, problem: "" };
}

function readField({ kind, min, max }: StudyField, text: string): number | readonly number[] | undefined {
  const numbers = text
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean);
  const isPlain = numbers.every((part) => /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(part));
  const values = numbers.map(Number);
  const isGood =
    isPlain && values.every((value) => value >= min && value <= max && (kind === "number" || Number.isInteger(value)));
  if (!isGood) return undefined;
  if (kind === "widths") return values.length <= 4 ? values : undefined;
  return values.length === 1 ? values[0] : undefined;
}

function needed({ label, kind, min, max }: StudyField): string {
  const t = texts.value.studies;
  if (kind === "widths") return t.widthsNeeded(label, max);
  return kind === "integer" ? t.wholeNeeded(label, min, max) : t.numberNeeded(label, min, max);
}

interface StudyFormProps {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fields: readonly StudyField[];
  readonly given: Signal<StudyTexts>;
  /** Whether the preset's data are learned; undefined for a study with its own. */
  readonly usesPreset?: Signal<boolean>;
  readonly isRunning: boolean;
  readonly progress: number;
  readonly status: string;
  readonly onRun: () => void;
}

/** The form of a study: its data and numbers, a button that runs and stops it, and how far it has come. */
export function StudyForm(props: StudyFormProps) {
  const { id, title, why, fields, given, usesPreset, isRunning, progress, status, onRun } = props;
  const t = texts.value.studies;
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
              value={given.value[name]}
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
          onClick={onRun}
        >
          {isRunning ? t.stop : t.run}
        </button>
      </div>
      {isRunning && <progress max={1} value={progress} aria-label={t.progress} />}
      <p class="status" role="status">
        {status}
      </p>
    </div>
  );
}

function DataField({ id, usesPreset }: { id: string; usesPreset: Signal<boolean> }) {
  const t = texts.value.studies;
  return (
    <div class="field">
      <label class="label" for={`${id}-data`}>
        {t.dataOf}
      </label>
      <select
        id={`${id}-data`}
        value={usesPreset.value ? "preset" : "own"}
        onChange={({ currentTarget }) => (usesPreset.value = currentTarget.value === "preset")}
      >
        <option value="preset">{t.preset}</option>
        <option value="own">{t.ownData}</option>
      </select>
    </div>
  );
}
