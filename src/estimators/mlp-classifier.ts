import { isArray } from "../core/kind";
import { argMaxRows } from "../core/arg-max";
import { rangeError } from "../core/check";
import { meanMatrix } from "../core/mean-matrix";
import { defineOptions, listOf, type RowsFor } from "../core/option-table";
import type { DoubleMatrix, Matrix, MatrixLike } from "../core/matrix";
import { softmaxRows } from "../core/softmax";
import { classEncoding, type ClassTargets } from "./class-targets";
import { readEstimatorFile, writeEstimatorFile } from "./estimator-file";
import { completeClassifierOptions, type ClassifierOptions, type ClassifierSettings } from "./estimator-options";
import type { FileSource } from "../files/source";
import { assertLabel, assertLabels, classesOf, type Label } from "./label-encoder";
import { allClasses } from "./going-on";
import { FIT_OPTIONS, MlpEstimator, type Encode, type EstimatorFitOptions } from "./mlp-estimator";
import { columnNames, isLabelRows, labelsOfRows, sigmoidRows, toLabelRows } from "./label-rows";
import { scoreWeights } from "./weighted-rows";

const NAME = "MLPClassifier";

/** What names a class: of rows of labels, the number of a column. */
export type ClassOf<Target extends Label | number[]> = Target extends Label ? Target : number;

/** Options of `partialFit` of a classifier. */
export interface PartialFitOptions<Target extends Label | number[] = Label> extends EstimatorFitOptions {
  /** All classes that will occur; needed in the first call, except for rows of labels. */
  readonly classes?: readonly ClassOf<Target>[];
}

const classList = listOf<never>((who, name, value) => {
  assertLabel(who, value, name);
}, '["no", "yes"]');

const PARTIAL_FIT_OPTIONS = defineOptions({ ...FIT_OPTIONS.rows, classes: [classList] } satisfies RowsFor<
  PartialFitOptions<never>
>);

/**
 * A perceptron that tells classes apart, in the manner of scikit-learn's class of that name: inputs are
 * standardized inside, classes are named by texts, numbers or booleans. Trained by
 * cross-entropy on a softmax output. With targets that are rows of 0 and 1 each column is a label of its own, trained by
 * binary cross-entropy on a sigmoid output.
 *
 * Differences from scikit-learn (1.2): inputs are scaled; at the end the best epoch's parameters
 * are the estimator's, with or without `earlyStopping`; two classes have two outputs; L2 holds for biases
 * too, except for those of `"lbfgs"`; `fit` is asynchronous.
 *
 * @example
 * ```ts
 * const classifier = new MLPClassifier({ hiddenLayerSizes: [32], randomState: 1 });
 * await classifier.fit([[0, 0], [0, 1], [5, 5], [5, 6]], ["near", "near", "far", "far"]);
 * classifier.predict([[5, 7]]); // ["far"]
 * const tagger = await new MLPClassifier<number[]>().fit([[0], [1], [2]], [[0, 0], [1, 0], [1, 1]]);
 * tagger.predict([[2]]); // a row of 0 and 1, here [[1, 1]] after enough epochs
 * ```
 */
export class MLPClassifier<Target extends Label | number[] = Label> extends MlpEstimator<ClassifierSettings> {
  #classes: readonly Label[] = [];
  #hasSeveralLabels = false;

  /** @throws TypeError, RangeError for options that are not valid. */
  constructor(options: ClassifierOptions = {}) {
    super(NAME, completeClassifierOptions(NAME, options));
  }

  /** The classes in the order of the columns of `predictProbabilities`: numbers, booleans, texts, each sorted. */
  get classes(): readonly ClassOf<Target>[] {
    this.model("classes");
    return this.#classes.slice() as readonly Label[] as readonly ClassOf<Target>[];
  }

  /**
   * Trains a new network, or with `warmStart` the one there is, on (rows, features) and a class
   * for each row, or a row of 0 and 1 with a column for each of several labels; the arguments are left as they are.
   *
   * @returns Itself.
   * @throws (rejects) TypeError, RangeError for data or weights that are not valid; DivergenceError;
   *   StateError while another fit runs; the signal's reason. The estimator is as it was then.
   */
  async fit(X: MatrixLike | DoubleMatrix, y: ClassTargets<Target>, options: EstimatorFitOptions = {}): Promise<this> {
    return this.#learn("fit", X, y, options, undefined);
  }

