import { now } from "../core/clock";
import { availableThreads } from "../core/platform";
import { Crew } from "./workers/crew";
import { withListener } from "./listener";
import { runInThisThread } from "./run-here";
import { rememberPlan } from "./remembered-plans";
import { pieceRange, type StudyLayout, type StudyPlan } from "./study-plan";
import type { Recorded, StudyDefinition } from "./study-definition";
import type { StudyProgress } from "./study-progress";
import type { RunOptions } from "./study-options";
import type { Piece } from "./piece-runner";

type Rows = (Float64Array | undefined)[];

/** Computes a study whole: the one frame of all kinds. */
export async function runStudy<Settings extends { readonly kind: string }, Result extends object>(
  definition: StudyDefinition<Settings, Result>,
  plan: StudyPlan,
  options: RunOptions<StudyProgress<Result>>,
): Promise<Result> {
  const settings = plan.settings as unknown as Recorded<Settings>;
  const assemble = (rows: Rows) => rememberPlan(definition.assemble(settings, rows), plan);
  return assemble(await runPlan(plan, options, assemble));
}

/**
 * Computes all pieces of a plan.
 *
 * @param assemble - Makes a result of the rows that are there.
 * @returns A row for each network.
 */
async function runPlan<Result>(
  plan: StudyPlan,
  options: RunOptions<StudyProgress<Result>>,
  assemble: (rows: Rows) => Result,
): Promise<Rows> {
  const start = now();
  const rows: Rows = new Array<undefined>(plan.count).fill(undefined);
  let done = 0;
  const progress = (): StudyProgress<Result> => ({
    done,
    total: plan.count,
    elapsedMs: now() - start,
    partial: () => assemble(rows),
  });
  await withListener(options, async (report, signal) => {
    report(progress());
    await runPieces(plan, allPieces(plan), { ...options, signal }, (index, pieceRows) => {
      done += storeRows(plan, rows, index, pieceRows);
      report(progress());
    });
  });
  return rows;
}

/** Computes some pieces of a plan, by as many workers as the options say, or in this thread where there are none; `onPiece` gets each piece's rows, in any order. */
export async function runPieces(
  plan: StudyPlan,
  indices: readonly number[],
  { signal, workers }: Pick<RunOptions<never>, "signal" | "workers">,
  onPiece: (index: number, rows: Float64Array) => void,
): Promise<void> {
  signal?.throwIfAborted();
  const tasks = plan.parts.map(({ task }) => task);
  const crew = new Crew({
    who: plan.settings.kind,
    task: { type: "population", tasks },
    indices,
    jobAt: (index) => pieceOf(plan, index),
    onResult: (index, rows) => {
      onPiece(index, rows as Float64Array);
    },
  });
  const count = workers ?? availableThreads();
  if (count > 0 && (await crew.run(count, signal))) return;
  const queue = [...indices].reverse();
  const nextPiece = () => {
    const index = queue.pop();
    return index === undefined ? undefined : pieceOf(plan, index);
  };
  await runInThisThread(tasks, nextPiece, signal, onPiece);
}

function allPieces(plan: StudyPlan): number[] {
  return Array.from({ length: plan.pieces }, (_, index) => index);
}

function pieceOf(plan: StudyPlan, index: number): Piece {
  const { part, first, end } = pieceRange(plan, index);
  const members = Array.from({ length: end - first }, (_, i) => plan.parts[part].member(first + i));
  return { index, part, members };
}

/** Puts the rows of a piece in their places; returns how many they are. */
export function storeRows(layout: StudyLayout, rows: Rows, index: number, pieceRows: Float64Array): number {
  const { part, first, end } = pieceRange(layout, index);
  const { first: offset, columns } = layout.partLayouts[part];
  const width = columns.length;
  for (let i = first; i < end; i++) rows[offset + i] = pieceRows.subarray((i - first) * width, (i - first + 1) * width);
  return end - first;
}
