import { assertFunction, rangeError } from "../core/check";
import { StateError } from "../core/errors";
import { finiteMatrix, toDoubleMatrix, type DoubleMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { defineOptions, signal, type Check, type RowsFor } from "../core/option-table";
import { isInt32Array } from "../core/typed-array";
import type { ClassificationDataset, RegressionDataset } from "../datasets/dataset";
import { split, type Split } from "../datasets/split";
import type { Scaler } from "../datasets/scaler";
import { StandardScaler } from "../datasets/standard-scaler";
import type { LossName } from "../losses/loss";
import type { Network } from "../network/network";
import type { FitOptions } from "../training/fit-options";
import type { EpochRecord, History } from "../training/history";
import type { EstimatorSettings } from "./estimator-options";
import { createPerceptron, createTrainer } from "./perceptron";
import { keptRows, weightedRows } from "./weighted-rows";

/** Options of `fit` of an estimator. */
export interface EstimatorFitOptions {
  /** How much each sample counts: 0 or more; 0 is as if the sample were not there. Default all 1. */
  readonly sampleWeights?: ArrayLike<number>;
  /** Ends the fit, which then rejects with the signal's reason; the estimator stays as it was. */
  readonly signal?: AbortSignal;
  /** Called after each epoch. */
  readonly onEpoch?: (epoch: EpochRecord) => void;
}

/** Checked against the rows of X, later. */
const weights: Check<ArrayLike<number>> = () => undefined;

/** Options of `fit`. */
const FIT_OPTIONS = defineOptions({
  sampleWeights: [weights],
  signal: [signal],
  onEpoch: [assertFunction as Check<NonNullable<EstimatorFitOptions["onEpoch"]>>],
} satisfies RowsFor<EstimatorFitOptions>);

/** What `fit` has made. */
export interface FittedModel {
  readonly network: Network;
  readonly scaler: Scaler;
  readonly history: History;
}

type Samples = ClassificationDataset | RegressionDataset;

/** What the network is to learn. */
export interface EncodedTargets {
  readonly loss: LossName;
  /** Outputs of the network. */
  readonly fanOut: number;
  /** One class index or one row for each row that counts. */
  readonly targets: Int32Array | Matrix;
  /** Of each output of a classifier. */
  readonly classWeights?: readonly number[] | undefined;
}

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

  /** The network inside, whose inputs are scaled; it belongs to the estimator. */
  get network(): Network {
    return this.model("network").network;
  }

  /** Columns of X. */
  get featureCount(): number {
    return this.model("featureCount").network.fanIn;
  }

  /** Loss, accuracy and more of each epoch. */
  get history(): History {
    return this.model("history").history;
  }

  /** Training loss of each epoch. */
  get lossCurve(): readonly number[] {
    return this.model("lossCurve").history.loss;
  }

  /** Epochs that the last fit took. */
  get iterations(): number {
    return this.model("iterations").history.epoch.length;
  }

  /** Frees the network's memory; the estimator is as before `fit`. */
  dispose(): void {
    this.#model?.network.dispose();
    this.#model = undefined;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  /** Trains a new network and takes it over if all goes well. @throws (rejects) StateError while another fit runs. */
  protected async train(
    X: MatrixLike | DoubleMatrix,
    targetCount: number,
    encode: (who: string, rows: Int32Array) => EncodedTargets,
    options: EstimatorFitOptions,
  ): Promise<void> {
    const who = `${this.name}.fit`;
    if (this.#isFitting) throw new StateError(`${who}: the estimator is being fitted; await the running fit first.`);
    this.#isFitting = true;
    try {
      await this.#train(who, X, targetCount, encode, options);
    } finally {
      this.#isFitting = false;
    }
  }

  async #train(
    who: string,
    X: MatrixLike | DoubleMatrix,
    targetCount: number,
    encode: (who: string, rows: Int32Array) => EncodedTargets,
    options: EstimatorFitOptions,
  ): Promise<void> {
    const { sampleWeights, ...rest } = FIT_OPTIONS.complete(who, options);
    const matrix = finiteMatrix(who, "X", toDoubleMatrix(who, "X", X));
    if (targetCount !== matrix.rows) {
      throw rangeError(who, `X has ${matrix.rows} rows, y has ${targetCount}`, "pass one target for each row");
    }
    const weighted = weightedRows(who, sampleWeights, matrix.rows);
    const encoded = encode(who, weighted.rows);
    const kept = keptRows(matrix, weighted);
    const scaler = new StandardScaler().fit(kept);
    const inputs = scaler.transform(kept);
    const network = createPerceptron(this.options, inputs.columns, encoded.fanOut);
    try {
      const dataset = samplesOf(inputs, encoded.targets, weighted.weights);
      const history = await this.#fit(who, network, dataset, encoded, rest);
      this.adopt({ network, scaler, history });
    } catch (error) {
      network.dispose();
      throw error;
    }
  }

  async #fit(
    who: string,
    network: Network,
    dataset: Samples,
    encoded: EncodedTargets,
    options: Pick<FitOptions, "signal" | "onEpoch">,
  ): Promise<History> {
    const { settings, data, validation, monitor } = this.#plan(who, dataset);
    const trainer = createTrainer(network, this.options, encoded, settings.batchSize, monitor);
    return trainer.fit(data, {
      ...settings,
      ...options,
      validation,
      earlyStopping: { monitor, patience: this.options.nIterNoChange, minDelta: this.options.tol },
    });
  }

  /** Which samples train, which are set aside, and what ends training. */
  #plan(who: string, dataset: Samples) {
    const { earlyStopping, validationFraction, randomState, batchSize, maxIter, shuffle } = this.options;
    const isClassifier = isInt32Array(dataset.targets);
    const parts = earlyStopping ? setAside(who, dataset, validationFraction, randomState) : undefined;
    const data = parts?.train ?? dataset;
    const rows = data.inputs.rows;
    const settings = {
      epochs: maxIter,
      batchSize: batchSize === "auto" ? Math.min(200, rows) : Math.min(batchSize, rows),
      shuffle,
    } satisfies FitOptions;
    const monitor = parts === undefined ? "loss" : isClassifier ? "validationAccuracy" : "validationLoss";
    return { settings, data, validation: parts?.test, monitor } as const;
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

  /** Outputs of the network for rows of X. */
  protected outputs(member: string, X: MatrixLike | DoubleMatrix): Matrix {
    const who = `${this.name}.${member}`;
    const { network, scaler } = this.model(member);
    const matrix = toDoubleMatrix(who, "X", X);
    if (matrix.columns !== network.fanIn) {
      throw rangeError(
        who,
        `X has ${matrix.columns} columns, the estimator was fitted on ${network.fanIn}`,
        "pass the same columns",
      );
    }
    finiteMatrix(who, "X", matrix);
    return network.predict(scaler.transform(matrix));
  }
}

function samplesOf(
  inputs: Matrix,
  targets: EncodedTargets["targets"],
  sampleWeights: Float32Array | undefined,
): Samples {
  return isInt32Array(targets) ? { inputs, targets, classes: [], sampleWeights } : { inputs, targets, sampleWeights };
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
