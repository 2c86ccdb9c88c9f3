import { type Initializer } from "../layers/initializers";
import type { LossName, Reduction } from "../losses/loss";
import type { PopulationActivation, PopulationOptimizer } from "../population/task";
import type { Dataset } from "../training/dataset";
import { type Precision } from "../wasm/engine";
/** How the parameters of a study's networks follow the gradient. */
export type StudyOptimizer =
  | "sgd"
  | "momentum"
  | "adam"
  | {
      readonly type: "sgd";
    }
  | {
      readonly type: "momentum";
      readonly momentum?: number;
    }
  | {
      readonly type: "adam";
      readonly beta1?: number;
      readonly beta2?: number;
      readonly epsilon?: number;
    };
/** What is the same for all networks of a study. */
export interface TrainingOptions {
  /** Widths, inputs first, as in `[2, 3, 2, 1]`. */
  readonly architecture: readonly number[];
  /** Data that every network learns, all samples in each update. */
  readonly dataset: Dataset;
  /** After each hidden layer. Default `"sigmoid"`. */
  readonly activation?: PopulationActivation;
  /** After the last layer. Default `"sigmoid"` for binary cross-entropy, else `"none"`. */
  readonly outputActivation?: PopulationActivation | "none";
  /** Default `"normal"`: weights and biases from N(0, 1). */
  readonly initializer?: Initializer;
  /** Default `"binaryCrossEntropy"` for one output, else `"crossEntropy"`. */
  readonly loss?: LossName;
  /** Whether the loss is a sum over the samples or their mean. Default `"sum"`. */
  readonly reduction?: Reduction;
  /** Default `"sgd"`; momentum 0.9, Adam 0.9, 0.999 and 1e-8. */
  readonly optimizer?: StudyOptimizer;
  /** What the L2 term acts on. Default `"all"`: weights and biases. */
  readonly regularize?: "all" | "weights";
  /** Whether a network stops at the first epoch at which it succeeds. Default `true`. */
  readonly stopOnSuccess?: boolean;
  /** A network succeeds when its loss is below this. Default: when it classifies every sample right. */
  readonly lossThreshold?: number;
  /** Fixes the initial weights of every network. Default 0. */
  readonly seed?: number;
  /** Default `"strict"`: the same bits everywhere. */
  readonly precision?: Precision;
}
/** How a study is run; nothing here changes its result. */
export interface RunOptions<Progress> {
  /** Threads that compute; 0 computes in the calling thread. Default: as many as the machine runs at once. */
  readonly workers?: number;
  /** Called at the start, then as parts come in. */
  readonly onProgress?: (progress: Progress) => void;
  /** Stops the study; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}
export declare const TRAINING_OPTIONS: readonly [
  "architecture",
  "dataset",
  "activation",
  "outputActivation",
  "initializer",
  "loss",
  "reduction",
  "optimizer",
  "regularize",
  "stopOnSuccess",
  "lossThreshold",
  "seed",
  "precision",
];
export declare const RUN_OPTIONS: readonly ["workers", "onProgress", "signal"];
/** `TrainingOptions` with their defaults, as plain JSON; the data are named by size and fingerprint. */
export interface TrainingSettings {
  readonly architecture: readonly number[];
  readonly activation: PopulationActivation;
  readonly outputActivation: PopulationActivation | "none";
  readonly initializer: Initializer;
  readonly loss: LossName;
  readonly reduction: Reduction;
  readonly optimizer: PopulationOptimizer;
  readonly regularize: "all" | "weights";
  readonly stopOnSuccess: boolean;
  /** `null`: success means that every sample is classified right. */
  readonly lossThreshold: number | null;
  readonly seed: number;
  readonly precision: Precision;
}
/** Checks what all studies share and fills in the defaults. */
export declare function completeTraining(who: string, options: TrainingOptions): TrainingSettings;
/** Checks how a study is to be run. */
export declare function assertRunOptions(who: string, { workers, onProgress, signal }: RunOptions<never>): void;
/** A list of numbers, one or more, of 0 or more. */
export declare function assertNonNegativeList(
  who: string,
  name: string,
  values: unknown,
): asserts values is readonly number[];
/** A list of numbers, one or more, above 0. */
export declare function assertPositiveList(
  who: string,
  name: string,
  values: unknown,
): asserts values is readonly number[];
/** A list of integers, one or more, of 0 or more. */
export declare function assertCounts(who: string, name: string, values: unknown): asserts values is readonly number[];
/** Epochs are counted in 31 bits. */
export declare const MAX_EPOCHS: number;
/** Checks that a list rises. */
export declare function assertRising(who: string, name: string, values: readonly number[]): void;
