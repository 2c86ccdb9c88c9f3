import { Network } from "../network/network";
import type { EpochRecord, History } from "../training/history";
import { chosenOf } from "./chosen-of";
import { dealFolds, heldOutRows, otherRows } from "./deal-rows";
import type { EncodedTable } from "./encoded-table";
import { fitNetwork } from "./fit-network";
import type { InputTransform } from "./input-transform";
import type { HeldOutOutputs } from "./held-out-outputs";
import type { ModelWatch } from "./model-watch";
import { relativeLosses } from "./relative-loss";
import { heldOutOutputs, joined, learnScales, trainingDataOf, type Scales } from "./scales";
import type { TrainingSettings } from "./settings";
import type { TargetScale } from "./target-scale";

/** What the training of a model asks for beside the settings of its networks. */
export interface EnsemblePlan {
  /** Networks whose answers are averaged, 1 or more. */
  readonly members: number;
  /** Share of the rows that are held out; 0 for none. */
  readonly heldOut: number;
  /** One or two; of two, the rows that the first network leaves out choose. */
  readonly candidates: readonly TrainingSettings[];
  /** How much each row counts; undefined where all count alike. */
  readonly weights: Float64Array | undefined;
  /** The same table, encoded by what some of its rows are like. */
  readonly tableOf: (known: Int32Array) => EncodedTable;
}

/** Networks and what they say of rows that they were not trained on. */
export interface TrainedEnsemble {
  readonly networks: readonly Network[];
  readonly isBlend: boolean;
  readonly transform: InputTransform;
  readonly targetScale: TargetScale | undefined;
  readonly histories: readonly History[];
  readonly heldOut: HeldOutOutputs | undefined;
  /** The table as the networks know it. */
  readonly table: EncodedTable;
}

/** Rows that each member leaves out are at most this share. */
const LEAST_FOLDS = 5;
/** Where the first candidate leaves less than this share of the baseline's loss, the others have little to gain. */
const LITTLE_NOISE = 0.25;

/**
 * Trains the networks of a model.
 *
 * One member: a first network learns from the rows that are not held out and answers for those that are; a second one
 * learns from all rows and is the model's. More members: the rows are dealt into folds, each member leaves out another
 * one and answers for it, and all of them are the model's. Where there are two candidates for the settings, the first network
 * is trained with each, and the rows that it leaves out choose one for all. Where they cannot tell, a model of one member has a network
 * of each, and more members take them by turns.
 *
 * @throws (rejects) as `fitNetwork`. No network is left behind then.
 */
