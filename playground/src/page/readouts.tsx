import { useComputed, type ReadonlySignal } from "@preact/signals";
import { texts } from "../texts/index";
import { exponentNumber, fixedNumber, percentText, shortNumber } from "../texts/numbers";
import { usePlayground } from "./playground";
import type { RunStore } from "./run-store";

/** Epoch, losses and accuracy, to be read across a room. Each picture of the network changes the texts alone. */
export function Readouts() {
  const { run } = usePlayground();
  const t = texts.value.run;
  const { epoch, accuracy } = useRunTexts(run);
  const loss = useComputed(() => lossText(run.frame.value?.latest.loss));
  const validation = useComputed(() => lossText(run.frame.value?.latest.validationLoss));
  const progress = useComputed(() => progressText(run));
  return (
    <dl class="readouts">
      <Readout id="epoch" name={t.epoch} value={epoch} small={progress} />
      <Readout id="loss" name={t.trainingLoss} value={loss} />
      <Readout id="validation" name={t.validationLoss} value={validation} />
      {run.task.value?.classes !== undefined && <Readout id="accuracy" name={t.validationAccuracy} value={accuracy} />}
    </dl>
  );
}

interface ReadoutProps {
  readonly id: string;
  readonly name: string;
  readonly value: ReadonlySignal<string>;
  readonly small?: ReadonlySignal<string>;
}

function Readout({ id, name, value, small }: ReadoutProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span id={`read-${id}`}>{value}</span>
        <small>{small}</small>
      </dd>
    </div>
  );
}

/** Epoch and accuracy of what is shown, which change with each picture. */
export function useRunTexts(run: RunStore) {
  const epoch = useComputed(() => String(run.frame.value?.position.epoch ?? "–"));
  const accuracy = useComputed(() => {
    const value = run.frame.value?.latest.validationAccuracy ?? NaN;
    return Number.isNaN(value) ? "–" : percentText(value, 1);
  });
  return { epoch, accuracy };
}

/** The batch within an epoch, or how fast training goes. */
function progressText({ frame, task }: RunStore): string {
  const t = texts.value.run;
  const { position, epochsPerSecond = 0 } = frame.value ?? {};
  if (position !== undefined && position.batch > 0) return t.batchOf(position.batch, task.value?.batchesPerEpoch ?? 1);
  return epochsPerSecond > 0 ? t.epochsPerSecond(shortNumber(Math.round(epochsPerSecond))) : "";
}

export function lossText(loss: number | undefined): string {
  if (loss === undefined || !Number.isFinite(loss)) return "–";
  if (loss >= 1e6) return shortNumber(loss);
  return loss < 1e-3 && loss > 0 ? exponentNumber(loss) : fixedNumber(loss, loss < 10 ? 3 : loss < 1000 ? 1 : 0);
}
