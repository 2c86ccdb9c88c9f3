import { FIELDS } from "../settings/fields";
import { texts } from "../texts/index";
import { useLocked } from "./controls";
import { usePlayground } from "./playground";

const { max: MAX_NEURONS, maxLength: MAX_LAYERS } = FIELDS.hidden;

/** Adds and removes hidden layers and their neurons. */
export function LayersEditor() {
  const playground = usePlayground();
  const t = texts.value.network;
  const { hidden } = playground.settings;
  const isLocked = useLocked("hidden");
  if (playground.store.view.value.hide.includes("hidden")) return null;
  const set = (layer: number, neurons: number) => {
    const count = Math.max(1, Math.min(MAX_NEURONS, neurons));
    playground.change({ hidden: hidden.map((each, i) => (i === layer ? count : each)) });
  };
  return (
    <div class="layers" role="group" aria-label={t.layers}>
      {hidden.map((neurons, layer) => (
        <div class="layer" key={layer}>
          <button
            type="button"
            class="quiet"
            aria-label={t.fewerNeurons(layer + 1)}
            disabled={isLocked}
            onClick={() => {
              set(layer, neurons - 1);
            }}
          >
            −
          </button>
          <input
            type="text"
            inputmode="numeric"
            autocomplete="off"
            value={neurons}
            disabled={isLocked}
            aria-label={t.neuronsOf(layer + 1)}
            onChange={({ currentTarget }) => {
              const count = Math.round(Number(currentTarget.value));
              set(layer, count > 0 ? count : neurons);
              currentTarget.value = String(playground.settings.hidden[layer]);
            }}
          />
          <button
            type="button"
            class="quiet"
            aria-label={t.moreNeurons(layer + 1)}
            disabled={isLocked}
            onClick={() => {
              set(layer, neurons + 1);
            }}
          >
            +
          </button>
          <button
            type="button"
            class="quiet remove"
            aria-label={t.removeLayer(layer + 1)}
            disabled={isLocked}
            onClick={({ currentTarget }) => {
              currentTarget.closest(".layers")?.querySelector<HTMLElement>(".add")?.focus();
              playground.change({ hidden: hidden.filter((_, i) => i !== layer) });
            }}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        class="add"
        aria-label={t.addLayer}
        disabled={isLocked || hidden.length >= MAX_LAYERS}
        onClick={() => {
          playground.change({ hidden: [...hidden, hidden.at(-1) ?? 8] });
        }}
      >
        + {t.layer}
      </button>
    </div>
  );
}
