import type { NetworkConfig } from "../network/network-config";
import type { StateDict } from "../network/state-dict";
import type { OptimizerConfig } from "../optimizers/optimizer";
import type { Dataset } from "../data/dataset";
import type { FitOptions } from "../training/fit-options";
import type { EpochRecord, History } from "../training/history";
import type { ScheduleConfig } from "../training/schedules/schedule";
import type { TrainerOptions } from "../training/trainer-options";
import type { SentError } from "./sent-error";

/** A network, what it is trained with and on, as plain data; sent once. */
export interface TrainingTask {
  readonly network: NetworkConfig;
  readonly state: StateDict;
  /** Names of parameters that stay as they are. */
  readonly frozen: readonly string[];
  readonly trainer: Omit<TrainerOptions, "optimizer" | "schedule">;
  readonly optimizer: OptimizerConfig;
  readonly schedule: ScheduleConfig | undefined;
  readonly fit: SentFitOptions;
  readonly data: Dataset;
}

/** Options of `fit` but its functions and streams, which cannot go to another thread. */
export interface SentFitOptions extends Omit<
  FitOptions,
  "metrics" | "signal" | "onEpoch" | "callbacks" | "validation"
> {
  /** Data on which loss and accuracy are measured after each epoch. */
  readonly validation?: Dataset | undefined;
}

/** To the worker. */
export type TrainingRequest =
  | { readonly type: "train"; readonly task: TrainingTask }
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  | { readonly type: "abort" };

/** From the worker. */
export type TrainingResponse =
  /** It listens. */
  | { readonly type: "ready" }
  | { readonly type: "epoch"; readonly epoch: EpochRecord }
  /** Training has ended, with an error or without, and left the network in this state. */
  | { readonly type: "end"; readonly state: StateDict; readonly history: History; readonly error?: undefined }
  | { readonly type: "end"; readonly state: StateDict; readonly error: SentError }
  /** It could not begin. */
  | { readonly type: "failed"; readonly error: SentError };
