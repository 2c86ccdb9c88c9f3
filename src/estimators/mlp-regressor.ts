import { isObject } from "../core/kind";
import { rangeError, show, typeError } from "../core/check";
import { isColumn, rowsOf, toDoubleMatrix, type DoubleMatrix, type Matrix, type MatrixLike } from "../core/matrix";
import { isList } from "../core/typed-array";
import { StandardScaler } from "../datasets/standard-scaler";
import { lossNameOf, type TaskLoss } from "../extras/task-loss";
import { assertCounts, headOf } from "../extras/task-head";
import type { Predicted, ValueHead } from "../extras/value-head/index";
import type { FileSource } from "../files/source";
import { rSquared } from "../metrics/r-squared";
import { readEstimatorFile, writeEstimatorFile } from "./estimator-file";
import { completeEstimatorOptions, type EstimatorOptions } from "./estimator-options";
import { MlpEstimator, type Encode, type EstimatorFitOptions } from "./mlp-estimator";
import { scoreWeights } from "./weighted-rows";

const NAME = "MLPRegressor";

/** Values to predict: a number for each row, or a row of numbers for each row. */
export type RegressionTargets = ArrayLike<number> | MatrixLike | DoubleMatrix;

/**
 * A perceptron that predicts numbers, in the manner of scikit-learn's class of that name: inputs and
 * targets are standardized inside, predictions are in the targets' units. Trained by mean squared error, or another `loss`:
 * of `"poisson"`, `"gaussian"` and `"quantile"` it predicts what their distributions have (counts, means, medians).
 *
 * Differences from scikit-learn (1.2): inputs and targets are scaled; the best epoch's parameters
 * are the estimator's; L2 holds for biases too, except for those of `"lbfgs"`; `fit` is asynchronous.
 *
 * @example
 * ```ts
 * const regressor = new MLPRegressor({ hiddenLayerSizes: [16], maxIter: 500 });
 * await regressor.fit([[0], [1], [2], [3]], [1, 3, 5, 7]);
 * regressor.predict([[1.5]]); // { data: Float32Array(1), rows: 1, columns: 1 }, near 4
 * ```
 */
