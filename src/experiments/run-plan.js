import { availableThreads } from "./workers/create-worker";
import { Crew } from "./workers/crew";
import { runInThisThread } from "./run-here";
import { pieceRange } from "./study-plan";
/**
 * Computes all pieces of a plan.
 *
 * @param assemble - Makes a result of the rows that are there.
 * @returns A row for each network.
 */
export async function runPlan(plan, options, assemble) {
  const { onProgress, signal } = options;
  const start = performance.now();
  const rows = new Array(plan.count).fill(undefined);
  let done = 0;
  const report = () => {
    onProgress?.({
      done,
      total: plan.count,
      elapsedMs: performance.now() - start,
      partial: () => assemble(rows),
    });
  };
  signal?.throwIfAborted();
  report();
  await runPieces(plan, allPieces(plan), options, (index, pieceRows) => {
    done += storeRows(plan, rows, index, pieceRows);
    report();
  });
  return rows;
}
/** Computes some pieces of a plan, by as many workers as the options say, or in this thread where there are none; `onPiece` gets each piece's rows, in any order. */
export async function runPieces(plan, indices, { signal, workers }, onPiece) {
  const who = plan.settings.kind;
  const crew = new Crew({
    who,
    task: { type: "population", task: plan.task },
    indices,
    jobAt: (index) => pieceOf(plan, index).members,
    onResult: (index, rows) => {
      onPiece(index, rows);
    },
  });
  const count = workers ?? (await availableThreads());
  if (count > 0 && (await crew.run(count, signal))) return;
  const queue = [...indices].reverse();
  const nextPiece = () => {
    const index = queue.pop();
    return index === undefined ? undefined : pieceOf(plan, index);
  };
  await runInThisThread(plan.task, nextPiece, signal, onPiece);
}
function allPieces(plan) {
  return Array.from({ length: plan.pieces }, (_, index) => index);
}
function pieceOf(plan, index) {
  const [first, end] = pieceRange(plan, index);
  return { index, members: Array.from({ length: end - first }, (_, i) => plan.member(first + i)) };
}
/** Puts the rows of a piece in their places; returns how many they are. */
export function storeRows(plan, rows, index, pieceRows) {
  const [first, end] = pieceRange(plan, index);
  const width = plan.columns.length;
  for (let i = first; i < end; i++) rows[i] = pieceRows.subarray((i - first) * width, (i - first + 1) * width);
  return end - first;
}
