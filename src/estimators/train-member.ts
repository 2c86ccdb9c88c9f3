import { rangeError } from "../core/check";
import type { Matrix } from "../core/matrix";
import { isInt32Array } from "../core/typed-array";
import { take } from "../data/samples";
import { split, type Split } from "../datasets/split";
import { dealFolds, otherRows } from "../model/deal-rows";
import { Network } from "../network/network";
import { checkpointConfig, putCheckpoint, takeCheckpoint } from "../training/checkpoint";
import type { History } from "../training/history";
import { endsInOneRow } from "../training/minibatches";
import { coreOf, type Trainer } from "../training/trainer";
import { trainFullBatch } from "./full-batch";
import type { Member, Samples, Trained, Training } from "./member";
import { createPerceptron, createTrainer } from "./perceptron";

/**
 * Trains the networks of an estimator, one after the other, as new ones or from copies of former ones. Several learn
 * from other rows each, with other seeds.
 *
 * @throws (rejects) as `Trainer.fit`. No network is left behind then.
 */
export async function trainMembers(training: Training, before: readonly Member[] | undefined): Promise<Member[]> {
  const members: Member[] = [];
  try {
    for (let i = 0; i < training.settings.members; i++) {
      members.push(await trainMember({ ...training, dataset: rowsOfMember(training, i) }, i, before?.[i]));
    }
    return members;
  } catch (error) {
    for (const { network } of members) network.dispose();
    throw error;
  }
}

/** Rows that a member leaves out are at most this share. */
const LEAST_FOLDS = 5;

/** All rows of a single member; of several, all but those of one fold. */
function rowsOfMember({ dataset, settings: { members, randomState } }: Training, member: number): Samples {
  if (members === 1) return dataset;
  const { targets, inputs } = dataset;
  const first = Float64Array.from({ length: inputs.rows }, (_, row) => firstTarget(targets, row));
  const rows = otherRows(inputs.rows, dealFolds(first, Math.max(members, LEAST_FOLDS), randomState)[member]);
  return rows.length === 0 ? dataset : take(dataset, rows);
}

function firstTarget(targets: Int32Array | Matrix, row: number): number {
  return isInt32Array(targets) ? targets[row] : targets.data[row * targets.columns];
}

async function trainMember(training: Training, number: number, before: Member | undefined): Promise<Member> {
  const network = before === undefined ? newNetwork(training, number) : copyOf(before.network);
  try {
    const train = training.settings.solver === "lbfgs" ? trainFullBatch : trainBatches;
    return { network, ...(await train(training, network, before)) };
  } catch (error) {
    network.dispose();
    throw error;
  }
}

/** By steps on batches. */
async function trainBatches(training: Training, network: Network, before: Member | undefined): Promise<Trained> {
  const { who, settings, loss, classWeights, isPartial, watch } = training;
  const { data, validation, monitor, ...fitting } = planOf(training);
  const trainer = createTrainer(network, settings, { loss, classWeights }, fitting.batchSize, monitor);
  if (before?.trainer !== undefined) goOn(who, trainer, before.trainer);
  const stopping = { monitor, patience: settings.nIterNoChange, minDelta: settings.tol };
  const options = { ...fitting, ...watch, ...(validation && { validation }) };
  const history = await trainer.fit(data, isPartial ? options : { ...options, earlyStopping: stopping });
  return { trainer, history: before === undefined ? history : lifeOf(trainer, history) };
}

function newNetwork({ settings, dataset, fanOut }: Training, member: number): Network {
  const randomState = seedOf(settings.randomState, member);
  return createPerceptron({ ...settings, randomState }, dataset.inputs.columns, fanOut);
}

/** Seeds of members follow each other; after the largest comes 0. */
function seedOf(seed: number, member: number): number {
  return seed <= Number.MAX_SAFE_INTEGER - member ? seed + member : seed - Number.MAX_SAFE_INTEGER + member - 1;
}

function copyOf(network: Network): Network {
  const copy = Network.fromConfig(network.config);
  copy.loadStateDict(network.stateDict());
  return copy;
}

/** Gives a trainer everything from which another would go on. Only what follows the number of rows may differ. */
function goOn(who: string, trainer: Trainer, before: Trainer): void {
  const core = coreOf(trainer);
  putCheckpoint(who, core, { ...takeCheckpoint(coreOf(before)), config: checkpointConfig(core) });
}

/** The epochs of all fits so far. */
function lifeOf(trainer: Trainer, { bestEpoch }: History): History {
  return bestEpoch === undefined ? trainer.history : { ...trainer.history, bestEpoch };
}

/** Which samples train, which are set aside, in which batches, and what ends training. */
function planOf({ who, settings, dataset, isPartial }: Training) {
  const { earlyStopping, validationFraction, randomState, batchSize, maxIter, shuffle, normalization } = settings;
  const parts = earlyStopping ? setAside(who, dataset, validationFraction, randomState) : undefined;
  const data = parts?.train ?? dataset;
  const { rows } = data.inputs;
  const batch = Math.min(batchSize === "auto" ? 200 : batchSize, rows);
  const aside = isInt32Array(dataset.targets) ? "validationAccuracy" : "validationLoss";
  return {
    data,
    validation: parts?.test,
    monitor: parts === undefined ? "loss" : aside,
    epochs: isPartial ? 1 : maxIter,
    batchSize: batch,
    shuffle,
    dropLast: normalization === "batch" && endsInOneRow(rows, batch),
  } as const;
}

/** Deals samples out into those that train and those that are set aside. */
function setAside(who: string, dataset: Samples, testFraction: number, seed: number): Split<Samples> {
  const rows = dataset.inputs.rows;
  const aside = Math.round(testFraction * rows);
  if (aside < 1 || aside >= rows) {
    throw rangeError(
      who,
      `validationFraction ${testFraction} of ${rows} samples leaves a part empty`,
      "pass more samples, another validationFraction, or earlyStopping: false",
    );
  }
  return split(dataset, { testFraction, seed });
}
