/** Some records, all of the same length. */
export interface RecordBatch {
  /** The cells, without white space around them. */
  readonly rows: string[][];
  /** The line in which each record begins, as an editor counts. */
  readonly lines: Int32Array;
}
