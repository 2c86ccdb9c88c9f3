import type { Answer } from "./answers";
import type { ModelNote } from "./model-notes";
import type { TablePiece } from "./table-pieces";

/** What `predictTable` gives. */
export interface TableAnswers {
  /** An answer for each row of the table, in order. */
  readonly rows: Answer[];
  /** What was odd in the table, counted: empty cells, unknown categories, columns that are missing. */
  readonly notes: readonly ModelNote[];
}

/** Rows of a table that follow each other, with what the model says of them. */
export interface AnsweredPiece extends TablePiece {
  /** An answer for each of the rows. */
  readonly answers: readonly Answer[];
  /** What was odd in the table until here, counted. */
  readonly notes: readonly ModelNote[];
}
