/** What networks of values answer, in the unit of the data. */
import type { Matrix } from "wasm-mlp";
import type { StandardScaler } from "wasm-mlp/datasets";
import { valueHead, type ValueHead } from "wasm-mlp/extras/value-head";
import type { Settings } from "../settings/settings";

/** What the outputs of a network of values stand for. */
export function headOf({ valueLoss, level }: Settings): ValueHead {
  return valueHead(valueLoss, [level]);
}

/** One for each sample. */
export interface ValueAnswers {
  readonly values: Float32Array;
  /** Standard deviations, where the network learns them. */
  readonly deviations?: Float32Array;
}

/** @param targetScaler - That of the targets, if they are scaled. */
export function valueAnswers(settings: Settings, outputs: Matrix, targetScaler?: StandardScaler): ValueAnswers {
  const head = headOf(settings);
  const { values, deviations } = head.predicted([outputs], [1]);
  const unit = targetScaler?.deviation[0] ?? 1;
  const answers = { values: (targetScaler?.inverseTransform(values) ?? values).data };
  if (deviations === undefined || head.width === 1) return answers;
  return { ...answers, deviations: deviations.data.map((deviation) => unit * deviation) };
}