export async function trainEnsemble(
  table: EncodedTable,
  plan: EnsemblePlan,
  watch: ModelWatch,
): Promise<TrainedEnsemble> {
  const [first, ...others] = partsOf(table, plan);
  const training = new EnsembleTraining(table, plan, watch, others.length);
  try {
    const settings = await training.choose(first);
    const parts = plan.members === 1 ? settings.flatMap(() => others) : others;
    for (const part of parts) if (!training.isOver) await training.train(part, settings);
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

function partsOf({ targets, classes }: EncodedTable, { members, heldOut, candidates }: EnsemblePlan): Part[] {
  const [{ seed }] = candidates;
  if (members > 1) {
    const folds = dealFolds(targets, Math.max(members, LEAST_FOLDS), seed);
    return folds.slice(0, members).map((without) => ({ without, isKept: true }));
  }
  const all = { without: new Int32Array(0), isKept: true };
  const without = heldOutRows(targets, heldOut, classes !== undefined, seed);
  return without.length === 0 ? [all] : [{ without, isKept: false }, all];
}

/** A network that was trained, and what it says of the rows that it left out. */
interface Trained {
  readonly network: Network;
  readonly history: History;
  readonly table: EncodedTable;
  readonly scales: Scales;
  readonly answers: HeldOutOutputs | undefined;
}

/** What a candidate came to. */
interface Candidate {
  readonly trained: Trained;
  readonly settings: TrainingSettings;
  /** Relative, on each row that was left out. */
  readonly losses: Float64Array;
  readonly loss: number;
}

/** A network with the layers of another one, as a file has it: dropout alone may differ, which answers do not use. */
function describedAs({ config }: Network, network: Network): Network {
  const copy = Network.fromConfig({ ...config, seed: network.seed });
  copy.loadStateDict(network.stateDict());
  network.dispose();
  return copy;
}

/** Trains networks one after the other and keeps what they say of the rows that they left out. */
class EnsembleTraining {
  readonly #kept: Trained[] = [];
  /** Those of the first part, until they are chosen from. */
  #candidates: Candidate[] = [];
  readonly #answers: HeldOutOutputs[] = [];
  /** In doubt, what the first of both says alone. */
  #alone: HeldOutOutputs | undefined;
  /** All that is to be trained at most. */
  readonly #count: number;
  #trained = 0;

  constructor(
    private readonly table: EncodedTable,
    private readonly plan: EnsemblePlan,
    private readonly watch: ModelWatch,
    private readonly others: number,
  ) {
    this.#count = plan.candidates.length + this.#toCome(plan.candidates.length);
  }

  /**
   * Trains the first part with each candidate and keeps the one that says most of the rows that are left out.
   *
   * @returns The settings that the model's networks take by turns.
   */
  async choose(part: Part): Promise<TrainingSettings[]> {
    const { candidates, weights, members } = this.plan;
    const table = this.#tableOf(part);
    for (const settings of part.without.length === 0 ? candidates.slice(0, 1) : candidates) {
      if (this.#candidates.some(({ loss }) => this.isOver || loss < LITTLE_NOISE)) break;
      const trained = await this.#fit(part, table, settings);
      const losses =
        trained.answers === undefined ? Float64Array.of() : relativeLosses(table, trained.answers, weights);
      this.#candidates.push({ trained, settings, losses, loss: losses.reduce((sum, loss) => sum + loss, 0) });
    }
    const chosen = chosenOf(this.#candidates).slice(0, this.isOver ? 1 : 2);
    const [{ trained }] = chosen;
    const isBlend = members === 1 && chosen.length > 1;
    const networks = chosen.map((candidate) => candidate.trained.network);
    const answers = isBlend ? heldOutOutputs(networks, table, trained.scales, part.without) : trained.answers;
    if (isBlend) this.#alone = trained.answers;
    for (const candidate of this.#candidates) if (candidate !== chosen[0]) candidate.trained.network.dispose();
    this.#candidates = [];
    this.#trained = this.#count - this.#toCome(chosen.length);
    this.#take(part, { ...trained, answers });
    return chosen.map(({ settings }) => settings);
  }

  /** Trains the model's next network. */
  async train(part: Part, settings: readonly TrainingSettings[]): Promise<void> {
    const own = settings[this.#kept.length % settings.length];
    const trained = await this.#fit(part, this.#tableOf(part), own);
    const [first] = this.#kept;
    const network = own === settings[0] ? trained.network : describedAs(first.network, trained.network);
    this.#take(part, { ...trained, network });
  }

  /** Networks after those of the first part, where some settings are left. */
  #toCome(settings: number): number {
    return this.plan.members === 1 ? settings * this.others : this.others;
  }

  /** Whether there is nothing more to train. */
  get isOver(): boolean {
    return this.watch.stop?.aborted === true && this.#trained > 0;
  }

  result(): TrainedEnsemble {
    const [{ scales, table }] = this.#kept;
    const isBlend = this.plan.members === 1 && this.#kept.length > 1;
    // Stopped before the second of both began: the first is judged by what it says itself.
    const answers = isBlend || this.#alone === undefined ? this.#answers : [this.#alone];
    return {
      networks: this.#kept.map(({ network }) => network),
      isBlend,
      ...scales,
      table,
      histories: this.#kept.map(({ history }) => history),
      heldOut: answers.length === 0 ? undefined : joined(answers),
    };
  }

  dispose(): void {
    for (const { trained } of this.#candidates) trained.network.dispose();
    for (const { network } of this.#kept) network.dispose();
  }

  /** Keeps what a network says and, if it is the model's, the network. */
  #take({ isKept }: Part, trained: Trained): void {
    if (trained.answers !== undefined) this.#answers.push(trained.answers);
    // Stopped before the model's own network began: the one that was to judge it is the answer.
    if (isKept || this.isOver) this.#kept.push(trained);
    else trained.network.dispose();
  }

  /** The table as a network knows it that learns from all rows but those it leaves out. */
  #tableOf({ without, isKept }: Part): EncodedTable {
    return isKept ? this.table : this.plan.tableOf(otherRows(this.table.targets.length, without));
  }

  async #fit({ without, isKept }: Part, table: EncodedTable, settings: TrainingSettings): Promise<Trained> {
    const rows = otherRows(table.targets.length, without);
    // The members of a model share their scales.
    const [shared] = this.#kept;
    const scales = isKept ? (shared?.scales ?? learnScales(table, settings)) : learnScales(table, settings, rows);
    const data = trainingDataOf(table, scales, rows, this.plan.weights);
    const seed = settings.seed + this.#kept.length;
    const { network, history } = await fitNetwork(data, settings, seed, this.#watchOf(settings));
    this.#trained++;
    const answers = without.length === 0 ? undefined : heldOutOutputs([network], table, scales, without);
    return { network, history, table, scales, answers };
  }

  #watchOf({ epochs }: TrainingSettings) {
    const { signal, stop, onProgress } = this.watch;
    const count = this.#count;
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
