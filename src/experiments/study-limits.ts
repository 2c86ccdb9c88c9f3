import type { PopulationData, PopulationTask, RowNotes } from "../population/task";
import { PLAIN_TASK } from "./training-task";

/** Units of a layer in a study: populations are made for small networks, wider ones train faster one by one. */
export const LARGEST_WIDTH = 64;
/** Hidden layers of a study's networks. */
export const LARGEST_DEPTH = 32;

/** Samples that a study makes itself. */
export const MOST_SAMPLES = 65536;

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
