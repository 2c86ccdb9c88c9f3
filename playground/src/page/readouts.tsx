import { texts } from "../texts/index";
import { exponentNumber, fixedNumber, percentText, shortNumber } from "../texts/numbers";
import { usePlayground } from "./playground";

/** Epoch, losses and accuracy, to be read across a room. */
export function Readouts() {
  const { run } = usePlayground();
  const t = texts.value.run;
  const frame = run.frame.value;
  const { position, latest, epochsPerSecond = 0 } = frame ?? {};
  const batches = run.task.value?.batchesPerEpoch ?? 1;
  const accuracy = latest?.validationAccuracy ?? NaN;
  const small =
    position !== undefined && position.batch > 0
      ? t.batchOf(position.batch, batches)
      : epochsPerSecond > 0
        ? t.epochsPerSecond(shortNumber(Math.round(epochsPerSecond)))
        : "";
  return (
    <dl class="readouts">
      <Readout id="epoch" name={t.epoch} value={String(position?.epoch ?? "–")} small={small} />
      <Readout id="loss" name={t.trainingLoss} value={lossText(latest?.loss)} />
      <Readout id="validation" name={t.validationLoss} value={lossText(latest?.validationLoss)} />
      {run.task.value?.classes !== undefined && (
        <Readout
          id="accuracy"
          name={t.validationAccuracy}
          value={Number.isNaN(accuracy) ? "–" : percentText(accuracy, 1)}
        />
      )}
    </dl>
  );
}

function Readout({ id, name, value, small = "" }: { id: string; name: string; value: string; small?: string }) {
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

export function lossText(loss: number | undefined): string {
  if (loss === undefined || !Number.isFinite(loss)) return "–";
  if (loss >= 1e6) return shortNumber(loss);
  return loss < 1e-3 && loss > 0 ? exponentNumber(loss) : fixedNumber(loss, loss < 10 ? 3 : loss < 1000 ? 1 : 0);
}
