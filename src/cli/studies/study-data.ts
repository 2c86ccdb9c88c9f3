import { Option, type Command } from "commander";
import {
  checkerboard,
  circles,
  moons,
  rings,
  spiral,
  twoSpirals,
  wave,
  xor,
  zones,
  type ClassificationDataset,
} from "../../datasets/index";
import { rangeError, show } from "../../core/check";
import { lookUp } from "../../core/look-up";
import { integer, nonNegative } from "../options/numbers";

/** Which points the networks of a study learn. */
export interface StudyDataOptions {
  readonly dataset: string;
  readonly samples: number;
  readonly noise?: number;
  readonly dataSeed: number;
}

interface Sampling {
  readonly samples: number;
  readonly noise?: number;
  readonly seed: number;
}

/** Points in the plane by name. */
const DATASETS: Readonly<Record<string, (sampling: Sampling) => ClassificationDataset>> = {
  circles: (sampling) => circles({ noise: 0.1, factor: 0.2, ...sampling }),
  moons,
  xor,
  twoSpirals,
  checkerboard,
  wave,
  spiral,
  rings,
  zones,
};

export function addDataOptions(command: Command): Command {
  return command
    .addOption(new Option("--dataset <name>", "points to learn").choices(Object.keys(DATASETS)).default("circles"))
    .addOption(new Option("--samples <count>", "of the points").argParser(integer(2)).default(128))
    .addOption(new Option("--noise <deviation>", "of the points (default: the data set's)").argParser(nonNegative))
    .addOption(new Option("--data-seed <number>", "fixes the points").argParser(integer(0)).default(1));
}

/** Further points of the same kind, which nothing is learned from. */
export function otherData(options: StudyDataOptions, samples: number): ClassificationDataset {
  return studyData({ ...options, samples, dataSeed: options.dataSeed + 1 });
}

export function studyData({ dataset, samples, noise, dataSeed }: StudyDataOptions): ClassificationDataset {
  // From the command line it is one of the choices; a job of a queue may name anything.
  const make = lookUp(DATASETS, dataset);
  if (make === undefined) {
    throw rangeError(
      "study",
      `data set ${show(dataset)} is unknown`,
      `choose one of ${Object.keys(DATASETS).join(", ")}`,
    );
  }
  return make({ samples, seed: dataSeed, ...(noise !== undefined && { noise }) });
}
