import type { ProbeAnswer } from "../training/frame";
import type { Task } from "../training/messages";
import { shortNumber } from "../texts/numbers";

/** What the network says to one sample. */
export interface Answer {
  /** Name of the class, and how sure the network is; or the value of a regression. */
  readonly name: string;
  readonly probability?: number;
  readonly value: number;
  /** Standard deviation of the value, where the network learns it. */
  readonly deviation?: number;
}

/** The answer to a sample, if the frame has that of this very sample. */
export function answerOf(
  { classes }: Pick<Task, "classes">,
  probe: ProbeAnswer | undefined,
  sample: Float32Array,
): Answer | undefined {
  if (probe === undefined || !isEqual(probe.sample, sample)) return undefined;
  const outputs = probe.activations[probe.activations.length - 1];
  if (classes === undefined) return { name: "", value: outputs[0], deviation: outputs.at(1) };
  if (outputs.length === 1) {
    const label = outputs[0] >= 0.5 ? 1 : 0;
    return { name: classes[label], probability: label === 1 ? outputs[0] : 1 - outputs[0], value: label };
  }
  let best = 0;
  outputs.forEach((output, i) => {
    if (output > outputs[best]) best = i;
  });
  return { name: classes[best], probability: outputs[best], value: best };
}

/** A value with its deviation, as it is read: "12.3 ± 0.8". */
export function valueText({ value, deviation }: Pick<Answer, "value" | "deviation">): string {
  return deviation === undefined ? shortNumber(value) : `${shortNumber(value)} ± ${shortNumber(deviation)}`;
}

function isEqual(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
