import { open, readFile, rm, stat, type FileHandle } from "node:fs/promises";
import { extname } from "node:path";
import { show } from "../../core/check";
import { computePieces, shardPieces, type ComputeOptions, type StudyPlan } from "../../experiments/index";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { claimFile } from "../frame/output-file";
import type { Shard } from "./study-options";

/**
 * Computes a part of a study into a file of JSON lines. Pieces that the file holds already are
 * not computed again, so a run that was killed goes on where it stopped.
 */
export async function runShard(
  context: CommandContext,
  plan: StudyPlan,
  { shard, shards }: Shard,
  path: string | undefined,
  workers: number | undefined,
): Promise<void> {
  const { output } = context;
  if (path === undefined || extname(path) !== ".jsonl") {
    throw new UsageError("--shard writes JSON lines; pass --out with a name that ends in .jsonl");
  }
  await claimFile(context, "--out", path);
  const text = await textOf(path);
  const isNew = await isAbsent(path);
  const total = shardPieces(plan, shard, shards).length;
  const file = await open(path, "a");
  let isDone = false;
  try {
    const lines = new LineWriter(path, file);
    // What a killed run wrote of a line stays a line of its own, and is skipped.
    if (text !== "" && !text.endsWith("\n")) lines.write("");
    const computed = await output.withProgress(`shard ${shard}/${shards}`, (onProgress) => {
      const part = { shard, shards, text, ...(workers !== undefined && { workers }) };
      return computeInto(lines, context, plan, part, (done) => {
        onProgress(done / total, `${done} pieces`);
      });
    });
    await lines.end();
    isDone = true;
    output.tell(
      `shard ${shard} of ${shards}: ${computed} pieces computed, ${total - computed} were there, in ${path}`,
      { event: "shard", shard, shards, computed, pieces: total, file: path },
    );
  } finally {
    await file.close();
    // A run that fails before its first piece leaves nothing behind; a shard without pieces has its file.
    if (isNew && !isDone && (await stat(path)).size === 0) await rm(path);
  }
}

/** Computes pieces and writes a line for each. @returns How many were computed. */
function computeInto(
  lines: LineWriter,
  { output, signal }: CommandContext,
  plan: StudyPlan,
  part: Pick<ComputeOptions, "shard" | "shards" | "text" | "workers">,
  onPiece: (done: number) => void,
): Promise<number> {
  let done = 0;
  return computePieces(plan, {
    ...part,
    signal: AbortSignal.any([signal, lines.failed]),
    onLine: (line) => {
      lines.write(line);
      onPiece(++done);
    },
    onDamaged: ({ line, reason }) => {
      output.warn(`${lines.path}: line ${line} is skipped: ${reason}`);
    },
  });
}

function isAbsent(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    () => true,
  );
}

/** Lines of a file that was begun before. What is no regular file, such as a pipe, holds none. */
async function textOf(path: string): Promise<string> {
  const isFile = await stat(path).then(
    (status) => status.isFile(),
    () => false,
  );
  return isFile ? readFile(path, "utf8") : "";
}

/** Writes lines one after the other; the first that cannot be written aborts `failed`, with the reason. */
class LineWriter {
  readonly #failure = new AbortController();
  readonly failed = this.#failure.signal;
  #writing = Promise.resolve();

  constructor(
    readonly path: string,
    private readonly file: FileHandle,
  ) {}

  write(line: string): void {
    this.#writing = this.#writing
      .then(() => (this.failed.aborted ? undefined : this.file.appendFile(`${line}\n`)))
      .catch((cause: unknown) => {
        const { message } = cause as Error;
        this.#failure.abort(new Error(`${show(this.path)} cannot be written: ${message}`, { cause }));
      });
  }

  /** @throws (rejects) the reason when a line could not be written. */
  async end(): Promise<void> {
    await this.#writing;
    this.failed.throwIfAborted();
    if ((await this.file.stat()).isFile()) await this.file.sync();
  }
}
