import type { Member, PopulationTask } from "../population/task";
import type { Dataset } from "../data/dataset";
import type { DatasetIdentity } from "../data/identity";
import type { StudyData } from "./study-data";

/** What a population's rows look like, and how many there are. */
export interface PartShape extends Pick<PopulationTask, "architecture" | "notes"> {
  /** How many checkpoints; they are made when the results are known to fit into memory. */
  readonly checkpoints: { readonly length: number };
  /** Number of networks of the part. */
  readonly count: number;
}

/** Networks of a study that share a task. */
export interface StudyPart {
  /** What its networks share: architecture, data, loss, optimizer, and what is noted of them. */
  readonly task: PopulationTask;
  /** Network `index` of the part, from 0. */
  member(index: number): Member;
}

/** Results by network; undefined where there is none yet. */
export type Rows = readonly (Float64Array | undefined)[];

/** What results name beside the settings: the data by size and fingerprint, `null` where settings fix them, and the library's version. */
export type Recorded<Settings> = Settings & {
  /** Size and fingerprint of the data; `null` where the settings alone fix them. */
  readonly dataset: DatasetIdentity | null;
  /** Version of the library that computes. */
  readonly version: string;
};

/** One kind of study: all that is its own. How it is computed is the same for all. */
export interface StudyDefinition<Settings extends { readonly kind: string }, Result extends object> {
  readonly kind: Settings["kind"];
  /** Settings as a file has them, checked again. @throws TypeError, RangeError */
  recheck(settings: Settings): Settings;
  /** Shapes of the parts: networks are numbered part by part. */
  shapes(settings: Settings): readonly PartShape[];
  /** The parts, as many as shapes. */
  parts(settings: Settings, data: StudyData | undefined): readonly StudyPart[];
  /** Makes a result of the rows that are there. */
  assemble(settings: Recorded<Settings>, rows: Rows): Result;
  /** Data of a caller in the form of populations; absent where settings fix the data. */
  dataOf?(dataset: Dataset, settings: Settings): StudyData;
  /** Data that are taken where a caller gives none. */
  defaultDataset?(): Dataset;
  /** Number of the network at a place of the result; the same where it is absent. */
  place?(settings: Settings, index: number): number;
}
