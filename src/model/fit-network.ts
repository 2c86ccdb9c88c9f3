import type { Global } from "../core/global-type";
import { installExtras } from "../extras/index";
import type { Matrix } from "../core/matrix";
import { Network } from "../network/network";
import { perceptronLayers } from "../network/perceptron";
import { createOptimizer } from "../optimizers/create-optimizer";
import type { EpochRecord, History } from "../training/history";
import { CosineSchedule } from "../training/schedules/cosine-schedule";
import { Trainer } from "../training/trainer";
import type { TrainingSettings } from "./settings";

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
  { signal, stop, onEpoch }: Watch,
): Promise<{ network: Network; history: History }> {
  const { epochs, batchSize, precision, patience } = settings;
  const { rows } = data.inputs;
  installExtras();
  const network = Network.fromConfig({ layers: layersOf(data, settings), seed, precision });
  const signals = [signal, stop].filter((one) => one !== undefined);
  let ended: History | undefined;
  try {
    const history = await trainerOf(network, data, settings).fit(
      {
        inputs: data.inputs,
        targets: smoothed(data, settings.labelSmoothing),
        ...(data.sampleWeights && { sampleWeights: data.sampleWeights }),
      },
      {
        epochs,
        batchSize: Math.min(batchSize, rows),
        // BatchNorm cannot normalize a last batch of one.
        dropLast: settings.batchNorm && rows > batchSize && rows % batchSize === 1,
        ...(signals.length > 0 && { signal: AbortSignal.any(signals) }),
        ...(onEpoch && { onEpoch }),
        ...(patience !== undefined && { earlyStopping: { patience, monitor: "loss" } }),
        callbacks: [{ onTrainEnd: (history) => void (ended = history) }],
      },
    );
    return { network, history };
  } catch (error) {
    const isStopped = stop?.aborted === true && error === stop.reason && signal?.aborted !== true;
    if (isStopped && ended !== undefined && ended.epoch.length > 0) return { network, history: ended };
    network.dispose();
    throw error;
  }
}

function layersOf({ inputs, fanOut }: TrainingData, { hidden, activation, batchNorm, dropout }: TrainingSettings) {
  return perceptronLayers([inputs.columns, ...hidden, fanOut], { activation, batchNorm, dropout });
}

function trainerOf(network: Network, { targets }: TrainingData, settings: TrainingSettings): Trainer {
  const { optimizer, learningRate, weightDecay, clipNorm, schedule, epochs } = settings;
  return new Trainer(network, {
    loss: targets instanceof Int32Array ? "crossEntropy" : "meanSquaredError",
    optimizer: createOptimizer(optimizer, { learningRate, weightDecay }),
    ...(clipNorm !== undefined && { clipNorm }),
    ...(schedule === "cosine" && { schedule: new CosineSchedule({ length: epochs }) }),
  });
}

/** Targets of which each gives a share of its certainty to all classes alike. */
function smoothed({ targets, fanOut }: TrainingData, share: number): Int32Array | Matrix {
  if (share === 0 || !(targets instanceof Int32Array)) return targets;
  const data = new Float32Array(targets.length * fanOut).fill(share / fanOut);
  targets.forEach((label, row) => (data[row * fanOut + label] += 1 - share));
  return { data, rows: targets.length, columns: fanOut };
}
