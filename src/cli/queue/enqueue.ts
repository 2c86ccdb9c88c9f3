import type { Queue } from "bullmq";
import { mergePieces, type Merged, type StudyPlan } from "../../experiments/index";
import { assertPiece } from "../../experiments/pieces";
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
  { output, signal }: CommandContext,
  { url, waitMs }: QueuePlace,
  request: StudyRequest,
): Promise<Merged["result"]> {
  const plan = planOf(request);
  await using link = await connectRedis(url, waitMs, output);
  const queue: Queue<PieceJob, string> = new link.bullmq.Queue(QUEUE_NAME, { connection: link.connection });
  queue.on("error", () => undefined);
  await Promise.race([link.lost, handIn(queue, plan, request)]);
  output.event({ event: "queued", pieces: plan.pieces, key: plan.key });
  const lines = await output.withProgress("queue", (onProgress) =>
    Promise.race([
      link.lost,
      collect(queue, plan, signal, (done) => {
        onProgress(done / plan.pieces, `${done} of ${plan.pieces} pieces`);
      }),
    ]),
  );
  const { result } = mergePieces([lines.join("\n")]);
  await Promise.all(lines.map((_, piece) => queue.remove(jobId(plan.key, piece))));
  await queue.close();
  return result;
}

async function handIn(queue: Queue<PieceJob, string>, plan: StudyPlan, request: StudyRequest): Promise<void> {
  const { key, pieces } = plan;
  for (let piece = 0; piece < pieces; piece++) {
    const id = jobId(key, piece);
    // A piece that failed in an earlier run gets another chance.
    if ((await queue.getJobState(id)) === "failed") await queue.remove(id);
    await queue.add("piece", { key, request, piece }, { jobId: id, removeOnComplete: false, removeOnFail: false });
  }
}

/** The lines of all pieces. */
async function collect(
  queue: Queue<PieceJob, string>,
  plan: StudyPlan,
  signal: AbortSignal,
  onDone: (done: number) => void,
): Promise<string[]> {
  const { key, pieces } = plan;
  const lines = new Map<number, string>();
  for (;;) {
    for (let piece = 0; piece < pieces; piece++) {
      if (lines.has(piece)) continue;
      const job = await queue.getJob(jobId(key, piece));
      if (job?.failedReason) throw new Error(`piece ${piece} failed: ${job.failedReason}`);
      if (typeof job?.returnvalue !== "string") continue;
      assertPiece("the queue", plan, piece, job.returnvalue);
      lines.set(piece, job.returnvalue);
    }
    onDone(lines.size);
    if (lines.size === pieces) return Array.from({ length: pieces }, (_, piece) => lines.get(piece)!);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    signal.throwIfAborted();
  }
}
