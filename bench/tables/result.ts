/** A table of the bench. */
export interface TableOfBench {
  readonly name: string;
  readonly target: string;
  readonly task: "classification" | "regression";
  /** The rows of the test part of each split, from 0. */
  readonly testRows: readonly (readonly number[])[];
}

/** What a model reached on the test rows of a split. */
export interface Result {
  readonly table: string;
  readonly split: number;
  /** `wasm-mlp`, `wasm-mlp x 8`, or scikit-learn's `mlp`, `boosting`, `linear`. */
  readonly model: string;
  /** Accuracy of classes, R squared of numbers. */
  readonly score: number;
  /** Of the processor, for the training: other programs that run do not change it. */
  readonly seconds: number;
  /** Of classes: mean distance between confidence and accuracy over ten bins. */
  readonly calibrationError?: number;
  /** Of numbers: share of the test rows within the interval of 0.9. */
  readonly coverage?: number;
}
