import { plainCopy } from "../core/plain-copy";
import type { Global } from "../core/global-type";
import { assertFunction, rangeError } from "../core/check";
import { StateError } from "../core/errors";
import { finiteMatrix, toDoubleMatrix, type DoubleMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { defineOptions, signal, type Check, type RowsFor } from "../core/option-table";
import { isInt32Array } from "../core/typed-array";
import type { Scaler } from "../datasets/scaler";
import { StandardScaler } from "../datasets/standard-scaler";
import type { LossSpec } from "../losses/loss";
import type { Network } from "../network/network";
import type { EpochRecord, History } from "../training/history";
import type { EstimatorSettings } from "./estimator-options";
import type { Member, Samples } from "./member";
import { trainMembers } from "./train-member";
import { keptRows, weightedRows } from "./weighted-rows";

/** Options of `fit` of an estimator. */
export interface EstimatorFitOptions {
  /** How much each sample counts: 0 or more; 0 is as if the sample were not there. Default all 1. */
  readonly sampleWeights?: ArrayLike<number>;
  /** Ends the fit, which then rejects with the signal's reason; the estimator stays as it was. */
  readonly signal?: Global<"AbortSignal">;
  /** Called after each epoch, of several networks one after the other. */
  readonly onEpoch?: (epoch: EpochRecord) => void;
}

/** Checked against the rows of X, later. */
const weights: Check<ArrayLike<number>> = () => undefined;

/** Options of `fit`. */
export const FIT_OPTIONS = defineOptions({
  sampleWeights: [weights],
  signal: [signal],
  onEpoch: [assertFunction as Check<NonNullable<EstimatorFitOptions["onEpoch"]>>],
} satisfies RowsFor<EstimatorFitOptions>);

/** What `fit` has made. */
export interface FittedModel {
  /** One or more. */
  readonly members: readonly Member[];
  readonly scaler: Scaler;
}

/** What the network is to learn. */
export interface EncodedTargets {
  readonly loss: LossSpec;
  /** Outputs of the network. */
  readonly fanOut: number;
  /** One class index or one row for each row that counts. */
  readonly targets: Int32Array | Matrix;
  /** Of each output of a classifier. */
  readonly classWeights?: readonly number[] | undefined;
}

/**
 * Makes targets of the rows that count.
 *
 * @param goesOn - Whether training goes on from a former fit.
 */
export type Encode = (who: string, rows: Int32Array, goesOn: boolean) => EncodedTargets;

const LBFGS_ADVICE = 'choose solver "adam" or "sgd", or call fit, which goes on with warmStart: true';

/** What both estimators do: options, scaling, training, and looking after the network. */
export abstract class MlpEstimator<Settings extends EstimatorSettings = EstimatorSettings> {
  #model: FittedModel | undefined;
  #isFitting = false;

  protected constructor(
    protected readonly name: string,
    /** All options, defaults filled in; frozen. */
    readonly options: Settings,
  ) {}

  /** Whether `fit` has ended once. */
  get isFitted(): boolean {
    return this.#model !== undefined;
  }

  /** The network inside, the first of several, whose inputs are scaled; it belongs to the estimator. */
  get network(): Network {
    return this.model("network").members[0].network;
  }

  /** The networks inside, one for each of `members`. */
  get networks(): readonly Network[] {
    return this.model("networks").members.map(({ network }) => network);
  }

  /** Columns of X. */
  get featureCount(): number {
    return this.model("featureCount").members[0].network.fanIn;
  }

  /** Loss, accuracy and more of each epoch, of the first network; where fits went on, of all their epochs. */
  get history(): History {
    return plainCopy(this.model("history").members[0].history);
  }

  /** Training loss of each epoch. */
  get lossCurve(): readonly number[] {
    return this.model("lossCurve").members[0].history.loss.slice();
  }

  /** Epochs that the last fit took, and those that it went on from. */
  get iterations(): number {
    return this.model("iterations").members[0].history.epoch.at(-1) ?? 0;
  }

  /** Frees the network's memory; the estimator is as before `fit`. */
  dispose(): void {
    for (const { network } of this.#model?.members ?? []) network.dispose();
    this.#model = undefined;
  }

  /** Calls `dispose`, at the end of a block with `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  /**
   * Trains networks and takes them over if all goes well: new ones, or copies of those there are where a fit goes on.
   *
   * @throws (rejects) StateError while another fit runs.
   */
  protected async train(
    member: "fit" | "partialFit",
    X: MatrixLike | DoubleMatrix,
    targetCount: number,
    encode: Encode,
    options: EstimatorFitOptions,
  ): Promise<void> {
    const who = `${this.name}.${member}`;
    if (this.#isFitting) throw new StateError(`${who}: the estimator is being fitted; await the running fit first.`);
    this.#isFitting = true;
    try {
      await this.#train(who, member === "partialFit", X, targetCount, encode, options);
    } finally {
      this.#isFitting = false;
    }
  }

  async #train(
    who: string,
    isPartial: boolean,
    X: MatrixLike | DoubleMatrix,
    targetCount: number,
    encode: Encode,
    options: EstimatorFitOptions,
  ): Promise<void> {
    const settings = this.options;
    const { sampleWeights, ...watch } = FIT_OPTIONS.complete(who, options);
    if (isPartial && settings.solver === "lbfgs") {
      throw rangeError(who, 'solver is "lbfgs", which needs all samples', LBFGS_ADVICE);
    }
    if (isPartial && settings.earlyStopping) {
      throw rangeError(who, "earlyStopping is true, and each call is one epoch", "leave it out, or call fit");
    }
    const before = isPartial || settings.warmStart ? this.#model : undefined;
    const matrix = finiteMatrix(who, "X", toDoubleMatrix(who, "X", X));
    if (targetCount !== matrix.rows) {
      throw rangeError(who, `X has ${matrix.rows} rows, y has ${targetCount}`, "pass one target for each row");
    }
    if (before !== undefined) assertColumns(who, matrix, before);
    const weighted = weightedRows(who, sampleWeights, matrix.rows);
    const { targets, ...encoded } = encode(who, weighted.rows, before !== undefined);
    const kept = keptRows(matrix, weighted);
    const scaler = before?.scaler ?? new StandardScaler().fit(kept);
    const dataset = samplesOf(scaler.transform(kept), targets, weighted.weights);
    const members = await trainMembers({ who, settings, dataset, ...encoded, isPartial, watch }, before?.members);
    this.adopt({ members, scaler });
  }

  /** Takes over what `fit` or `load` has made; the estimator's former network is disposed of. */
  protected adopt(model: FittedModel): void {
    this.dispose();
    this.#model = model;
  }

  /** @throws StateError before `fit`. */
  protected model(member: string): FittedModel {
    if (this.#model !== undefined) return this.#model;
    throw new StateError(`${this.name}.${member}: the estimator is not fitted; await fit(X, y) first.`);
  }

  /** Outputs of each network for rows of X. */
  protected outputs(member: string, X: MatrixLike | DoubleMatrix): Matrix[] {
    const who = `${this.name}.${member}`;
    const model = this.model(member);
    const matrix = toDoubleMatrix(who, "X", X);
    assertColumns(who, matrix, model);
    finiteMatrix(who, "X", matrix);
    const inputs = model.scaler.transform(matrix);
    return model.members.map(({ network }) => network.predict(inputs));
  }
}

function samplesOf(
  inputs: Matrix,
  targets: EncodedTargets["targets"],
  sampleWeights: Float32Array | undefined,
): Samples {
  return isInt32Array(targets) ? { inputs, targets, classes: [], sampleWeights } : { inputs, targets, sampleWeights };
}

/** @throws RangeError for other columns than those that the estimator was fitted on. */
function assertColumns(who: string, { columns }: DoubleMatrix | Matrix, { members }: FittedModel): void {
  const { fanIn } = members[0].network;
  if (columns === fanIn) return;
  throw rangeError(who, `X has ${columns} columns, the estimator was fitted on ${fanIn}`, "pass the same columns");
}
