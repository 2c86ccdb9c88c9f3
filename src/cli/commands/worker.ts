import { Command, Option } from "commander";
import type { Job } from "bullmq";
import { computePieces } from "../../experiments/index";
import type { CommandContext } from "../frame/context";
import { addExamples } from "../options/examples";
import { integer, positive } from "../options/numbers";
import { JobPlans, type PieceJob } from "../queue/piece-job";
import { connectRedis, QUEUE_NAME, type RedisLink } from "../queue/redis";

interface WorkerOptions {
  readonly queue: string;
  readonly workers?: number;
  readonly wait: number;
  readonly untilEmpty?: boolean;
}

/** A worker that has not answered for this long counts as failed, and its piece goes to another. */
const LOCK_MS = 5000;

/** `wasm-mlp worker`: computes the pieces of studies that others hand to a queue. */
export function workerCommand(context: CommandContext): Command {
  const command = new Command("worker")
    .description("Compute pieces of studies from a queue, on as many machines as wanted.")
    .requiredOption("--queue <url>", "of Redis, as redis://host:port")
    .addOption(new Option("--workers <count>", "threads; 0 is none (default: all)").argParser(integer(0)))
    .addOption(new Option("--wait <seconds>", "for Redis when it is gone").argParser(positive).default(60))
    .option("--until-empty", "end when there is nothing left to do");
  addExamples(
    command,
    ["worker --queue redis://10.0.0.5:6379", "works until Ctrl-C"],
    ["worker --queue redis://10.0.0.5 --until-empty", "in a batch job"],
  );
  return command.action((options: WorkerOptions) => work(context, options));
}

async function work(context: CommandContext, { queue, workers, wait, untilEmpty }: WorkerOptions): Promise<void> {
  const { output, signal } = context;
  await using link = await connectRedis(context, queue, 1000 * wait);
  const pieces = new PieceWork(context, link, workers);
  const worker = new link.bullmq.Worker<PieceJob, string>(QUEUE_NAME, (job) => pieces.compute(job), {
    connection: link.connection,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS / 2,
    maxStalledCount: 1000,
  });
  worker.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => {
    if (untilEmpty === true) worker.on("drained", resolve);
    signal.addEventListener("abort", () => {
      resolve();
    });
  });
  try {
    await Promise.race([ended, link.lost]);
    // A worker that is closed hands its piece in, for which it would wait forever without Redis.
    const isGone = await Promise.race([link.away().then(() => true), worker.close().then(() => false)]);
    if (isGone) throw new Error(`stopped while Redis at ${queue} is gone; others compute again what was not handed in`);
  } catch (error) {
    void worker.close(true).catch(() => undefined);
    throw error;
  }
  output.tell(`${pieces.done} pieces computed`, { event: "worker", pieces: pieces.done });
}

/** Computes the pieces that jobs name. */
class PieceWork {
  /** Pieces computed. */
  done = 0;
  readonly #plans = new JobPlans();

  constructor(
    private readonly context: CommandContext,
    private readonly link: RedisLink,
    private readonly workers: number | undefined,
  ) {}

  /** The line of a piece's results. @throws (rejects) UnrecoverableError for a job that is no piece. */
  async compute({ data }: Job<PieceJob, string>): Promise<string> {
    const { plan, piece } = this.#planOf(data);
    const { key, pieces } = plan;
    const lines: string[] = [];
    await computePieces(plan, {
      shard: piece + 1,
      shards: pieces,
      onLine: (line) => lines.push(line),
      ...(this.workers !== undefined && { workers: this.workers }),
    });
    this.context.output.tell(`piece ${piece + 1} of ${pieces}`, { event: "piece", key, piece, pieces });
    this.done++;
    return lines[0];
  }

  #planOf(data: unknown) {
    try {
      return this.#plans.planOf(data);
    } catch (error) {
      // Another worker would refuse it too: the job fails for good, with its reason.
      throw new this.link.bullmq.UnrecoverableError(`the job is refused: ${(error as Error).message}`);
    }
  }
}
