import { inStandardErrors } from "./gain";

/** Settings that were tried. */
interface Tried {
  /** On each row that was left out. */
  readonly losses: Float64Array;
  /** Their sum. */
  readonly loss: number;
}

/** Standard errors by which the second of two settings must be better to be taken alone. */
const CERTAIN = 2;

/** The better one of two; both, the second first, where the second is better by no more than chance. docs/model-quality.md has the trials. */
export function chosenOf<T extends Tried>([first, second]: readonly T[]): T[] {
  if (second === undefined || !(second.loss < first.loss)) return [first];
  const gains = first.losses.map((loss, row) => loss - second.losses[row]);
  return inStandardErrors(gains) < CERTAIN ? [second, first] : [second];
}
