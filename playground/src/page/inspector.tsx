import { texts } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import type { Focus } from "../training/frame";
import type { Task } from "../training/messages";
import { neuronName } from "./neuron-name";
import { usePlayground } from "./playground";

/** Weights that are listed at most. */
const MOST = 12;
/** Terms of the formula. */
const TERMS = 3;

/** The neuron that was chosen: its formula, its weights to change and to freeze. */
export function Inspector() {
  const { run } = usePlayground();
  const { value: task } = run.task;
  const focus = run.frame.value?.focus;
  if (task === undefined || focus === undefined || run.selected.value === undefined) return null;
  const t = texts.value.network;
  const isOutput = focus.layer === task.sizes.length - 2;
  return (
    <div class="inspector" role="group" aria-label={neuronName(task, focus)}>
      <div class="head">
        <h3>{neuronName(task, focus)}</h3>
        <button
          type="button"
          onClick={() => {
            document.querySelector<HTMLElement>(".diagram canvas")?.focus();
            run.select(undefined);
          }}
        >
          {t.close}
        </button>
      </div>
      <p class="formula">{formulaOf(task, focus)}</p>
      <Weights task={task} focus={focus} />
      {!isOutput && (
        <label class="switch">
          <input
            id="switch-off"
            type="checkbox"
            checked={focus.isOff}
            onChange={({ currentTarget }) => {
              run.send({ type: "switchOff", place: placeOf(focus), isOff: currentTarget.checked });
            }}
          />
          <span>{t.off}</span>
        </label>
      )}
    </div>
  );
}

function placeOf({ layer, neuron }: Focus) {
  return { layer, neuron };
}

/** "tanh(0.5 · x − 1.2 · y + 0.3)", the strongest terms first. */
function formulaOf(task: Task, { layer, incoming }: Focus): string {
  const names = sourcesOf(task, layer);
  const order = strongest(incoming);
  const terms = order.slice(0, TERMS).map((from) => `${signed(incoming[from])} · ${names[from]}`);
  if (order.length > TERMS) terms.push("+ …");
  const sum = [...terms, signed(incoming[incoming.length - 1])].join(" ").replace(/^\+ /, "").replace(/^− /, "−");
  const isOutput = layer === task.sizes.length - 2;
  const { activation } = texts.value.choices;
  const { settings } = usePlayground();
  const outputName = task.classes === undefined ? "" : task.sizes.at(-1) === 1 ? activation.sigmoid : "Softmax";
  const name = isOutput ? outputName : settings.activation === "none" ? "" : activation[settings.activation];
  return name === "" ? sum : `${name}(${sum})`;
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"} ${shortNumber(Math.abs(value))}`;
}

/** Inputs of a neuron, the largest weight first; its bias is not one. */
function strongest(incoming: Float32Array): number[] {
  const order = Array.from({ length: incoming.length - 1 }, (_, i) => i);
  return order.sort((a, b) => Math.abs(incoming[b]) - Math.abs(incoming[a]));
}

function sourcesOf({ inputs, sizes }: Task, layer: number): string[] {
  if (layer === 0) return [...inputs];
  return Array.from({ length: sizes[layer] }, (_, i) => `a${subscript(i + 1)}`);
}

function subscript(value: number): string {
  return String(value).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]);
}

function Weights({ task, focus }: { task: Task; focus: Focus }) {
  const t = texts.value.network;
  const names = sourcesOf(task, focus.layer);
  const bias = focus.incoming.length - 1;
  const isLong = bias > MOST;
  const shown = isLong ? strongest(focus.incoming).slice(0, MOST) : names.map((_, i) => i);
  return (
    <>
      {isLong && <p class="hint">{t.strongest}</p>}
      <table class="weights">
        <tbody>
          {[...shown, bias].map((from) => (
            <WeightRow
              key={from}
              focus={focus}
              from={from}
              name={from === bias ? t.bias : names[from]}
              isBias={from === bias}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface WeightRowProps {
  readonly focus: Focus;
  readonly from: number;
  readonly name: string;
  readonly isBias: boolean;
}

function WeightRow({ focus, from, name, isBias }: WeightRowProps) {
  const { run } = usePlayground();
  const t = texts.value.network;
  const value = focus.incoming[from];
  const place = { ...placeOf(focus), from: isBias ? -1 : from };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <input
          type="range"
          min={-4}
          max={4}
          step={0.01}
          value={value}
          aria-label={isBias ? t.bias : t.weightFrom(name)}
          onInput={({ currentTarget }) => {
            run.send({ type: "weight", place, value: currentTarget.valueAsNumber });
          }}
        />
      </td>
      <td class="number">{shortNumber(value)}</td>
      <td>
        <label class="switch">
          <input
            type="checkbox"
            checked={focus.frozen.includes(from)}
            aria-label={t.freezeWeight(name)}
            onChange={({ currentTarget }) => {
              run.send({ type: "freeze", place, isFrozen: currentTarget.checked });
            }}
          />
          <span aria-hidden="true">{t.freeze}</span>
        </label>
      </td>
    </tr>
  );
}