  /**
   * Goes on learning for one epoch, from where `fit` or the last call ended; the first call makes the network for its
   * `classes`, and the scaling of inputs by its rows. Calls with the same rows are a `fit` of as many epochs, to the bit.
   *
   * @returns Itself.
   * @throws (rejects) as `fit`; RangeError with `earlyStopping` or `"lbfgs"` or `classWeight: "balanced"`, for other columns or
   *   classes; TypeError without `classes` in the first call.
   */
  async partialFit(
    X: MatrixLike | DoubleMatrix,
    y: ClassTargets<Target>,
    options: PartialFitOptions<Target> = {},
  ): Promise<this> {
    const who = `${NAME}.partialFit`;
    const { classes, ...rest } = PARTIAL_FIT_OPTIONS.complete(who, options);
    return this.#learn("partialFit", X, y, rest, classes && classesOf(who, classes, "classes"));
  }

  async #learn(
    member: "fit" | "partialFit",
    X: MatrixLike | DoubleMatrix,
    y: ClassTargets<Target>,
    options: EstimatorFitOptions,
    given: readonly Label[] | undefined,
  ): Promise<this> {
    const choice = { settings: this.options, isPartial: member === "partialFit", given };
    const encoding = classEncoding(`${NAME}.${member}`, y, choice);
    let classes: readonly Label[] = [];
    const encode: Encode = (who, rows, goesOn) => {
      if (goesOn) this.#assertKind(who, encoding.isRows);
      const encoded = encoding.encode(who, rows, goesOn ? this.#classes : undefined);
      classes = encoded.classes;
      return encoded.targets;
    };
    await this.train(member, X, encoding.count, encode, options);
    this.#classes = classes;
    this.#hasSeveralLabels = encoding.isRows;
    return this;
  }

  /** The likeliest class of each row, or its labels as a row. @throws StateError before `fit`; RangeError for other columns. */
  predict(X: MatrixLike | DoubleMatrix): Target[] {
    return this.#predict("predict", X) as Target[];
  }

  #predict(member: string, X: MatrixLike | DoubleMatrix): (Label | number[])[] {
    const probabilities = this.#probabilities(member, X);
    if (this.#hasSeveralLabels) return labelsOfRows(probabilities);
    return Array.from(argMaxRows(probabilities), (index) => this.#classes[index]);
  }

  /** @throws RangeError for targets of the other kind than those that the estimator was fitted on. */
  #assertKind(who: string, isRows: boolean): void {
    if (isRows === this.#hasSeveralLabels) return;
    const [got, needed] = isRows
      ? ["rows of labels", "a label for each row"]
      : ["a label for each row", "rows of labels"];
    throw rangeError(who, `y has ${got}, the estimator was fitted on ${needed}`, "pass the same kind of targets");
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
   * Share of the rows that are predicted right, weighted if weights are given. Of several labels a row is right if all are.
   *
   * @throws StateError before `fit`; RangeError for other columns, or another number of rows.
   */
  score(X: MatrixLike | DoubleMatrix, y: ClassTargets<Target>, sampleWeights?: ArrayLike<number>): number {
    const who = `${NAME}.score`;
    const isRows = isLabelRows(y);
    const expected = isRows ? labelsOfRows(toLabelRows(who, y)) : y;
    assertLabels(who, expected);
    if (!isRows) classesOf(who, expected);
    const predicted = this.#predict("score", X);
    this.#assertKind(who, isRows);
    if (isRows) allClasses(who, columnNames((expected as number[][])[0].length), this.#classes);
    const weights = scoreWeights(who, predicted.length, expected.length, sampleWeights);
    const right = predicted.reduce<number>((sum, label, i) => sum + (isEqual(label, expected[i]) ? weights[i] : 0), 0);
    return right / weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** Softmax of the outputs, or the sigmoid of each label, in double precision; the mean over the networks. */
  #probabilities(member: string, X: MatrixLike | DoubleMatrix): Matrix {
    const outputs = this.outputs(member, X);
    if (this.#hasSeveralLabels) return meanMatrix(outputs.map(sigmoidRows));
    const count = this.#classes.length;
    return meanMatrix(outputs.map((logits) => softmaxRows(logits, count)));
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
    return writeEstimatorFile(target, model, {
      kind: NAME,
      options: this.options,
      classes: this.#classes,
      hasSeveralLabels: this.#hasSeveralLabels,
    });
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
    classifier.#hasSeveralLabels = description.hasSeveralLabels ?? false;
    return classifier;
  }
}

/** Whether two labels, or two rows of them, are the same. */
function isEqual(a: Label | number[], b: unknown): boolean {
  return isArray(a) && isArray(b) ? a.every((label, i) => label === b[i]) : a === b;
}
