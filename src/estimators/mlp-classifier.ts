import { argMaxRows } from "../core/arg-max";
import { rangeError } from "../core/check";
import { weightsOfClasses } from "../data/class-weights";
import type { DoubleMatrix, Matrix, MatrixLike } from "../core/matrix";
import { softmaxRows } from "../core/softmax";
import { readEstimatorFile, writeEstimatorFile } from "./estimator-file";
import { completeClassifierOptions, type ClassifierOptions, type ClassifierSettings } from "./estimator-options";
import type { FileSource } from "../files/source";
import { assertLabels, classesOf, encodeLabels, type Label } from "./label-encoder";
import { MlpEstimator, type EstimatorFitOptions } from "./mlp-estimator";
import { scoreWeights } from "./weighted-rows";

const NAME = "MLPClassifier";

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
   * Trains a new network on (rows, features) and a class for each row; the arguments are left as they are.
   *
   * @returns Itself.
   * @throws (rejects) TypeError, RangeError for data or weights that are not valid; DivergenceError;
   *   StateError while another fit runs; the signal's reason. The estimator is as it was then.
   */
  async fit(X: MatrixLike | DoubleMatrix, y: ArrayLike<Class>, options: EstimatorFitOptions = {}): Promise<this> {
    assertLabels(`${NAME}.fit`, y);
    let classes: Class[] = [];
    await this.train(
      X,
      y.length,
      (who, rows) => {
        const labels = Array.from(rows, (row) => y[row]);
        classes = classesOf(who, labels) as Class[];
        const targets = encodeLabels(who, labels, classes);
        // A second output, never a target, lets one class alone be fitted like any other number.
        const fanOut = Math.max(2, classes.length);
        return {
          loss: "crossEntropy",
          fanOut,
          targets,
          classWeights: this.#classWeights(who, classes, targets, fanOut),
        };
      },
      options,
    );
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
    const weights = weightsOfClasses(who, classWeight, classes, targets);
    if (targets.every((label) => weights[label] === 0)) {
      throw rangeError(who, "classWeight is 0 for all samples", "give at least one class a weight above 0");
    }
    return Array.from({ length: fanOut }, (_, i) => weights[i] ?? 1);
  }

  /** Softmax of the outputs, in double precision. */
  #probabilities(member: string, X: MatrixLike | DoubleMatrix): Matrix {
    return softmaxRows(this.outputs(member, X), this.#classes.length);
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
