import { Slices } from "../training/event-loop";
import { PieceRunner } from "./piece-runner";
/** Milliseconds of work before other work in the thread gets its turn. */
const SLICE_MS = 8;
/** Trains pieces in the calling thread, which stays alive: work comes in slices. */
export async function runInThisThread(task, nextPiece, signal, onPiece) {
  const runner = new PieceRunner(task, nextPiece, onPiece);
  const slices = new Slices(signal);
  try {
    while (runner.advance(SLICE_MS)) await slices.next();
  } finally {
    runner.dispose();
  }
}
