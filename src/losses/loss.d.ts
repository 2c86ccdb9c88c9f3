import type { Kernels } from "../wasm/kernels";
/**
 * What training makes small:
 *
 * - `"meanSquaredError"`: mean over all elements of (y - t)²
 * - `"crossEntropy"`: mean over samples of -Σ t log p, from logits, or from the probabilities
 *   of a final `Softmax`
 * - `"binaryCrossEntropy"`: mean over all elements of -(t log a + (1 - t) log(1 - a)), from
 *   the probabilities of a final `Sigmoid`
 *
 * Logarithms of probabilities are kept at -100 or above, as PyTorch keeps them.
 */
export type LossName = "meanSquaredError" | "crossEntropy" | "binaryCrossEntropy";
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
  readonly name: LossName;
  readonly targetKind: TargetKind;
  /** Whether targets are probabilities, which lie in [0, 1]. */
  readonly takesProbabilities: boolean;
  /** Number of final layers that the gradient skips, being taken with respect to their inputs. */
  readonly fusedLayers: number;
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
