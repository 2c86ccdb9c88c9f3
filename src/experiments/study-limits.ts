import { assertInteger, rangeError, show, typeError } from "../core/check";
import type { Check } from "../core/option-table";
import type { PopulationData, PopulationTask, RowNotes } from "../population/task";
import { PLAIN_TASK } from "./training-task";

/** Units of a layer in a study: populations are made for small networks, wider ones train faster one by one. */
export const LARGEST_WIDTH = 64;
/** Hidden layers of a study's networks. */
export const LARGEST_DEPTH = 32;

/** Samples that a study makes itself. */
export const MOST_SAMPLES = 65536;

/** A list of integers, one or more, from `min` to `max`. */
export function assertIntegers(who: string, name: string, values: unknown, min: number, max: number): void {
  if (!Array.isArray(values)) throw typeError(who, `${name} are ${show(values)}`, "pass an array of integers");
  if (values.length === 0) throw rangeError(who, `${name} are empty`, "pass at least one");
  Array.from<unknown>(values).forEach((value, i) => {
    assertInteger(who, `${name}[${i}]`, value, min, max);
  });
}

/** The check of an option that is such a list. */
export function integers(min: number, max: number): Check<readonly number[]> {
  return (who, name, values) => {
    assertIntegers(who, name, values, min, max);
  };
}

/** What tasks of Adam with its usual constants have in common. */
export function adamTask(
  { inputs, targets, labels }: PopulationData,
  architecture: readonly number[],
  notes: RowNotes,
) {
  return {
    ...PLAIN_TASK,
    ...{ inputs, targets, labels, architecture, notes },
    optimizer: { type: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    regularizeBiases: false,
    stopOnSuccess: true,
    checkpoints: [],
    precision: "strict",
  } as const satisfies Partial<PopulationTask>;
}
