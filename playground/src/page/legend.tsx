import type { Signal } from "@preact/signals";
import { valueRange } from "../figures/regions";
import { texts } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import type { Task } from "../training/messages";
import { usePlayground } from "./playground";

interface LegendProps {
  readonly showsSamples: Signal<boolean>;
  readonly isDiscrete: Signal<boolean>;
}

/** What the colors and marks of the plane mean. */
export function Legend({ showsSamples, isDiscrete }: LegendProps) {
  const { run } = usePlayground();
  const t = texts.value.output;
  const { value: task } = run.task;
  if (task === undefined) return null;
  const isNeuron = run.selected.value !== undefined;
  return (
    <div class="legend" role="group" aria-label={t.legend}>
      {isNeuron ? (
        <>
          <span>
            <i class="swatch positive" /> {t.positive}
          </span>
          <span>
            <i class="swatch negative" /> {t.negative}
          </span>
        </>
      ) : (
        task.classes?.map((name, i) => (
          <span key={name}>
            <i class={`swatch class-${i}`} /> {name}
          </span>
        ))
      )}
      {!isNeuron && task.classes === undefined && task.features.length > 1 && <ValueScale task={task} />}
      {!isNeuron && task.classes !== undefined && <span class="hint">{t.unsure}</span>}
      <span>
        <i class="dot" /> {t.trainingPoint}
      </span>
      <span>
        <i class="diamond" /> {t.validationPoint}
      </span>
      <Switch label={t.showSamples} value={showsSamples} />
      {!isNeuron && task.classes !== undefined && task.features.length > 1 && (
        <Switch label={t.discrete} value={isDiscrete} />
      )}
    </div>
  );
}

/** From the lowest value to the highest. */
function ValueScale({ task }: { task: Task }) {
  const [low, high] = valueRange(task);
  return (
    <span>
      {shortNumber(low)} <i class="shades" /> {shortNumber(high)}
    </span>
  );
}

function Switch({ label, value }: { label: string; value: Signal<boolean> }) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={value.value}
        onChange={({ currentTarget }) => (value.value = currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
