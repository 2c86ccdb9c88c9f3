import type { Matrix } from "../core/matrix";
import type { Network } from "../network/network";
import type { EpochRecord, History } from "../training/history";
import { dealFolds, heldOutRows, otherRows } from "./deal-rows";
import type { EncodedTable } from "./encoded-table";
import { takeRows } from "./features";
import { fitNetwork, type TrainingData } from "./fit-network";
import { InputTransform } from "./input-transform";
import type { TrainingSettings } from "./settings";
import { fitTargetScale, scaleTargets, unscaleTarget, type TargetScale } from "./target-scale";

/** What the training of a model asks for beside the settings of its networks. */
export interface EnsemblePlan {
  /** Networks whose answers are averaged, 1 or more. */
  readonly members: number;
  /** Share of the rows that are held out; 0 for none. */
  readonly heldOut: number;
  readonly settings: TrainingSettings;
  /** How much each row counts; undefined where all count alike. */
  readonly weights: Float64Array | undefined;
  /** The same table, encoded by what some of its rows are like. */
  readonly tableOf: (known: Int32Array) => EncodedTable;
}

/** How far a training is. */
export interface ModelProgress {
  /** From 0 to 1. */
  readonly done: number;
  /** The network under way, from 1. */
  readonly network: number;
  /** Networks that are trained in all: one more than is kept where one is trained to be judged. */
  readonly networks: number;
  /** Its last epoch. */
  readonly epoch: EpochRecord;
}

/** How a training is watched and stopped. */
export interface ModelWatch {
  readonly signal?: AbortSignal | undefined;
  /** Ends the training as soon as a network has learned for an epoch, and keeps what there is: the model is less good. */
  readonly stop?: AbortSignal | undefined;
  /** Called as training goes on. */
  readonly onProgress?: ((progress: ModelProgress) => void | Promise<void>) | undefined;
}

/** Networks and what they say of rows that they were not trained on. */
export interface TrainedEnsemble {
  readonly networks: readonly Network[];
  readonly transform: InputTransform;
  readonly targetScale: TargetScale | undefined;
  readonly histories: readonly History[];
  readonly heldOut: HeldOutOutputs | undefined;
  /** The table as the networks know it. */
  readonly table: EncodedTable;
}

/** Outputs for rows of the table that the network which gave them had not seen. */
export interface HeldOutOutputs {
  readonly rows: Int32Array;
  /** Logits, or scaled values. */
  readonly outputs: Matrix;
  /** The values that the outputs stand for; empty for classes. */
  readonly values: Float64Array;
}

/** Rows that each member leaves out are at most this share. */
const LEAST_FOLDS = 5;

/**
 * Trains the networks of a model.
 *
 * One member: a first network learns from the rows that are not held out and answers for those that are; a second one
 * learns from all rows and is the model's. More members: the rows are dealt into folds, each member leaves out another
 * one and answers for it, and all of them are the model's.
 *
 * @throws (rejects) as `fitNetwork`. No network is left behind then.
 */
export async function trainEnsemble(
  table: EncodedTable,
  plan: EnsemblePlan,
  watch: ModelWatch,
): Promise<TrainedEnsemble> {
  const parts = partsOf(table, plan);
  const training = new EnsembleTraining(table, plan, watch, parts.length);
  try {
    for (const part of parts) if (!training.isOver) await training.train(part);
    return training.result();
  } catch (error) {
    training.dispose();
    throw error;
  }
}

/** The rows that a network leaves out, and whether it is the model's. */
interface Part {
  readonly without: Int32Array;
  readonly isKept: boolean;
}

function partsOf({ targets, classes }: EncodedTable, { members, heldOut, settings: { seed } }: EnsemblePlan): Part[] {
  if (members > 1) {
    const folds = dealFolds(targets, Math.max(members, LEAST_FOLDS), seed);
    return folds.slice(0, members).map((without) => ({ without, isKept: true }));
  }
  const all = { without: new Int32Array(0), isKept: true };
  const without = heldOutRows(targets, heldOut, classes !== undefined, seed);
  return without.length === 0 ? [all] : [{ without, isKept: false }, all];
}

/** Trains networks one after the other and keeps what they say of the rows that they left out. */
class EnsembleTraining {
  readonly #networks: Network[] = [];
  readonly #histories: History[] = [];
  readonly #answers: HeldOutOutputs[] = [];
  /** Of the model's networks. */
  #scales: Scales | undefined;
  #table: EncodedTable | undefined;
  #trained = 0;

