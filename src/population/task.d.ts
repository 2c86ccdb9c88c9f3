import type { Matrix } from "../core/matrix";
import type { Initializer } from "../layers/initializers";
import type { LossName, Reduction } from "../losses/loss";
import type { Precision } from "../wasm/engine";
/** Activations that populations know, for hidden layers. */
export type PopulationActivation = "sigmoid" | "tanh" | "relu";
/** How parameters follow the gradient; learning rate and L2 term are each network's own. */
export type PopulationOptimizer =
  | {
      readonly type: "sgd";
    }
  /** `v = momentum v + g; p -= learningRate v`. */
  | {
      readonly type: "momentum";
      readonly momentum: number;
    }
  | {
      readonly type: "adam";
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    };
/** When a network has succeeded. */
export type SuccessRule =
  /** Every training sample is classified right. */
  | {
      readonly type: "allRight";
    }
  /** The loss is below `threshold`. */
  | {
      readonly type: "lossBelow";
      readonly threshold: number;
    }
  | {
      readonly type: "never";
    };
/** What all networks of a population share. Plain data, checked before. */
export interface PopulationTask {
  /** Widths, inputs first. */
  readonly architecture: readonly number[];
  readonly activation: PopulationActivation;
  readonly outputActivation: PopulationActivation | "none";
  readonly initializer: Initializer;
  readonly loss: LossName;
  readonly reduction: Reduction;
  readonly optimizer: PopulationOptimizer;
  /** Whether the L2 term acts on biases too. */
  readonly regularizeBiases: boolean;
  readonly success: SuccessRule;
  /** Whether a network that succeeds stops. */
  readonly stopOnSuccess: boolean;
  /** Numbers of epochs, rising, after which norms and accuracy are noted. */
  readonly checkpoints: readonly number[];
  readonly precision: Precision;
  /** (samples, fanIn). */
  readonly inputs: Matrix;
  /** (samples, fanOut). */
  readonly targets: Matrix;
  /** Class of each sample; undefined where targets are values. */
  readonly labels: Int32Array | undefined;
}
/** One network of a population. */
export interface Member {
  /** As of `new Network(..., { seed })`. */
  readonly seed: number;
  readonly learningRate: number;
  readonly l2: number;
  /** Most epochs. */
  readonly epochs: number;
}
/** Number of trained values of an architecture. */
export declare function parameterCount(architecture: readonly number[]): number;
