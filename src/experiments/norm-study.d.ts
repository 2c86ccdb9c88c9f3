import type { Matrix } from "../core/matrix";
import type { ResultColumns } from "../population/result-row";
import { type RunOptions, type TrainingOptions } from "./study-options";
import { type StudyPlan } from "./study-plan";
import type { StudySettings } from "./study-settings";
import type { StudyProgress } from "./study-progress";
/** Options of `normStudy`. At most one of `learningRate`, `epochs` and `l2` is a list. */
export interface NormStudyOptions extends TrainingOptions, RunOptions<StudyProgress<NormStudy[]>> {
  /** Networks to train, 1 or more. Default 2048. */
  readonly networks?: number;
  /** Above 0; a list gives a study for each. Default 0.025. */
  readonly learningRate?: number | readonly number[];
  /** Most epochs of a network, 0 or more; a list gives a study for each. Default 400. */
  readonly epochs?: number | readonly number[];
  /** L2 term: this times the parameter is added to its gradient. 0 or more; a list gives a study for each. Default 0. */
  readonly l2?: number | readonly number[];
  /** Norms are also kept at the start and every so many epochs. Default: they are not. */
  readonly trace?: number;
}
/** L2 norms of many networks, one number a network. */
export interface StudyNorms {
  readonly total: Float64Array;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  readonly layers: readonly {
    readonly weights: Float64Array;
    readonly biases: Float64Array;
  }[];
}
/** Norms over the epochs: a row a network, a column for each of `epochs`; a network that has stopped keeps its last norms. */
export interface NormTrace {
  readonly epochs: readonly number[];
  readonly total: Matrix;
  readonly weights: Matrix;
  readonly biases: Matrix;
}
/** What `normStudy` returns: plain data, one number a network in each list. */
export interface NormStudy {
  readonly kind: "normStudy";
  /** Everything needed to repeat it, but for the data. */
  readonly settings: StudySettings;
  readonly learningRate: number;
  readonly epochs: number;
  readonly l2: number;
  /** 1 where the network came to succeed within its epochs. */
  readonly success: Uint8Array;
  /** Epochs trained. */
  readonly stopEpoch: Int32Array;
  /** Loss at the end; NaN or infinite where training diverged. */
  readonly loss: Float64Array;
  /** Share of samples classified right at the end; NaN for targets that are no classes. */
  readonly accuracy: Float64Array;
  readonly initialNorms: StudyNorms;
  readonly finalNorms: StudyNorms;
  readonly trace?: NormTrace;
}
/** One study, or one for each value of a list. */
export type NormStudyResult<Options> = Options extends
  | {
      readonly learningRate: readonly number[];
    }
  | {
      readonly epochs: readonly number[];
    }
  | {
      readonly l2: readonly number[];
    }
  ? NormStudy[]
  : NormStudy;
/**
 * Trains many networks of one architecture from different initial weights and notes their
 * L2 norms before and after, which of them succeed, and when.
 *
 * Network i of a study begins with the weights of seed `networkSeed(seed, i)`. Studies of a
 * list train the same networks with different settings.
 *
 * @example
 * ```ts
 * const study = await normStudy({ architecture: [2, 3, 2, 1], dataset, networks: 2048, learningRate: 0.025, epochs: 400, l2: 0.02 });
 * study.finalNorms.weights; // Float64Array(2048)
 * ```
 * @throws (rejects) TypeError, RangeError for options or data that are not valid; the
 *   signal's reason when aborted.
 */
export declare function normStudy<const Options extends NormStudyOptions>(
  options: Options,
): Promise<NormStudyResult<Options>>;
/**
 * The plan of a norm study, for computing it in pieces.
 *
 * @throws TypeError, RangeError for options or data that are not valid.
 */
export declare function planNormStudy(options: NormStudyOptions): StudyPlan;
/** Puts the rows of networks that are done together, study by study. */
export declare function assembleNormStudies(
  settings: StudySettings,
  columns: ResultColumns,
  rows: readonly (Float64Array | undefined)[],
): NormStudy[];
