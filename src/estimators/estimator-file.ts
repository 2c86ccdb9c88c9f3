import { isArray } from "../core/kind";
import { headOf } from "../extras/task-head";
import type { TaskLoss } from "../extras/task-loss";
import type { Scaler } from "../datasets/scaler";
import { StandardScaler } from "../datasets/standard-scaler";
import { scalerFromJson } from "../datasets/scaler-json";
import { formatError } from "../core/format-error";
import { decodeEnsemble, saveEnsemble } from "../files/ensemble-file";
import { readSource, type FileSource } from "../files/source";
import type { JsonObject } from "../files/strict-json";
import { stackOf, type Network } from "../network/network";
import { createHistory } from "../training/history";
import { startOf, type LBFGSState } from "../training/lbfgs-state";
import { completeClassifierOptions, completeEstimatorOptions, type ClassifierOptions } from "./estimator-options";
import { classesOf, type Label } from "./label-encoder";
import type { FittedModel } from "./mlp-estimator";

/** What an estimator is besides its network. */
export interface EstimatorDescription {
  readonly kind: string;
  readonly options: ClassifierOptions;
  readonly classes?: readonly Label[] | undefined;
  /** Of a classifier: whether a row may have several labels, or none. */
  readonly hasSeveralLabels?: boolean | undefined;
  /** Of a regressor: how targets were scaled. */
  readonly targetScaler?: StandardScaler;
}

/** Saves an estimator as a network file: scaler and class names in their places, the rest in the details. */
export async function writeEstimatorFile(
  target: string | undefined,
  { members, scaler }: FittedModel,
  { kind, options, classes, hasSeveralLabels, targetScaler }: EstimatorDescription,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const details: JsonObject = {
    estimator: kind,
    options: { ...options },
    ...(classes && { labels: [...classes] }),
    ...(hasSeveralLabels && { severalLabels: true }),
    ...(targetScaler && { targetScaler: { ...targetScaler.toJSON() } }),
    ...statesOf(options, members),
  };
  const extras = { classes: classes?.map(String), scaler: { ...scaler.toJSON() }, details };
  const networks = members.map(({ network }) => network);
  return saveEnsemble(`${kind}.save`, networks, target, extras);
}

/**
 * @throws (rejects) FileFormatError for a file that holds no estimator of the kind, or whose parts do
 *   not fit together. No network is left behind then.
 */
export async function readEstimatorFile(
  kind: string,
  source: FileSource,
): Promise<{ model: FittedModel; description: EstimatorDescription }> {
  const read = await readSource(`${kind}.load`, source);
  const file = typeof source === "string" ? `${kind}.load: ${source}` : `${kind}.load`;
  const { networks, scaler, details } = await decodeEnsemble(read);
  const [network] = networks;
  try {
    if (details?.estimator !== kind || scaler === undefined) {
      throw formatError(file, `it holds no ${kind}`, `save one with ${kind}.save`);
    }
    const { options, labels, severalLabels, targetScaler, lbfgs } = details;
    const leastOutputs = severalLabels === true ? 1 : 2;
    const isClassifier = kind === "MLPClassifier";
    const settings = (isClassifier ? completeClassifierOptions : completeEstimatorOptions)(file, options as object);
    const description: EstimatorDescription = {
      kind,
      options: settings,
      classes: isClassifier ? labelsOf(file, labels, network.fanOut, leastOutputs) : undefined,
      hasSeveralLabels: severalLabels === true,
      ...(!isClassifier && { targetScaler: targetScalerOf(file, targetScaler, network, settings.loss as TaskLoss) }),
    };
    if (description.options.members !== networks.length) {
      throw formatError(file, `members is ${description.options.members}, the file has ${networks.length} networks`);
    }
    const states = lbfgs === undefined ? [] : checkedStates(file, lbfgs, networks);
    const members = networks.map((one, i) => ({
      network: one,
      history: createHistory(),
      ...(states[i] && { lbfgs: { state: states[i] } }),
    }));
    return { model: { members, scaler: scalerOf(file, "scaler", scaler, network.fanIn) }, description };
  } catch (error) {
    for (const one of networks) one.dispose();
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw formatError(file, `its details make no estimator: ${error.message.replace(/\.$/, "")}`, undefined, error);
  }
}

/** Numbers of L-BFGS states that a file keeps at most: those of 50,000 parameters. Text has 20 bytes for each. */
const MOST_STATE_NUMBERS = 1e6;

/** What fits by L-BFGS go on from, where a further fit does. */
function statesOf(
  { solver, warmStart }: ClassifierOptions,
  members: FittedModel["members"],
): { readonly lbfgs?: JsonObject[] } {
  if (solver !== "lbfgs" || warmStart !== true) return {};
  const states = members.flatMap(({ lbfgs }) => (lbfgs === undefined ? [] : [lbfgs.state]));
  const numbers = states.reduce((sum, { pairs }) => sum + 2 * pairs.length * (pairs[0]?.change.length ?? 0), 0);
  return states.length < members.length || numbers > MOST_STATE_NUMBERS
    ? {}
    : { lbfgs: states.map((one) => ({ ...one })) };
}

/** @throws TypeError, RangeError for what are no states of these networks. */
function checkedStates(file: string, states: unknown, networks: readonly Network[]): LBFGSState[] {
  if (!isArray(states) || states.length !== networks.length) {
    throw formatError(file, `its L-BFGS states are not one for each of ${networks.length} networks`);
  }
  return networks.map((network, i) => startOf(`lbfgs[${i}]`, stackOf(network, file), states[i] ?? null));
}

/** Labels of a file: different ones, one for each output; a single class has two outputs. */
function labelsOf(file: string, labels: unknown, fanOut: number, leastOutputs: number): readonly Label[] {
  const count = isArray(labels) ? labels.length : 0;
  if (Math.max(leastOutputs, count) !== fanOut || count === 0) {
    throw formatError(file, `${count} labels do not fit ${fanOut} outputs`);
  }
  const list = labels as readonly Label[];
  if (classesOf(file, list).length === count) return list;
  throw formatError(file, "two of its labels are equal");
}

/** The scaler of a file, for as many columns as the network has there. */
function scalerOf(file: string, name: string, json: unknown, columns: number): Scaler {
  const scaler = scalerFromJson(json);
  if (scaler.columns === columns) return scaler;
  throw formatError(file, `its ${name} has ${scaler.columns} columns, the network ${columns}`);
}

/** The scaler of targets, which are numbers of single precision, as predictions are; the loss says how many outputs each has. */
function targetScalerOf(file: string, json: unknown, { fanOut }: Network, loss: TaskLoss | undefined): StandardScaler {
  const scaler = scalerOf(file, "targetScaler", json, fanOut / headOf(loss).width);
  if (!(scaler instanceof StandardScaler)) throw formatError(file, "its targetScaler is not of means and deviations");
  const { mean, deviation } = scaler;
  if ([...mean, ...deviation].every((value) => Number.isFinite(Math.fround(value)))) return scaler;
  throw formatError(file, "its targetScaler has numbers beyond the range of f32");
}
