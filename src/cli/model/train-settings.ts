import type { ActivationName, OptimizerName, Precision } from "../../index";

/** How a network is built and trained; all defaults are those of the command line. */
export interface TrainSettings {
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  readonly activation: ActivationName;
  readonly batchNorm: boolean;
  readonly dropout: number;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly schedule: "constant" | "cosine";
  readonly weightDecay: number;
  readonly clipNorm: number | undefined;
  readonly epochs: number;
  readonly batchSize: number;
  readonly patience: number;
  /** Shares of the rows. */
  readonly validation: number;
  readonly test: number;
  readonly seed: number;
  readonly precision: Precision;
}
