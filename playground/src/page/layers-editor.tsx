import { FIELDS } from "../settings/fields";
import { texts } from "../texts/index";
import { numberText, typedNumber } from "../texts/numbers";
import { useLocked } from "./controls/use-setting";
import { usePlayground } from "./playground";

const { max: MAX_NEURONS, maxLength: MAX_LAYERS } = FIELDS.hidden;

/** Adds and removes hidden layers and their neurons. */
export function LayersEditor() {
  const playground = usePlayground();
  const t = texts.value.network;
  const { hidden } = playground.settings;
  const isLocked = useLocked("hidden");
  if (playground.store.view.value.hide.includes("hidden")) return null;
  return (
    <div class="layers" role="group" aria-label={t.layers}>
      {hidden.map((_, layer) => (
        <LayerEditor key={layer} layer={layer} isLocked={isLocked} />
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

interface LayerProps {
  /** Place among the hidden layers, from 0. */
  readonly layer: number;
  readonly isLocked: boolean;
}

/** The neurons of a layer: fewer, a number, more; and the button that removes it. */
function LayerEditor({ layer, isLocked }: LayerProps) {
  const playground = usePlayground();
  const { notices } = playground;
  const t = texts.value.network;
  const { hidden } = playground.settings;
  const neurons = hidden[layer];
  const setBy = (count: number) => () => {
    const allowed = Math.max(1, Math.min(MAX_NEURONS, count));
    playground.change({ hidden: hidden.map((each, i) => (i === layer ? allowed : each)) });
  };
  return (
    <div class="layer">
      <Button sign="−" label={t.fewerNeurons(layer + 1)} isLocked={isLocked} onPress={setBy(neurons - 1)} />
      <input
        type="text"
        inputmode="numeric"
        autocomplete="off"
        value={neurons}
        disabled={isLocked}
        aria-label={t.neuronsOf(layer + 1)}
        onChange={({ currentTarget }) => {
          const count = Number(typedNumber(currentTarget.value, true) || NaN);
          if (Number.isInteger(count) && count >= 1 && count <= MAX_NEURONS) setBy(count)();
          else notices.warn("range", () => outOfRange(layer));
          currentTarget.value = String(playground.settings.hidden[layer]);
        }}
      />
      <Button sign="+" label={t.moreNeurons(layer + 1)} isLocked={isLocked} onPress={setBy(neurons + 1)} />
      <Button
        sign="×"
        class="remove"
        label={t.removeLayer(layer + 1)}
        isLocked={isLocked}
        onPress={(button) => {
          button.closest(".layers")?.querySelector<HTMLElement>(".add")?.focus();
          playground.change({ hidden: hidden.filter((_, i) => i !== layer) });
        }}
      />
    </div>
  );
}

/** Which numbers of neurons a layer takes, in words. */
function outOfRange(layer: number): string {
  const { network, notices } = texts.value;
  return notices.range(network.neuronsOf(layer + 1), "1", numberText(MAX_NEURONS));
}

interface ButtonProps {
  readonly sign: string;
  readonly label: string;
  readonly class?: string;
  readonly isLocked: boolean;
  readonly onPress: (button: HTMLElement) => void;
}

function Button({ sign, label, class: more = "", isLocked, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      class={`quiet ${more}`}
      aria-label={label}
      disabled={isLocked}
      onClick={({ currentTarget }) => {
        onPress(currentTarget);
      }}
    >
      {sign}
    </button>
  );
}
