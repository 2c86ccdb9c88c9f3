import { FIELDS } from "../settings/fields";
import { changed, type Settings } from "../settings/settings";
import { button, element } from "./element";
import type { Store } from "./store";

const { max: MAX_NEURONS, maxLength: MAX_LAYERS } = FIELDS.hidden;

/** Adds and removes hidden layers and their neurons. */
export function layersEditor(store: Store<Settings>): HTMLElement {
  const node = element("div", { class: "layers", role: "group", "aria-label": "Hidden layers" });
  const set = (hidden: readonly number[]) => {
    const focused = document.activeElement?.getAttribute("data-key");
    store.set(changed(store.value, { hidden }));
    node.querySelector<HTMLElement>(`[data-key="${focused ?? ""}"]`)?.focus();
  };
  store.follow(({ hidden }) => {
    const with_ = (layer: number, neurons: number) => {
      set(hidden.map((count, i) => (i === layer ? Math.max(1, Math.min(MAX_NEURONS, neurons)) : count)));
    };
    const layers = hidden.map((neurons, layer) =>
      layerControl(neurons, layer, with_, () => {
        set(hidden.filter((_, i) => i !== layer));
      }),
    );
    const add = button(
      "+ Layer",
      () => {
        set([...hidden, hidden.at(-1) ?? 8]);
      },
      { disabled: hidden.length >= MAX_LAYERS, "data-key": "add" },
    );
    node.replaceChildren(...layers, add);
  });
  return node;
}

function layerControl(
  neurons: number,
  layer: number,
  set: (layer: number, neurons: number) => void,
  remove: () => void,
): HTMLElement {
  const name = `hidden layer ${layer + 1}`;
  const input = element("input", {
    type: "number",
    min: 1,
    max: MAX_NEURONS,
    value: neurons,
    "aria-label": `Neurons of ${name}`,
    "data-key": `count-${layer}`,
  });
  input.addEventListener("change", () => {
    set(layer, Math.round(Number(input.value)) || neurons);
  });
  const step = (change: number, text: string, word: string) =>
    button(
      text,
      () => {
        set(layer, neurons + change);
      },
      { "aria-label": `${word} a neuron, ${name}`, "data-key": `${text}-${layer}`, class: "quiet" },
    );
  const drop = button("×", remove, { "aria-label": `Remove ${name}`, class: "quiet remove", "data-key": `x-${layer}` });
  return element("div", { class: "layer" }, step(-1, "−", "Remove"), input, step(1, "+", "Add"), drop);
}
