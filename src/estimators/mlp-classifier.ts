import { argMaxRows } from "../core/arg-max";
import { rangeError } from "../core/check";
import { weightsOfClasses } from "../data/class-weights";
import { meanMatrix } from "../core/mean-matrix";
import { defineOptions, listOf, type RowsFor } from "../core/option-table";
import type { DoubleMatrix, Matrix, MatrixLike } from "../core/matrix";
import { softmaxRows } from "../core/softmax";
import { readEstimatorFile, writeEstimatorFile } from "./estimator-file";
import { completeClassifierOptions, type ClassifierOptions, type ClassifierSettings } from "./estimator-options";
import type { FileSource } from "../files/source";
import { assertLabels, classesOf, encodeLabels, type Label } from "./label-encoder";
import { allClasses, sameClasses } from "./going-on";
import { FIT_OPTIONS, MlpEstimator, type Encode, type EstimatorFitOptions } from "./mlp-estimator";
import { scoreWeights } from "./weighted-rows";

const NAME = "MLPClassifier";

/** Options of `partialFit` of a classifier. */
export interface PartialFitOptions<Class extends Label = Label> extends EstimatorFitOptions {
  /** All classes that will occur; needed in the first call. */
  readonly classes?: readonly Class[];
}

/** Their elements are checked later. */
const classList = listOf<never>(() => undefined, '["no", "yes"]');

const PARTIAL_FIT_OPTIONS = defineOptions({ ...FIT_OPTIONS.rows, classes: [classList] } satisfies RowsFor<
  PartialFitOptions<never>
>);

/**
 * A perceptron that tells classes apart, in the manner of scikit-learn's class of that name: inputs are
 * standardised inside, classes are named by texts, numbers or booleans. Trained by
 * cross-entropy on a softmax output.
 *
 * Differences from scikit-learn (1.2): inputs are scaled; at the end the best epoch's parameters
 * are the estimator's, with or without `earlyStopping`; two classes have two outputs; L2 holds for biases
 * too; there is no `"lbfgs"` solver; `fit` is asynchronous.
 *
 * @example
 * ```ts
 * const classifier = new MLPClassifier({ hiddenLayerSizes: [32], randomState: 1 });
 * await classifier.fit([[0, 0], [0, 1], [5, 5], [5, 6]], ["near", "near", "far", "far"]);
 * classifier.predict([[5, 7]]); // ["far"]
 * ```
 */
