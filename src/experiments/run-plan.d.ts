import { type StudyPlan } from "./study-plan";
import type { StudyProgress } from "./study-progress";
import type { RunOptions } from "./study-options";
type Rows = (Float64Array | undefined)[];
/**
 * Computes all pieces of a plan.
 *
 * @param assemble - Makes a result of the rows that are there.
 * @returns A row for each network.
 */
export declare function runPlan<Result>(
  plan: StudyPlan,
  options: RunOptions<StudyProgress<Result>>,
  assemble: (rows: Rows) => Result,
): Promise<Rows>;
/** Computes some pieces of a plan, by as many workers as the options say, or in this thread where there are none; `onPiece` gets each piece's rows, in any order. */
export declare function runPieces(
  plan: StudyPlan,
  indices: readonly number[],
  { signal, workers }: RunOptions<never>,
  onPiece: (index: number, rows: Float64Array) => void,
): Promise<void>;
/** Puts the rows of a piece in their places; returns how many they are. */
export declare function storeRows(
  plan: Pick<StudyPlan, "columns" | "count" | "pieceSize">,
  rows: Rows,
  index: number,
  pieceRows: Float64Array,
): number;
export {};
