import { argMaxRows } from "../core/arg-max";
import { rangeError, show } from "../core/check";
import { joined } from "../core/joined";
import { absentColumn } from "../datasets/csv/encode-table";
import type { CsvSchema } from "../datasets/csv/schema";
import type { TableNote } from "../datasets/csv/table-note";
import type { EnsembleOutputs } from "./ensemble";
import { takeRows, type Features } from "./features";
import { classScoresOf, valueScoresOf, type Scores } from "./scores";
import type { EncodedPiece } from "./table-pieces";
import type { JudgedRows } from "./judged-rows";

/** What a model predicted for the rows of a table whose target is known. */
export interface JudgedTable extends JudgedRows {
  /** As `Model.evaluate` gives them. */
  readonly scores: Scores;
  /** Rows without a target that the model knows: they cannot be judged. */
  readonly leftOut: number;
  /** What was odd in the table, counted. */
  readonly notes: readonly TableNote[];
}

/** What a piece of the table adds. */
interface JudgedPart {
  readonly actual: Float64Array;
  readonly outputs: ArrayLike<number>;
}

/**
 * Judges a model by the rows of a table, a piece after the other.
 *
 * @throws (rejects) RangeError where no row has a target, or the table no column of it.
 */
export async function judgePieces(
  who: string,
  pieces: AsyncIterable<EncodedPiece>,
  { target }: CsvSchema,
  answer: (features: Features) => EnsembleOutputs,
): Promise<JudgedTable> {
  const parts: JudgedPart[] = [];
  let [rows, last]: [number, EncodedPiece | undefined] = [0, undefined];
  for await (const piece of pieces) {
    last = piece;
    rows += piece.rows.length;
    const { encoder, lines, features } = piece;
    if (!encoder.hasTarget) throw absentColumn(piece, target.name);
    const targets = Float64Array.from(piece.rows, (row, r) => encoder.target(row, lines[r]));
    const known = Int32Array.from(targets.keys()).filter((row) => !Number.isNaN(targets[row]));
    if (known.length === 0) continue;
    parts.push({
      actual: Float64Array.from(known, (row) => targets[row]),
      outputs: answer(takeRows(features, known)).data,
    });
  }
  if (parts.length === 0) {
    throw rangeError(who, "no row has a target that the model knows", `pass rows with ${show(target.name)}`);
  }
  const count = parts.reduce((sum, part) => sum + part.actual.length, 0);
  const actual = joined(
    new Float64Array(count),
    parts.map((part) => part.actual),
  );
  const outputs = parts.map((part) => part.outputs);
  const notes = [...last!.layoutNotes, ...last!.encoder.notes()];
  const more = { actual, leftOut: rows - count, notes };
  if (target.type === "number") {
    const predicted = joined(new Float64Array(count), outputs);
    return { ...more, predicted, scores: valueScoresOf(predicted, actual) };
  }
  const columns = target.classes.length;
  const data = joined(new Float32Array(count * columns), outputs);
  const probabilities = { data, rows: count, columns };
  const predicted = Float64Array.from(argMaxRows(probabilities));
  return { ...more, predicted, probabilities, scores: classScoresOf(probabilities, Int32Array.from(actual)) };
}
