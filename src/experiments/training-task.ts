import type { PopulationTask } from "../population/task";
import type { StudyData } from "./study-data";
import type { PartShape } from "./study-definition";
import type { TrainingSettings } from "./study-options";

/** What is the same for tasks that ask for nothing special. */
export const PLAIN_TASK = {
  biases: true,
  lossFactor: 1,
  stopWhenDead: false,
  test: undefined,
  batchSize: undefined,
} as const;

/** The task of a study that trains on data of its caller. */
export function trainingTask(
  settings: TrainingSettings,
  { inputs, targets, labels, test }: StudyData,
  { notes }: PartShape,
  checkpoints: readonly number[],
): PopulationTask {
  const { architecture, activation, outputActivation, initializer, loss, reduction, optimizer } = settings;
  const { lossThreshold, regularize, stopOnSuccess, precision, batchSize } = settings;
  return {
    ...PLAIN_TASK,
    ...{ architecture, activation, outputActivation, initializer, loss, reduction, optimizer },
    regularizeBiases: regularize === "all",
    success: lossThreshold === null ? { type: "allRight" } : { type: "lossBelow", threshold: lossThreshold },
    ...{ stopOnSuccess, checkpoints, notes, precision, inputs, targets, labels },
    ...{ batchSize: batchSize ?? undefined, test },
  };
}
