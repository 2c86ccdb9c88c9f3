/** Rows to train on and rows held out. */
export interface Fold {
  readonly train: Int32Array;
  readonly validation: Int32Array;
}
/**
 * Deals rows out at random: into `folds` parts, each held out once, or for one fold into a
 * training part and a share that is held out.
 *
 * @throws RangeError for parts that would be empty.
 */
export declare function foldsOf(
  who: string,
  rows: number,
  folds: number,
  validationFraction: number,
  seed: number,
): Fold[];
