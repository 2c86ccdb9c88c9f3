import { estimateSeconds, type RunOptions, type StudyPlan } from "../../experiments/index";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { claimFile } from "../frame/output-file";
import { enqueue } from "../queue/enqueue";
import { inFlags } from "./flag-words";
import { runShard } from "./run-shard";
import { queuePlace } from "./study-options";
import { planOf, type StudyRequest } from "./study-request";
import { assertDrawable, assertResultFile, writeResult, type StudyResult } from "./study-results";

/** What one kind of study has of its own. */
export interface StudyKind<Result extends StudyResult> {
  /** Computes all of it on this machine. */
  readonly compute: (run: RunOptions<{ readonly done: number; readonly total: number }>) => Promise<Result>;
  /** Says what it shows. */
  readonly tell: (context: CommandContext, result: Result, ms: number, out: string | undefined) => void;
}

/** Runs a study: a part of it into a file of lines, or all of it, here or over a queue, into a file and words. */
export async function runStudy<Result extends StudyResult>(
  context: CommandContext,
  request: StudyRequest,
  { compute, tell }: StudyKind<Result>,
): Promise<void> {
  const { shard, out, workers } = request.options;
  const place = queuePlace(request.options);
  if (shard !== undefined && place !== undefined) {
    throw new UsageError("--shard and --queue both say who computes what; give one");
  }
  const plan = askedPlan(request);
  if (shard === undefined && out !== undefined) {
    assertResultFile(out);
    assertDrawable(out, request);
    await claimFile(context, "--out", out);
  }
  warnOfHours(context, plan);
  if (shard !== undefined) {
    await runShard(context, plan, shard, out, workers);
    return;
  }
  const start = performance.now();
  const result =
    place === undefined
      ? await computeHere(context, request, compute)
      : ((await enqueue(context, place, request)) as Result);
  if (out !== undefined) await writeResult(context, out, result);
  tell(context, result, performance.now() - start, out);
}

/** The plan of what options ask for. @throws UsageError where they do not suit each other. */
function askedPlan(request: StudyRequest): StudyPlan {
  try {
    return planOf(request);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw new UsageError(inFlags(error.message, request), { cause: error });
  }
}

/** Most seconds of one core that are not worth a word. */
const LONG_S = 1800;

/** Says before it begins that a study may take hours. */
function warnOfHours({ output }: CommandContext, plan: StudyPlan): void {
  const seconds = estimateSeconds(plan);
  if (seconds > LONG_S) {
    const hours = seconds / 3600;
    const said = hours < 10 ? hours.toFixed(1) : Math.round(hours).toLocaleString("en-US");
    output.warn(`this may take up to ${said} hours on one core; --shard and --queue share it out`);
  }
}

function computeHere<Result extends StudyResult>(
  { output, signal }: CommandContext,
  { kind, options: { workers } }: StudyRequest,
  compute: StudyKind<Result>["compute"],
): Promise<Result> {
  return output.withProgress(kind, (onProgress) =>
    compute({
      signal,
      ...(workers !== undefined && { workers }),
      onProgress: ({ done, total }) => {
        onProgress(done / total, `${done} of ${total} networks`);
      },
    }),
  );
}
