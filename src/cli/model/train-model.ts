import { StandardScaler, type CsvClassification, type CsvRegression } from "../../datasets/index";
import {
  CosineSchedule,
  createOptimizer,
  Network,
  Trainer,
  type Dataset,
  type EpochRecord,
  type History,
  type Matrix,
} from "../../index";
import { InterruptedError } from "../frame/failure";
import type { Model } from "./model-file";
import type { Partition } from "./partition";
import type { TrainSettings } from "./train-settings";

/** A trained network with what is needed to use it. */
export interface TrainedModel extends Omit<Model, "scores"> {
  readonly history: History;
  /** The epoch whose parameters the network has. */
  readonly bestEpoch: number;
  /** Why training ended. */
  readonly end: "all epochs done" | "stopped early" | "interrupted";
  readonly trainingMs: number;
}

/** How training is watched and stopped. */
export interface TrainHooks {
  readonly signal: AbortSignal;
  readonly onEpoch: (epoch: EpochRecord) => void;
}

/**
 * Trains a network on a table: features scaled by the training part, values to predict too, early stopping by
 * the validation part, which gives back the best epoch's parameters.
 *
 * @throws (rejects) as `Trainer.fit`; InterruptedError when stopped before the first epoch was done.
 */
export async function trainModel(
  { train, validation }: Partition<CsvClassification | CsvRegression>,
  settings: TrainSettings,
  hooks: TrainHooks,
): Promise<TrainedModel> {
  const inputScaler = new StandardScaler().fit(train.inputs);
  const targetScaler = train.task === "regression" ? new StandardScaler().fit(train.targets) : undefined;
  const scale = scaling(inputScaler, targetScaler);
  const fanOut = train.task === "classification" ? train.classes.length : 1;
  const { hidden, activation, batchNorm, dropout, seed, precision } = settings;
  const sizes = [train.inputs.columns, ...hidden, fanOut];
  const network = Network.mlp(sizes, { activation, batchNorm, dropout, seed, precision });
  try {
    const run = await fit(network, scale(train), validation && scale(validation), settings, hooks);
    return { network, schema: train.schema, inputScaler, targetScaler, ...run };
  } catch (error) {
    network.dispose();
    throw error;
  }
}

async function fit(
  network: Model["network"],
  { inputs, targets }: Dataset & { readonly inputs: Matrix },
  validation: Dataset | undefined,
  settings: TrainSettings,
  { signal, onEpoch }: TrainHooks,
): Promise<Pick<TrainedModel, "history" | "bestEpoch" | "end" | "trainingMs">> {
  const { epochs, batchSize, patience, schedule, clipNorm } = settings;
  const trainer = new Trainer(network, {
    loss: targets instanceof Int32Array ? "crossEntropy" : "meanSquaredError",
    optimizer: createOptimizer(settings.optimizer, {
      learningRate: settings.learningRate,
      weightDecay: settings.weightDecay,
    }),
    ...(clipNorm !== undefined && { clipNorm }),
    ...(schedule === "cosine" && { schedule: new CosineSchedule({ length: epochs }) }),
  });
  const start = performance.now();
  let history: History | undefined;
  let end: TrainedModel["end"] = "all epochs done";
  try {
    await trainer.fit(
      { inputs, targets },
      {
        epochs,
        batchSize,
        // BatchNorm cannot normalise a last batch of one.
        dropLast: settings.batchNorm && inputs.rows > batchSize && inputs.rows % batchSize === 1,
        signal,
        callbacks: [{ onEpoch, onTrainEnd: (result) => void (history = result) }],
        ...(validation && { validation: validation, earlyStopping: { patience } }),
      },
    );
    if (history!.epoch.length < epochs) end = "stopped early";
  } catch (error) {
    if (!(error instanceof InterruptedError) || history === undefined || history.epoch.length === 0) throw error;
    end = "interrupted";
  }
  const done = history!;
  return { history: done, bestEpoch: done.bestEpoch ?? done.epoch.length, end, trainingMs: performance.now() - start };
}

/** What makes of each part what the network sees. */
function scaling(inputScaler: StandardScaler, targetScaler: StandardScaler | undefined) {
  return ({ inputs, targets }: CsvClassification | CsvRegression) => ({
    inputs: inputScaler.transform(inputs),
    targets: targets instanceof Int32Array || targetScaler === undefined ? targets : targetScaler.transform(targets),
  });
}
