import type { PopulationActivation } from "./activation";
import type { Matrix } from "../core/matrix";
import type { PlainInitializer } from "../layers/initializers";
import type { CoreLossName, Reduction } from "../losses/loss";
import type { Precision } from "../wasm/engine";

/** How parameters follow the gradient; learning rate and L2 term are each network's own. */
export type PopulationOptimizer =
  | { readonly type: "sgd" }
  /** `v = momentum v + g; p -= learningRate v`. */
  | { readonly type: "momentum"; readonly momentum: number }
  | { readonly type: "adam"; readonly beta1: number; readonly beta2: number; readonly epsilon: number };

/** When a network has succeeded. */
export type SuccessRule =
  | {
      /** Every training sample is classified right. */
      readonly type: "allRight";
    }
  | {
      /** The loss is below `threshold`. */
      readonly type: "lossBelow";
      /** Bound of the loss over all training samples, `reduction` and `lossFactor` included. */
      readonly threshold: number;
    }
  | {
      /** No network succeeds: each trains to its last epoch, unless it diverges or stops dead. */
      readonly type: "never";
    };

/** Samples and what is to be learned of them. */
export interface PopulationData {
  /** (samples, fanIn). */
  readonly inputs: Matrix;
  /** (samples, fanOut). */
  readonly targets: Matrix;
  /** Class of each sample; undefined where targets are values. */
  readonly labels: Int32Array | undefined;
}

/** What can be noted of a network at a checkpoint, a number each. */
export type TraceQuantity =
  /** L2 norms of the parameters. */
  | "totalNorm"
  | "weightsNorm"
  | "biasesNorm"
  /** Share of samples classified right, NaN without classes; loss. Of the data, then of the test data. */
  | "accuracy"
  | "loss"
  | "testAccuracy"
  | "testLoss"
  /** 1 where all units of a hidden layer are 0 for all samples, else 0. */
  | "isDead"
  /** Largest eigenvalue of the loss's Hessian. */
  | "sharpness";

/** What a network's row of results holds beside success, epochs, loss and accuracy. */
export interface RowNotes {
  /** Norms at the start and at the end. */
  readonly norms: boolean;
  /** Noted at each of the task's checkpoints. */
  readonly trace: readonly TraceQuantity[];
  /** The loss after each epoch, divided by the first: summed up (result-row.ts). */
  readonly lossRatios?: LossRatioRule;
}

/** How ratios of losses are summed up. */
export interface LossRatioRule {
  /** Larger ratios, and those that are no numbers, count as this. */
  readonly cap: number;
  /** The last so many are averaged. */
  readonly last: number;
}

/** What all networks of a population share. Plain data, checked before. */
export interface PopulationTask extends PopulationData {
  /** Widths, inputs first. */
  readonly architecture: readonly number[];
  /** After each hidden layer. */
  readonly activation: PopulationActivation;
  /** After the last layer; `"none"` leaves its sums as they are. */
  readonly outputActivation: PopulationActivation;
  /** Whether layers have biases. */
  readonly biases: boolean;
  /** Distribution of each member's first weights, unless it brings parameters of its own. */
  readonly initializer: PlainInitializer;
  /** Name of what training minimizes, before `reduction` and `lossFactor`. */
  readonly loss: CoreLossName;
  /** Whether the loss is a mean over its terms or their sum; the gradient follows it. */
  readonly reduction: Reduction;
  /** Factor of the loss; 1/2 makes a squared error half of one. */
  readonly lossFactor: number;
  /** Rule of the updates with what all members share of it; learning rates are their own. */
  readonly optimizer: PopulationOptimizer;
  /** Whether the L2 term acts on biases too. */
  readonly regularizeBiases: boolean;
  /** Looked at before training and after each epoch, over all samples. */
  readonly success: SuccessRule;
  /** Whether a network that succeeds stops. */
  readonly stopOnSuccess: boolean;
  /**
   * Whether a network stops that is dead at epoch 0, or at two checkpoints in a row: its dead layer never learns. One look is
   * not enough later: momentum moves the layer a little further. `"isDead"` must be noted.
   */
  readonly stopWhenDead: boolean;
  /** Numbers of epochs, rising, after which `notes.trace` is noted. */
  readonly checkpoints: readonly number[];
  /** Which numbers a row of results holds beside the first four. */
  readonly notes: RowNotes;
  /** Kernels of all members: the same bits everywhere, or relaxed SIMD. */
  readonly precision: Precision;
  /** Data that nothing is learned from. */
  readonly test: PopulationData | undefined;
  /** Samples of an update; the order of an epoch is the one that `Trainer.fit` has for the member's seed. `undefined`: all at once. */
  readonly batchSize: number | undefined;
}

/** One network of a population. */
export interface Member {
  /** As of `new Network(..., { seed })`. */
  readonly seed: number;
  /** One, or one for each tensor of parameters: weights and biases of the first layer, of the second, ... */
  readonly learningRate: number | readonly number[];
  /** Factor of the L2 term, 0 or more: this times each weight, and with `regularizeBiases` each bias, is added to its gradient. */
  readonly l2: number;
  /** Most epochs. */
  readonly epochs: number;
  /** Initial parameters in place of the seed's: weights (fanIn x fanOut) and biases, layer by layer. */
  readonly parameters?: Float32Array;
  /** Factor of each layer's initial weights. */
  readonly scales?: readonly number[];
  /** Targets in place of the task's, (samples x fanOut). */
  readonly targets?: Float32Array;
  /** Class of each sample by `targets`; left out where targets are values. */
  readonly labels?: Int32Array;
}
