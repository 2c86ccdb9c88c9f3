/** Form controls, one for each kind of setting. */
import { parse, show } from "../settings/address";
import { FIELDS, type Field, type FieldName } from "../settings/fields";
import { changed, SETS, type Settings } from "../settings/settings";
import { element } from "./element";
import { notify } from "./notices";
import type { Store } from "./store";

/** Settings that are chosen from usual values. */
const USUAL: Readonly<Partial<Record<FieldName, readonly number[]>>> = {
  learningRate: [0.00001, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  batchSize: [1, 2, 4, 8, 16, 32, 64, 128, 256, 0],
  l2: [0, 0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 1],
  clipNorm: [0, 0.1, 0.5, 1, 2, 5, 10],
};

const WORDS: Readonly<Partial<Record<FieldName, string>>> = { batchSize: "All", l2: "None", clipNorm: "None" };

/** Settings with a slider. */
const SLIDERS: readonly FieldName[] = ["noise", "turns", "factor", "frequency", "classes", "validation", "dropout"];

/** A labelled control for a setting, following the store both ways. */
export function control(name: FieldName, store: Store<Settings>): HTMLElement {
  const field: Field = FIELDS[name];
  if (field.kind === "switch") return switchControl(name, field.label, field.meaning, store);
  if (field.kind === "choice") return selectControl(name, Object.entries(field.choices), store);
  const usual = USUAL[name];
  if (usual !== undefined) return usualControl(name, usual, store);
  return SLIDERS.includes(name) ? sliderControl(name, store) : textControl(name, store);
}

function labelled(name: FieldName, input: HTMLElement, ...more: HTMLElement[]): HTMLElement {
  const { label, meaning } = FIELDS[name];
  input.title = meaning;
  input.id = `setting-${name}`;
  const text = element("span", { class: "label" }, label);
  return element("label", { class: `field field-${name}`, for: input.id }, text, input, ...more);
}

function change(name: FieldName, value: unknown, store: Store<Settings>): void {
  store.set(changed(store.value, { [name]: value }));
}

function switchControl(name: FieldName, label: string, meaning: string, store: Store<Settings>): HTMLElement {
  const input = element("input", { type: "checkbox", id: `setting-${name}` });
  input.addEventListener("change", () => {
    change(name, input.checked, store);
  });
  store.follow((settings) => (input.checked = settings[name] as boolean));
  return element("label", { class: "field switch", title: meaning }, input, element("span", {}, label));
}

function selectControl(
  name: FieldName,
  choices: readonly (readonly [string, string])[],
  store: Store<Settings>,
): HTMLElement {
  const options = choices.map(([value, text]) => element("option", { value }, text));
  const select = element("select", {}, ...options);
  select.addEventListener("change", () => {
    change(name, select.value, store);
  });
  store.follow((settings) => (select.value = String(settings[name])));
  return labelled(name, select);
}

function usualControl(name: FieldName, values: readonly number[], store: Store<Settings>): HTMLElement {
  const select = element("select");
  select.addEventListener("change", () => {
    change(name, Number(select.value), store);
  });
  store.follow((settings) => {
    const current = settings[name] as number;
    const all = values.includes(current) ? values : [...values, current].sort((a, b) => a - b);
    const options = all.map((value) => {
      const text = value === 0 ? WORDS[name] : undefined;
      return element("option", { value }, text ?? String(Number(value.toPrecision(4))));
    });
    select.replaceChildren(...options);
    select.value = String(current);
  });
  return labelled(name, select);
}

function sliderControl(name: FieldName, store: Store<Settings>): HTMLElement {
  const { min, max, step } = FIELDS[name] as Extract<Field, { kind: "number" }>;
  const input = element("input", { type: "range", min, step });
  const output = element("output", { for: `setting-${name}` });
  input.addEventListener("input", () => (output.textContent = input.value));
  input.addEventListener("change", () => {
    change(name, Number(input.value), store);
  });
  store.follow((settings) => {
    const value = settings[name] as number;
    const end = name === "noise" ? SETS[settings.set].noiseMax : max;
    input.max = String(Math.max(end, value));
    input.step = String(end > 10 ? 1 : step);
    input.value = String(value);
    output.textContent = String(value);
  });
  const node = labelled(name, input, output);
  node.classList.add("slider");
  return node;
}

function textControl(name: FieldName, store: Store<Settings>): HTMLElement {
  const field: Field = FIELDS[name];
  const isNumber = field.kind === "number";
  const range = isNumber ? { min: field.min, max: field.max, step: field.step } : {};
  const input = element("input", {
    type: isNumber ? "number" : "text",
    inputmode: isNumber ? "numeric" : "text",
    ...range,
  });
  input.addEventListener("change", () => {
    const value = parse(field, input.value.replaceAll(" ", ""));
    if (value === undefined) notify(`${field.label}: ${rangeOf(field)}.`, "error");
    else change(name, value, store);
    input.value = show(store.value[name]);
  });
  store.follow((settings) => (input.value = show(settings[name])));
  return labelled(name, input);
}

function rangeOf(field: Field): string {
  if (field.kind === "number") return `a number from ${field.min} to ${field.max} is needed`;
  if (field.kind !== "list") return "another value is needed";
  return `${field.minLength} to ${field.maxLength} numbers from ${field.min} to ${field.max} with commas are needed`;
}
