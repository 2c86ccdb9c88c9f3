import type { PopulationTask } from "../population/task";
import { type Dataset } from "../training/dataset";
import type { TrainingSettings } from "./study-options";
/** The data of a study by size and fingerprint: enough to know them again. */
export interface DatasetIdentity {
  readonly samples: number;
  readonly features: number;
  /** 16 hexadecimal digits over inputs and targets. */
  readonly hash: string;
}
/** Data in the form that populations take. */
export type StudyData = Pick<PopulationTask, "inputs" | "targets" | "labels"> & {
  readonly identity: DatasetIdentity;
};
/**
 * Checks a data set against the settings and brings it into the form that populations take.
 *
 * @throws TypeError, RangeError for data that do not fit the architecture or the loss.
 */
export declare function completeData(who: string, dataset: Dataset, settings: TrainingSettings): StudyData;
