import type { ClassificationDataset, RegressionDataset } from "../datasets/dataset";
import type { Network } from "../network/network";
import type { FitOptions } from "../training/fit-options";
import type { History } from "../training/history";
import type { LBFGSResult } from "../training/lbfgs";
import type { Trainer } from "../training/trainer";
import type { TrainerOptions } from "../training/trainer-options";
import type { EstimatorSettings } from "./estimator-options";

export type Samples = ClassificationDataset | RegressionDataset;

/** A network of an estimator, and what training goes on from. */
export interface Member {
  readonly network: Network;
  readonly history: History;
  /** Undefined after `load`: training then goes on with new moments. */
  readonly trainer?: Trainer;
  /** What training by L-BFGS goes on from; undefined for others, and after `load` of a file that has none. */
  readonly lbfgs?: Pick<LBFGSResult, "state">;
}

/** What training makes of a network. */
export type Trained = Omit<Member, "network">;

/** What the members of an estimator learn. */
export interface Training extends Pick<TrainerOptions, "loss" | "classWeights"> {
  readonly who: string;
  readonly settings: EstimatorSettings;
  readonly dataset: Samples;
  /** Outputs of the network. */
  readonly fanOut: number;
  /** Whether it is one epoch, after which the parameters are kept as they are. */
  readonly isPartial: boolean;
  readonly watch: Pick<FitOptions, "signal" | "onEpoch">;
}