  constructor(
    private readonly table: EncodedTable,
    private readonly plan: EnsemblePlan,
    private readonly watch: ModelWatch,
    private readonly count: number,
  ) {}

  async train({ without, isKept }: Part): Promise<void> {
    const { settings, tableOf } = this.plan;
    const rows = otherRows(this.table.targets.length, without);
    const table = isKept ? this.table : tableOf(rows);
    // The members of a model share their scales.
    const scales = isKept
      ? (this.#scales ??= learnScales(table, settings.pieces))
      : learnScales(table, settings.pieces, rows);
    const data = trainingDataOf(table, scales, rows, this.plan.weights);
    const seed = settings.seed + this.#networks.length;
    const { network, history } = await fitNetwork(data, settings, seed, this.#watchOf(settings));
    this.#trained++;
    // Whoever stops before the model's own network began gets the one that was to judge it.
    const keeps = isKept || this.isOver;
    if (keeps) {
      this.#scales ??= scales;
      this.#table ??= table;
      this.#networks.push(network);
      this.#histories.push(history);
    }
    if (without.length > 0) this.#answers.push(answersOf(network, table, scales, without));
    if (!keeps) network.dispose();
  }

  /** Whether there is nothing more to train. */
  get isOver(): boolean {
    return this.watch.stop?.aborted === true && this.#trained > 0;
  }

  result(): TrainedEnsemble {
    return {
      networks: this.#networks,
      ...this.#scales!,
      table: this.#table!,
      histories: this.#histories,
      heldOut: this.#answers.length === 0 ? undefined : joined(this.#answers),
    };
  }

  dispose(): void {
    for (const network of this.#networks) network.dispose();
  }

  #watchOf({ epochs }: TrainingSettings) {
    const { signal, stop, onProgress } = this.watch;
    const { count } = this;
    const trained = this.#trained;
    return {
      signal,
      stop,
      onEpoch:
        onProgress &&
        ((epoch: EpochRecord) =>
          onProgress({ done: (trained + epoch.epoch / epochs) / count, network: trained + 1, networks: count, epoch })),
    };
  }
}

/** What stands between the numbers of a table and a network. */
export interface Scales {
  readonly transform: InputTransform;
  readonly targetScale: TargetScale | undefined;
}

/** Learns from some rows of a table, or from all. */
export function learnScales(
  { features, kinds, targets, classes }: EncodedTable,
  pieces: number,
  rows?: Int32Array,
): Scales {
  const known = rows === undefined ? features : takeRows(features, rows);
  const values = rows === undefined ? targets : Float64Array.from(rows, (row) => targets[row]);
  return {
    transform: InputTransform.fit(known, kinds, pieces),
    targetScale: classes === undefined ? fitTargetScale(values) : undefined,
  };
}

export function trainingDataOf(
  { features, targets, classes }: EncodedTable,
  { transform, targetScale }: Scales,
  rows: Int32Array,
  weights: Float64Array | undefined,
): TrainingData {
  const values = Float64Array.from(rows, (row) => targets[row]);
  return {
    inputs: transform.transform(takeRows(features, rows)),
    targets: targetScale === undefined ? Int32Array.from(values) : scaleTargets(values, targetScale),
    fanOut: classes?.length ?? 1,
    sampleWeights: weights && Float32Array.from(rows, (row) => weights[row]),
  };
}

function answersOf(
  network: Network,
  { features }: EncodedTable,
  { transform, targetScale }: Scales,
  rows: Int32Array,
): HeldOutOutputs {
  const outputs = network.predict(transform.transform(takeRows(features, rows)));
  const values = targetScale === undefined ? [] : Array.from(outputs.data, (z) => unscaleTarget(z, targetScale));
  return { rows, outputs, values: Float64Array.from(values) };
}

/** Answers one after the other. */
function joined(parts: readonly HeldOutOutputs[]): HeldOutOutputs {
  const { columns } = parts[0].outputs;
  const rows = Int32Array.from(parts.flatMap((part) => [...part.rows]));
  const data = Float32Array.from(parts.flatMap(({ outputs }) => [...outputs.data]));
  const values = Float64Array.from(parts.flatMap((part) => [...part.values]));
  return { rows, outputs: { data, rows: rows.length, columns }, values };
}
