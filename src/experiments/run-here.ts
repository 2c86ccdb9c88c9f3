import type { PopulationTask } from "../population/task";
import { Slices } from "../training/event-loop";
import { PieceRunner, type Piece } from "./piece-runner";

/** Milliseconds of work before other work in the thread gets its turn. */
const SLICE_MS = 8;

/** Trains pieces in the calling thread, which stays alive: work comes in slices. */
export async function runInThisThread(
  tasks: readonly PopulationTask[],
  nextPiece: () => Piece | undefined,
  signal: AbortSignal | undefined,
  onPiece: (index: number, rows: Float64Array) => void,
): Promise<void> {
  const runner = new PieceRunner(tasks, nextPiece, onPiece);
  const slices = new Slices(signal);
  try {
    while (runner.advance(SLICE_MS)) await slices.next();
  } finally {
    runner.dispose();
  }
}
