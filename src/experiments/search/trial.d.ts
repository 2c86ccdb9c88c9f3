import type { Matrix } from "../../core/matrix";
import type { LossName } from "../../losses/loss";
import type { ActivationName } from "../../network/network-config";
import type { Precision } from "../../wasm/engine";
/** What a search tries out. */
export interface Configuration {
  /** Widths of the hidden layers. */
  readonly layers: readonly number[];
  readonly activation: ActivationName;
  readonly learningRate: number;
  readonly l2: number;
  readonly batchSize: number;
}
/** A configuration trained on one fold. */
export interface Trial {
  readonly configuration: Configuration;
  /** Seed of the network. */
  readonly seed: number;
  /** Rows to train on and to validate on. */
  readonly train: Int32Array;
  readonly validation: Int32Array;
}
/** What all trials of a search share. */
export interface TrialTask {
  readonly inputs: Matrix;
  /** Class indices, or values by rows. */
  readonly targets: Int32Array | Matrix;
  /** Outputs of the networks. */
  readonly outputs: number;
  readonly loss: LossName;
  readonly optimizer: "adam" | "momentum" | "sgd";
  readonly epochs: number;
  readonly precision: Precision;
}
/** Scores of a trial; a loss of Infinity says that training diverged. */
export interface TrialResult {
  readonly loss: number;
  /** NaN for values. */
  readonly accuracy: number;
}
/** Trains a configuration and scores it on the rows that were held out. */
export declare function runTrial(task: TrialTask, trial: Trial, signal?: AbortSignal): Promise<TrialResult>;
