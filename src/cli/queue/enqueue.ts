import type { Queue } from "bullmq";
import { mergePieces, type Merged, type StudyPlan } from "../../experiments/index";
import { assertPiece } from "../../experiments/pieces";
import { shorten } from "../../core/check";
import { unlessAborted } from "../../core/unless-aborted";
import type { CommandContext } from "../frame/context";
import { planOf, type StudyRequest } from "../studies/study-request";
import { jobId, type PieceJob } from "./piece-job";
import { connectRedis, QUEUE_NAME } from "./redis";

/** Where a queue is, and how long to wait for it. */
export interface QueuePlace {
  readonly url: string;
  readonly waitMs: number;
}

/** Milliseconds between two looks at what is done. */
const POLL_MS = 200;

/**
 * Hands the pieces of a study to a queue, waits until workers have computed them all, and puts
 * them together. Pieces that are in the queue already, from a run that was stopped, are taken up.
 *
 * @throws (rejects) the signal's reason when stopped; Error when a piece failed or Redis is gone for good.
 */
export async function enqueue(
  context: CommandContext,
  { url, waitMs }: QueuePlace,
  request: StudyRequest,
): Promise<Merged["result"]> {
  const { output, signal } = context;
  const plan = planOf(request);
  await using link = await connectRedis(context, url, waitMs);
  const queue: Queue<PieceJob, string> = new link.bullmq.Queue(QUEUE_NAME, { connection: link.connection });
  queue.on("error", () => undefined);
  // Commands wait without end for a Redis that is gone, and so would a caller that waits for them.
  const whileThere = <Value>(work: Promise<Value>) => unlessAborted(Promise.race([link.lost, work]), signal);
  await whileThere(handIn(queue, plan, request));
  output.event({ event: "queued", pieces: plan.pieces, key: plan.key });
  const lines = await output.withProgress("queue", (onProgress) =>
    whileThere(
      collect(context, queue, plan, request, (done) => {
        onProgress(done / plan.pieces, `${done} of ${plan.pieces} pieces`);
      }),
    ),
  );
  const { result } = mergePieces([lines.join("\n")]);
  await Promise.race([link.away(), clear(queue, plan)]);
  return result;
}

/** Removes what is done. Not needed for the result, which is complete. */
async function clear(queue: Queue<PieceJob, string>, { key, pieces }: StudyPlan): Promise<void> {
  await Promise.all(Array.from({ length: pieces }, (_, piece) => queue.remove(jobId(key, piece))));
  await queue.close();
}

async function handIn(queue: Queue<PieceJob, string>, plan: StudyPlan, request: StudyRequest): Promise<void> {
  const { key, pieces } = plan;
  for (let piece = 0; piece < pieces; piece++) {
    const id = jobId(key, piece);
    // A piece that failed in an earlier run gets another chance.
    if ((await queue.getJobState(id)) === "failed") await queue.remove(id);
    await addPiece(queue, plan, request, piece);
  }
}

/** Hands a piece in; one that is in the queue stays as it is. */
async function addPiece(queue: Queue<PieceJob, string>, { key }: StudyPlan, request: StudyRequest, piece: number) {
  const options = { jobId: jobId(key, piece), removeOnComplete: false, removeOnFail: false };
  await queue.add("piece", { key, request, piece }, options);
}

/**
 * The lines of all pieces. What the queue no longer knows is handed in again: Redis may have come back empty, and another
 * command of the same study removes its pieces when it has them.
 */
async function collect(
  { output, signal }: CommandContext,
  queue: Queue<PieceJob, string>,
  plan: StudyPlan,
  request: StudyRequest,
  onDone: (done: number) => void,
): Promise<string[]> {
  const { key, pieces } = plan;
  const lines = new Map<number, string>();
  for (;;) {
    let unknown = 0;
    for (let piece = 0; piece < pieces; piece++) {
      if (lines.has(piece)) continue;
      const job = await queue.getJob(jobId(key, piece)).catch((cause: unknown) => {
        throw cause instanceof SyntaxError ? unreadableError(piece, cause) : cause;
      });
      if (job === undefined) {
        await addPiece(queue, plan, request, piece);
        unknown++;
        continue;
      }
      if (job.failedReason) throw new Error(`piece ${piece} failed: ${shorten(job.failedReason)}`);
      if (job.finishedOn === undefined) continue;
      const answer: unknown = job.returnvalue;
      assertPiece("the queue", plan, piece, answer);
      lines.set(piece, answer);
    }
    if (unknown > 0) output.warn(`the queue no longer knows ${unknown} pieces; they are handed in again`);
    onDone(lines.size);
    if (lines.size === pieces) return Array.from({ length: pieces }, (_, piece) => lines.get(piece)!);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    signal.throwIfAborted();
  }
}

/** What stands in Redis may be changed by others. */
function unreadableError(piece: number, cause: SyntaxError): Error {
  const remedy = "remove the keys of the queue from Redis, and run the same command again";
  return new Error(`piece ${piece} cannot be read from the queue (${shorten(cause.message)}); ${remedy}`, { cause });
}
