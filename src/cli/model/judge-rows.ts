import type { Matrix } from "../../index";
import type { TableNote } from "../../datasets/index";
import type { TableRows } from "../../datasets/csv/table-rows";
import type { Answer, Model, Scores } from "../../model/index";
import { targetsOf } from "./read-rows";

/** What a model said of rows whose target is known. */
export interface JudgedRows {
  /** Class numbers, or values. */
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  /** Of classes: (rows, classes). */
  readonly probabilities?: Matrix;
  readonly scores: Scores;
  /** Rows without a target that the model knows: they cannot be judged. */
  readonly leftOut: number;
  readonly notes: readonly TableNote[];
}

/**
 * Judges a model by the rows of a table.
 *
 * @throws (rejects) RangeError where no row has a target, or the table no column of it.
 */
export async function judgeRows(model: Model, table: TableRows): Promise<JudgedRows> {
  const { targets, notes } = targetsOf(model, table);
  const scores = await model.evaluate(table);
  const { rows: answers } = await model.predictTable(table);
  const labels = new Map(model.classes?.map((name, label) => [name, label]));
  const said = answers.map(({ value }) => (typeof value === "string" ? labels.get(value)! : value));
  const known = Array.from(targets.keys()).filter((row) => !Number.isNaN(targets[row]));
  const { classes } = model;
  return {
    actual: Float64Array.from(known, (row) => targets[row]),
    predicted: Float64Array.from(known, (row) => said[row]),
    ...(classes && { probabilities: probabilitiesOf(answers, known, classes) }),
    scores,
    leftOut: targets.length - known.length,
    notes,
  };
}

function probabilitiesOf(answers: readonly Answer[], rows: readonly number[], classes: readonly string[]): Matrix {
  const data = rows.flatMap((row) => classes.map((name) => answers[row].probabilities![name]));
  return { data: Float32Array.from(data), rows: rows.length, columns: classes.length };
}
