import { Abortion } from "../core/abortion";
import { floats } from "../core/allocate";
import type { Global } from "../core/global-type";
import { rangeError } from "../core/check";
import { installExtras } from "../extras/index";
import { IF_NUMBERS, taskLoss, type TaskLoss } from "../extras/task-loss";
import type { Matrix } from "../core/matrix";
import { Network } from "../network/network";
import { normalizationOf, perceptronLayers } from "../network/perceptron";
import { chosenOptimizer } from "../extras/optimizer-choice";
import type { Optimizer } from "../optimizers/optimizer";
import type { Dataset } from "../data/dataset";
import type { BatchStream } from "../training/batch-stream";
import type { FitOptions } from "../training/fit-options";
import type { EpochRecord, History } from "../training/history";
import { endsInOneRow } from "../training/minibatches";
import { CosineSchedule } from "../training/schedules/cosine-schedule";
import { Trainer } from "../training/trainer";
import type { TrainingChoice, TrainingSettings } from "./settings";

/** Rows that a network learns from, as it sees them. */
export interface TrainingData {
  readonly inputs: Matrix;
  /** Class numbers, or scaled values in one column. */
  readonly targets: Int32Array | Matrix;
  /** Outputs of the network. */
  readonly fanOut: number;
  /** How much each row counts; left out where all count alike. */
  readonly sampleWeights?: Float32Array | undefined;
}

/** How a training is watched and stopped. */
export interface Watch {
  readonly signal?: Global<"AbortSignal"> | undefined;
  /** Ends the training after the epoch that is under way, and keeps what was learned. */
  readonly stop?: Global<"AbortSignal"> | undefined;
  readonly onEpoch?: ((epoch: EpochRecord) => void | Promise<void>) | undefined;
}

/**
 * Trains a network for all epochs of the settings.
 *
 * @param seed - Fixes its initial weights, its dropout and the order of the rows.
 * @throws (rejects) DivergenceError; the signal's reason. No network is left behind then.
 */
export async function fitNetwork(
  data: TrainingData,
  settings: TrainingSettings,
  seed: number,
  watch: Watch,
): Promise<{ network: Network; history: History }> {
  const { epochs, batchSize, patience } = settings;
  const { rows } = data.inputs;
  const network = createNetwork(data.inputs.columns, data.fanOut, settings, seed);
  const dataset = {
    inputs: data.inputs,
    targets: smoothed(data, settings.labelSmoothing),
    ...(data.sampleWeights && { sampleWeights: data.sampleWeights }),
  };
  const options = {
    epochs,
    batchSize: Math.min(batchSize, rows),
    dropLast: isBatchNormalized(settings) && endsInOneRow(rows, batchSize),
    ...(patience !== undefined && { earlyStopping: { patience, monitor: "loss" } as const }),
  };
  const trainer = createTrainer(network, settings, data.targets instanceof Int32Array, { length: epochs });
  return { network, history: await fitWatched(network, trainer, dataset, options, watch) };
}

/**
 * Trains until the end, or until it is stopped after something was learned.
 *
 * @throws (rejects) DivergenceError; the signal's reason. The network is disposed of then.
 */
export async function fitWatched(
  network: Network,
  trainer: Trainer,
  data: Dataset | BatchStream,
  options: FitOptions,
  { signal, stop, onEpoch }: Watch,
): Promise<History> {
  const abortion = new Abortion();
  const forget = [signal, stop].map((one) => abortion.follow(one));
  let ended: History | undefined;
  try {
    return await trainer.fit(data, {
      ...options,
      signal: abortion.signal,
      ...(onEpoch && { onEpoch }),
      callbacks: [{ onTrainEnd: (history) => void (ended = history) }],
    });
  } catch (error) {
    const isStopped = stop?.aborted === true && error === stop.reason && signal?.aborted !== true;
    if (isStopped && ended !== undefined && ended.epoch.length > 0) return ended;
    network.dispose();
    throw error;
  } finally {
    for (const end of forget) end();
  }
}

/** The network that some settings ask for. */
export function createNetwork(fanIn: number, fanOut: number, settings: TrainingSettings, seed: number): Network {
  const { hidden, activation, initializer, normalization, batchNorm, dropout, precision } = settings;
  installExtras();
  const options = { activation, initializer, normalization, batchNorm, dropout };
  const layers = perceptronLayers([fanIn, ...hidden, fanOut], options);
  return Network.fromConfig({ layers, seed, precision });
}

export function optimizerOf({ optimizer, learningRate, weightDecay }: TrainingSettings): Optimizer {
  return chosenOptimizer(optimizer, { learningRate, weightDecay });
}

/** Whether a batch of one row cannot be learned from: it has no variance. */
export function isBatchNormalized(settings: TrainingSettings): boolean {
  return normalizationOf("Model.train", settings) === "batch";
}

/** The loss of a model's networks. @throws RangeError for one that does not suit the targets, and for smoothing that does not. */
export function lossOf({ loss: asked, labelSmoothing }: TrainingChoice, isClasses: boolean): TaskLoss {
  const who = "Model.train";
  const loss = taskLoss(who, asked, isClasses ? "classes" : "values", IF_NUMBERS);
  if (labelSmoothing === 0) return loss;
  if (!isClasses) throw rangeError(who, `labelSmoothing is ${labelSmoothing}, the targets are values`, "leave it out");
  if (typeof loss === "string" || !("labelSmoothing" in loss)) return loss;
  throw rangeError(who, "labelSmoothing stands by itself and in loss", "leave one of them out");
}

/**
 * What trains a network of a model.
 *
 * @param cosine - Over what the rate falls, if it does.
 */
export function createTrainer(
  network: Network,
  settings: TrainingSettings,
  isClasses: boolean,
  cosine: ConstructorParameters<typeof CosineSchedule>[0],
): Trainer {
  const { clipNorm, maxNorm, averaging, schedule } = settings;
  return new Trainer(network, {
    loss: lossOf(settings, isClasses),
    optimizer: optimizerOf(settings),
    ...(clipNorm !== undefined && { clipNorm }),
    ...(maxNorm !== undefined && { maxNorm }),
    ...(averaging !== undefined && { averaging }),
    ...(schedule === "cosine" && { schedule: new CosineSchedule(cosine) }),
  });
}

/** Targets of which each gives a share of its certainty to all classes alike. */
export function smoothed(
  { targets, fanOut }: Pick<TrainingData, "targets" | "fanOut">,
  share: number,
): Int32Array | Matrix {
  if (share === 0 || !(targets instanceof Int32Array)) return targets;
  const data = floats(targets.length * fanOut).fill(share / fanOut);
  targets.forEach((label, row) => (data[row * fanOut + label] += 1 - share));
  return { data, rows: targets.length, columns: fanOut };
}
