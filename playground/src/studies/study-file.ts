/** The data of a study as a table, as if a person had brought it. */
import type { Matrix } from "wasm-mlp";
import type { ColumnChoice } from "../data/table";

export interface StudyData {
  readonly inputs: Matrix;
  readonly targets: Float32Array;
  /** Classes, where categories are learned. */
  readonly labels?: Int32Array;
}

const TARGET = "answer";

export function fileOf({ inputs, targets, labels }: StudyData): { readonly file: File; readonly choice: ColumnChoice } {
  const { data, rows, columns } = inputs;
  const features = columns <= 2 ? ["x", "y"].slice(0, columns) : Array.from({ length: columns }, (_, i) => `x${i + 1}`);
  const lines = Array.from({ length: rows }, (_, r) => [
    ...data.subarray(r * columns, (r + 1) * columns),
    labels === undefined ? targets[r] : labels[r],
  ]);
  const text = [[...features, TARGET], ...lines].map((line) => line.join(",")).join("\n");
  const choice = { target: TARGET, features, isRegression: labels === undefined };
  return { file: new File([`${text}\n`], "study.csv"), choice };
}
