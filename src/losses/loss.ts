import type { NeuralLayer } from "../layers/neural-layer";
import type { Matrix } from "../core/matrix";
import type { Kernels } from "../wasm/kernels";

/**
 * What training minimizes:
 *
 * - `"meanSquaredError"`: mean over all elements of (y - t)²
 * - `"crossEntropy"`: mean over samples of -Σ t log p, from logits, or from the probabilities
 *   of a final `Softmax`
 * - `"binaryCrossEntropy"`: mean over all elements of -(t log a + (1 - t) log(1 - a)), from
 *   the probabilities of a final `Sigmoid`
 *
 * - `"meanAbsoluteError"`, `"huber"`, `"quantile"`, `"poisson"` (of log rates), `"gaussian"` (of means, then log
 *   variances): losses of values
 * - `"hinge"`, `"focal"`, `"binaryCrossEntropyFromLogits"`: losses of classes, from logits
 *
 * Logarithms of probabilities are kept at -100 or above, as PyTorch keeps them.
 */
export type LossName = CoreLossName | ExtraLossName;

/** Losses that every program has. */
export type CoreLossName = "meanSquaredError" | "crossEntropy" | "binaryCrossEntropy";

/** Losses that come with the extras. */
export type ExtraLossName =
  | "meanAbsoluteError"
  | "huber"
  | "quantile"
  | "poisson"
  | "gaussian"
  | "hinge"
  | "focal"
  | "binaryCrossEntropyFromLogits";

/**
 * A loss with its options; each option has a default, so a name alone stands for the rest.
 *
 * - `huber`: `delta` above 0, where squares become lines; default 1
 * - `quantile`: `levels` above 0 and below 1, an output for each (of target 0, then target 1, ...); default [0.5]
 * - `focal`: `gamma`, 0 or more; default 2
 * - `crossEntropy`: `labelSmoothing`, at least 0 and below 1; default 0
 * - `binaryCrossEntropyFromLogits`: `positiveWeights`, a number or one for each output; default 1
 */
export type LossConfig =
  | {
      /** Name of a loss without options. */
      readonly type: Exclude<
        LossName,
        "huber" | "quantile" | "focal" | "crossEntropy" | "binaryCrossEntropyFromLogits"
      >;
    }
  | {
      /** Squares of small differences, absolute values of large ones. */
      readonly type: "huber";
      /** Difference from which on the loss grows as a line, above 0. Default 1. */
      readonly delta?: number;
    }
  | {
      /** Quantiles of each target's distribution. */
      readonly type: "quantile";
      /** Which quantiles, each above 0 and below 1; an output for each, target by target. Default [0.5], the median. */
      readonly levels?: readonly number[];
    }
  | {
      /** Cross-entropy in which samples that are right already count less. */
      readonly type: "focal";
      /** Exponent of the factor (1 - p)^gamma of each sample, 0 or more; 0 is plain cross-entropy. Default 2. */
      readonly gamma?: number;
    }
  | {
      /** Cross-entropy of classes, from logits or a final `Softmax`. */
      readonly type: "crossEntropy";
      /** Share of each target that is spread evenly over all classes, at least 0 and below 1. Default 0. */
      readonly labelSmoothing?: number;
    }
  | {
      /** Cross-entropy of each output's sigmoid by itself, from logits. */
      readonly type: "binaryCrossEntropyFromLogits";
      /** Factor of the terms of targets that are 1, 0 or more: one number, or one for each output. Default 1. */
      readonly positiveWeights?: number | readonly number[];
    };

/** A custom loss. */
export interface CustomLoss {
  /** What it is called in messages. */
  readonly name: string;
  /**
   * The loss of a batch, reduced to one number (the mean over its samples), and its gradient by the outputs.
   *
   * @param outputs - (batchSize, fanOut), a copy.
   * @param targets - Class indices where class indices were given, else rows like the outputs; a copy.
   */
  evaluate(
    outputs: Matrix,
    targets: Matrix | Int32Array,
  ): {
    /** Mean over the samples of the batch. */
    readonly loss: number;
    /** Derivative of that mean by each output, row by row: batchSize x fanOut numbers. */
    readonly gradient: Float32Array;
  };
}

/** What says which loss a trainer minimizes. */
export type LossSpec = LossName | LossConfig | CustomLoss;

/** Whether a loss is divided by what it is the mean of, or left a sum. */
export type Reduction = "mean" | "sum";

/** How the targets of a loss may come. */
export type TargetKind =
  /** Class indices stay indices; rows stay rows. */
  | "classes"
  /** Class indices become one-hot rows, or the values of a single output. */
  | "rows";

/** A loss, for the outputs (rows x columns) of one network. */
export interface Loss {
  readonly name: string;
  /** What it was made of, where that says more than its name. */
  readonly config?: object;
  readonly targetKind: TargetKind;
  /** Whether targets are probabilities, which lie in [0, 1]. */
  readonly takesProbabilities: boolean;
  /** Least target that the loss is made for. Default 0 for probabilities, else none. */
  readonly leastTarget?: number;
  /** Number of final layers that the gradient skips, being taken with respect to their inputs. */
  readonly fusedLayers: number;
  /** Columns of targets that come as rows. Default: as many as outputs. */
  readonly targetColumns?: number;
  /** `false` where outputs name no classes, though targets do. */
  readonly hasAccuracy?: boolean;
  /** Number of terms in the mean. */
  count(rows: number, columns: number): number;
  /**
   * The sum of the loss over a batch, in f64; the gradient, times `scale`, into `dOutputs`.
   * With `labels`, targets are i32 class indices, else rows like the outputs.
   */
  evaluate(
    kernels: Kernels,
    outputs: number,
    targets: number,
    labels: boolean,
    dOutputs: number,
    rows: number,
    columns: number,
    scale: number,
  ): number;
}

/** The network that a loss is for. */
export interface LossPlace {
  /** Whoever asks for the loss, for messages. */
  readonly who: string;
  readonly lastLayer: NeuralLayer;
  /** Columns of its outputs. */
  readonly fanOut: number;
}