export class MLPClassifier<Class extends Label = Label> extends MlpEstimator<ClassifierSettings> {
  #classes: readonly Class[] = [];

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: ClassifierOptions = {}) {
    super(NAME, completeClassifierOptions(NAME, options));
  }

  /** The classes in the order of the columns of `predictProbabilities`: numbers, booleans, texts, each sorted. */
  get classes(): readonly Class[] {
    this.model("classes");
    return this.#classes;
  }

  /**
   * Trains a new network, or with `warmStart` the one there is, on (rows, features) and a class for each row; the arguments are left as they are.
   *
   * @returns Itself.
   * @throws (rejects) TypeError, RangeError for data or weights that are not valid; DivergenceError;
   *   StateError while another fit runs; the signal's reason. The estimator is as it was then.
   */
  async fit(X: MatrixLike | DoubleMatrix, y: ArrayLike<Class>, options: EstimatorFitOptions = {}): Promise<this> {
    return this.#learn("fit", X, y, options, undefined);
  }

  /**
   * Goes on learning for one epoch, from where `fit` or the last call ended; the first call makes the network for its
   * `classes`, and the scaling of inputs by its rows. Calls with the same rows are a `fit` of as many epochs, to the bit.
   *
   * @returns Itself.
   * @throws (rejects) as `fit`; RangeError with `earlyStopping` or `classWeight: "balanced"`, for other columns or
   *   classes; TypeError without `classes` in the first call.
   */
  async partialFit(
    X: MatrixLike | DoubleMatrix,
    y: ArrayLike<Class>,
    options: PartialFitOptions<Class> = {},
  ): Promise<this> {
    const who = `${NAME}.partialFit`;
    const { classes, ...rest } = PARTIAL_FIT_OPTIONS.complete(who, options);
    return this.#learn("partialFit", X, y, rest, classes && (classesOf(who, classes, "classes") as Class[]));
  }

  async #learn(
    member: "fit" | "partialFit",
    X: MatrixLike | DoubleMatrix,
    y: ArrayLike<Class>,
    options: EstimatorFitOptions,
    given: readonly Class[] | undefined,
  ): Promise<this> {
    assertLabels(`${NAME}.${member}`, y);
    let classes: readonly Class[] = [];
    const encode: Encode = (who, rows, goesOn) => {
      const labels = Array.from(rows, (row) => y[row]);
      const occurring = classesOf(who, labels) as Class[];
      const known = goesOn ? this.#classes : undefined;
      classes = member === "fit" ? sameClasses(who, occurring, known) : allClasses(who, given, known);
      const targets = encodeLabels(who, labels, classes);
      // A second output, never a target, lets one class alone be fitted like any other number.
      const fanOut = Math.max(2, classes.length);
      return { loss: "crossEntropy", fanOut, targets, classWeights: this.#classWeights(who, classes, targets, fanOut) };
    };
    await this.train(member, X, y.length, encode, options);
    this.#classes = classes;
    return this;
  }

  /** The likeliest class of each row. @throws StateError before `fit`; RangeError for other columns. */
  predict(X: MatrixLike | DoubleMatrix): Class[] {
    return Array.from(argMaxRows(this.#probabilities("predict", X)), (index) => this.#classes[index]);
  }

  /**
   * Probabilities of the classes, (rows, classes), in the order of `classes`.
   *
   * @throws StateError before `fit`; RangeError for other columns.
   */
  predictProbabilities(X: MatrixLike | DoubleMatrix): Matrix {
    return this.#probabilities("predictProbabilities", X);
  }

  /**
   * Share of the rows that are predicted right, weighted if weights are given.
   *
   * @throws StateError before `fit`; RangeError for other columns, or another number of rows.
   */
  score(X: MatrixLike | DoubleMatrix, y: ArrayLike<Class>, sampleWeights?: ArrayLike<number>): number {
    assertLabels(`${NAME}.score`, y);
    const predicted = this.predict(X);
    const weights = scoreWeights(`${NAME}.score`, predicted.length, y.length, sampleWeights);
    const right = predicted.reduce((sum, name, i) => sum + (name === y[i] ? weights[i] : 0), 0);
    return right / weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** The weight of each output. */
  #classWeights(who: string, classes: readonly Class[], targets: Int32Array, fanOut: number): number[] | undefined {
    const { classWeight } = this.options;
    if (classWeight === undefined) return undefined;
    if (classWeight === "balanced" && who.endsWith("partialFit")) {
      throw rangeError(
        who,
        'classWeight is "balanced", which needs all samples',
        "give a weight for each class by name",
      );
    }
    const weights = weightsOfClasses(who, classWeight, classes, targets);
    if (targets.every((label) => weights[label] === 0)) {
      throw rangeError(who, "classWeight is 0 for all samples", "give at least one class a weight above 0");
    }
    return Array.from({ length: fanOut }, (_, i) => weights[i] ?? 1);
  }

  /** Softmax of the outputs, in double precision. */
  #probabilities(member: string, X: MatrixLike | DoubleMatrix): Matrix {
    const count = this.#classes.length;
    return meanMatrix(this.outputs(member, X).map((outputs) => softmaxRows(outputs, count)));
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
    return writeEstimatorFile(target, model, { kind: NAME, options: this.options, classes: this.#classes });
  }

  /**
   * The estimator that `save` wrote.
   *
   * @throws (rejects) FileFormatError for any other file.
   */
  static async load(source: FileSource): Promise<MLPClassifier> {
    const { model, description } = await readEstimatorFile(NAME, source);
    const classifier = new MLPClassifier(description.options);
    classifier.adopt(model);
    classifier.#classes = description.classes ?? [];
    return classifier;
  }
}
