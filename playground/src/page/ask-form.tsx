import { useSignal, useSignalEffect } from "@preact/signals";
import { texts } from "../texts/index";
import { numberText, percentText, typedNumber } from "../texts/numbers";
import type { Task } from "../training/messages";
import { answerOf, valueText } from "./answer";
import { usePlayground } from "./playground";

/** Inputs that a form has room for. */
const MAX_INPUTS = 40;

/** A column of a form: one number, or one of several categories. */
type Column =
  | { readonly kind: "number"; readonly name: string; readonly at: number }
  | {
      readonly kind: "category";
      readonly name: string;
      readonly first: number;
      readonly categories: readonly string[];
    };

/** Asks the network for one row, and says its answer with its doubt. */
export function AskForm() {
  const playground = usePlayground();
  const { run, table } = playground;
  const { value: task } = run.task;
  const isAsked = useSignal(false);
  const row = useSignal<Float32Array>(new Float32Array(0));
  useSignalEffect(() => {
    const { value } = run.task;
    row.value = value === undefined ? new Float32Array(0) : averageRow(value);
  });
  const isShown =
    task !== undefined &&
    task.imageSide === undefined &&
    task.features.length > 2 &&
    task.features.length <= MAX_INPUTS;
  if (!isShown || row.value.length !== task.features.length) return null;
  const t = texts.value.data;
  const set = (changes: readonly (readonly [number, number])[]) => {
    const next = row.value.slice();
    for (const [at, value] of changes) next[at] = value;
    row.value = next;
    run.probe(next);
  };
  const answer = answerOf(task, run.frame.value?.probe, row.value);
  const target = table.value?.choice.target ?? "";
  return (
    <details
      class="ask"
      open={isAsked.value}
      onToggle={({ currentTarget }) => {
        isAsked.value = currentTarget.open;
        run.probe(currentTarget.open ? row.value : undefined);
      }}
    >
      <summary>{t.ask}</summary>
      <div class="fields">
        <p class="hint">{t.askHint}</p>
        {columnsOf(task.features).map((column) => (
          <AskField key={column.name} column={column} row={row.value} onChange={set} />
        ))}
        <p class="answer" aria-live="polite" id="ask-answer">
          {answer === undefined
            ? ""
            : answer.probability === undefined
              ? t.answerValue(target, valueText(answer))
              : t.answerClass(answer.name, percentText(answer.probability))}
        </p>
      </div>
    </details>
  );
}

interface AskFieldProps {
  readonly column: Column;
  readonly row: Float32Array;
  readonly onChange: (changes: readonly (readonly [number, number])[]) => void;
}

function AskField({ column, row, onChange }: AskFieldProps) {
  /** What is being typed; else the value is shown. */
  const given = useSignal<string | undefined>(undefined);
  const id = `ask-${column.name.replaceAll(/\W/g, "-")}`;
  return (
    <div class="field">
      <label class="label" for={id}>
        {column.name}
      </label>
      {column.kind === "number" ? (
        <input
          id={id}
          type="text"
          inputmode="decimal"
          autocomplete="off"
          value={given.value ?? numberText(Number(row[column.at].toPrecision(4)))}
          onInput={({ currentTarget }) => {
            given.value = currentTarget.value;
            const text = typedNumber(currentTarget.value, false);
            if (text !== "" && Number.isFinite(Number(text))) onChange([[column.at, Number(text)]]);
          }}
          onBlur={() => {
            given.value = undefined;
          }}
        />
      ) : (
        <select
          id={id}
          value={String(chosenOf(column, row))}
          onChange={({ currentTarget }) => {
            const chosen = Number(currentTarget.value);
            onChange(column.categories.map((_, i) => [column.first + i, i === chosen ? 1 : 0]));
          }}
        >
          {column.categories.map((category, i) => (
            <option key={category} value={String(i)}>
              {category}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function chosenOf({ first, categories }: Extract<Column, { kind: "category" }>, row: Float32Array): number {
  let best = 0;
  categories.forEach((_, i) => {
    if (row[first + i] > row[first + best]) best = i;
  });
  return best;
}

/** The inputs "color=red", "color=blue" are one column. */
export function columnsOf(features: readonly string[]): Column[] {
  const columns: Column[] = [];
  features.forEach((feature, at) => {
    const split = feature.indexOf("=");
    const name = split < 0 ? feature : feature.slice(0, split);
    const last = columns.at(-1);
    if (split < 0) columns.push({ kind: "number", name, at });
    else if (last?.kind === "category" && last.name === name) {
      columns[columns.length - 1] = { ...last, categories: [...last.categories, feature.slice(split + 1)] };
    } else columns.push({ kind: "category", name, first: at, categories: [feature.slice(split + 1)] });
  });
  return columns;
}

/** Means of the numbers, and the most frequent category of each column of them. */
export function averageRow({ train, features }: Pick<Task, "train" | "features">): Float32Array {
  const { length } = features;
  const means = new Float64Array(length);
  for (let i = 0; i < train.inputs.length; i++) means[i % length] += train.inputs[i] / train.rows;
  const row = Float32Array.from(means);
  for (const column of columnsOf(features)) {
    if (column.kind === "number") continue;
    const chosen = chosenOf(column, row);
    column.categories.forEach((_, i) => (row[column.first + i] = i === chosen ? 1 : 0));
  }
  return row;
}