export class MLPRegressor extends MlpEstimator {
  #targetScaler = new StandardScaler();

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: EstimatorOptions = {}) {
    super(NAME, completeEstimatorOptions(NAME, options));
  }

  /**
   * Trains a new network, or with `warmStart` the one there is, on (rows, features) and a value or a row of values for each row; the arguments
   * are left as they are.
   *
   * @returns Itself.
   * @throws (rejects) TypeError, RangeError for data or weights that are not valid; DivergenceError;
   *   StateError while another fit runs; the signal's reason. The estimator is as it was then.
   */
  async fit(X: MatrixLike | DoubleMatrix, y: RegressionTargets, options: EstimatorFitOptions = {}): Promise<this> {
    return this.#learn("fit", X, y, options);
  }

  /**
   * Goes on learning for one epoch, from where `fit` or the last call ended; the first call makes the network, and the
   * scaling of inputs and targets by its rows. Calls with the same rows are a `fit` of as many epochs, to the bit.
   *
   * @returns Itself.
   * @throws (rejects) as `fit`; RangeError with `earlyStopping` or `"lbfgs"`, for other columns, or another number of targets.
   */
  async partialFit(X: MatrixLike | DoubleMatrix, y: RegressionTargets, options: EstimatorFitOptions = {}) {
    return this.#learn("partialFit", X, y, options);
  }

  async #learn(
    member: "fit" | "partialFit",
    X: MatrixLike | DoubleMatrix,
    y: RegressionTargets,
    options: EstimatorFitOptions,
  ): Promise<this> {
    const values = valuesOf(`${NAME}.${member}`, y);
    const { loss = "meanSquaredError" } = this.options;
    assertCounts(`${NAME}.${member}`, "y", values, this.#loss);
    let targetScaler = new StandardScaler();
    const encode: Encode = (who, rows, goesOn) => {
      const kept = rowsOf(values, rows);
      if (goesOn) {
        assertTargets(who, values.columns, this.#targetScaler.columns);
        targetScaler = this.#targetScaler;
      } else {
        targetScaler = this.#head.isCount ? countScaler(kept) : new StandardScaler().fit(kept);
      }
      return { loss, fanOut: values.columns * this.#head.width, targets: targetScaler.transform(kept) };
    };
    await this.train(member, X, values.rows, encode, options);
    this.#targetScaler = targetScaler;
    return this;
  }

  /** Predicted values, (rows, targets), rounded to f32; `score` compares in double precision. @throws StateError before `fit`; RangeError for other columns. */
  predict(X: MatrixLike | DoubleMatrix): Matrix {
    return this.#targetScaler.inverseTransform(this.#predicted("predict", X).values);
  }

  /**
   * With the loss `"quantile"`: below what each target is with each of the levels; those of a row do not fall.
   *
   * @returns A matrix (rows, targets) for each level, from the least on.
   * @throws RangeError for another loss, or other columns; StateError before `fit`.
   */
  predictQuantiles(X: MatrixLike | DoubleMatrix): Matrix[] {
    const { quantiles } = this.#predicted("predictQuantiles", X);
    if (quantiles === undefined) throw this.#lacks("predictQuantiles", '{ type: "quantile", levels: [0.1, 0.5, 0.9] }');
    return quantiles.map((one) => this.#targetScaler.inverseTransform(one));
  }

  /**
   * With the losses `"gaussian"` and `"poisson"`: standard deviation of each target around its predicted value, (rows, targets).
   *
   * @throws RangeError for another loss, or other columns; StateError before `fit`.
   */
  predictDeviations(X: MatrixLike | DoubleMatrix): Matrix {
    const { deviations } = this.#predicted("predictDeviations", X);
    if (deviations === undefined) throw this.#lacks("predictDeviations", '"gaussian" or "poisson"');
    const sizes = this.#targetScaler.deviation;
    return { ...deviations, data: deviations.data.map((deviation, i) => deviation * sizes[i % sizes.length]) };
  }

  #lacks(member: string, needed: string): RangeError {
    const loss = show(lossNameOf(this.#loss ?? "meanSquaredError"));
    return rangeError(`${NAME}.${member}`, `loss is ${loss}`, `make an estimator with the loss ${needed}`);
  }

  get #loss(): TaskLoss | undefined {
    return this.options.loss as TaskLoss | undefined;
  }

  get #head(): ValueHead {
    return headOf(this.#loss);
  }

  /** What the networks say on average, in the units that they learned. */
  #predicted(member: string, X: MatrixLike | DoubleMatrix): Predicted {
    const outputs = this.outputs(member, X);
    return this.#head.predicted(outputs, this.#targetScaler.deviation);
  }

  /**
   * R squared, averaged over the targets: 1 is perfect, 0 is no better than the mean. Constant targets
   * give 1 if they are predicted exactly, else 0, as in scikit-learn.
   *
   * @throws StateError before `fit`; RangeError for other columns, or another number of rows.
   */
  score(X: MatrixLike | DoubleMatrix, y: RegressionTargets, sampleWeights?: ArrayLike<number>): number {
    const who = `${NAME}.score`;
    const predicted = this.#targetScaler.inverseDouble(this.#predicted("score", X).values);
    const expected = valuesOf(who, y);
    const weights = scoreWeights(who, predicted.rows, expected.rows, sampleWeights);
    assertTargets(who, expected.columns, predicted.columns);
    return rSquared(predicted, expected, weights);
  }

  /**
   * Saves the fitted estimator as a safetensors file, which `loadNetwork` opens too.
   *
   * @param target - A path, in Node; left out, the bytes are returned.
   * @throws (rejects) StateError before `fit`; Error with the system's `code` when the file cannot be written.
   */
  save(target: string): Promise<undefined>;
  save(target?: undefined): Promise<Uint8Array<ArrayBuffer>>;
  async save(target?: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const model = this.model("save");
    const targetScaler = this.#targetScaler;
    return writeEstimatorFile(target, model, { kind: NAME, options: this.options, targetScaler });
  }

  /**
   * The estimator that `save` wrote.
   *
   * @throws (rejects) FileFormatError for any other file.
   */
  static async load(source: FileSource): Promise<MLPRegressor> {
    const { model, description } = await readEstimatorFile(NAME, source);
    const regressor = new MLPRegressor(description.options);
    regressor.adopt(model);
    if (description.targetScaler !== undefined) regressor.#targetScaler = description.targetScaler;
    return regressor;
  }
}

/** Divides each column of counts by its mean: the logarithm of a rate is then moved, and no more. */
function countScaler({ data, rows, columns }: DoubleMatrix): StandardScaler {
  const mean = new Array<number>(columns).fill(0);
  data.forEach((count, i) => (mean[i % columns] += count / rows));
  return StandardScaler.from(new Array<number>(columns).fill(0), mean);
}

/** @throws RangeError for another number of targets. */
function assertTargets(who: string, columns: number, fitted: number): void {
  if (columns === fitted) return;
  throw rangeError(who, `y has ${columns} columns, the estimator was fitted on ${fitted}`, "pass the same targets");
}

/** Targets as a matrix in double precision: a list of numbers is one column. */
function valuesOf(who: string, y: RegressionTargets): DoubleMatrix {
  if (!isObject(y)) throw typeError(who, `y is ${show(y)}`, "pass a value for each row");
  const values = isColumn(y) ? columnOf(who, y) : toDoubleMatrix(who, "y", y as MatrixLike | DoubleMatrix);
  // Predictions are of single precision.
  const i = values.data.findIndex((value) => !Number.isFinite(Math.fround(value)));
  if (i < 0) return values;
  const row = Math.floor(i / values.columns);
  throw rangeError(who, `y at row ${row} is ${values.data[i]}`, "remove samples without a finite f32 target");
}

function columnOf(who: string, list: unknown): DoubleMatrix {
  if (!isList(list)) throw typeError(who, `y is ${show(list)}`, "pass numbers");
  const data = Float64Array.from({ length: list.length }, (_, i) => {
    const value = list[i];
    if (typeof value !== "number") throw typeError(who, `y[${i}] is ${show(value)}`, "pass numbers");
    return value;
  });
  return { data, rows: data.length, columns: 1 };
}
