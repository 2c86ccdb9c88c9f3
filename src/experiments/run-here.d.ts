import type { PopulationTask } from "../population/task";
import { type Piece } from "./piece-runner";
/** Trains pieces in the calling thread, which stays alive: work comes in slices. */
export declare function runInThisThread(
  task: PopulationTask,
  nextPiece: () => Piece | undefined,
  signal: AbortSignal | undefined,
  onPiece: (index: number, rows: Float64Array) => void,
): Promise<void>;
