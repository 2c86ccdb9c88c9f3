import { open, readFile } from "node:fs/promises";
import { extname } from "node:path";
import { computePieces, shardPieces, type StudyPlan } from "../../experiments/index";
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
  const { output, signal } = context;
  if (path === undefined || extname(path) !== ".jsonl") {
    throw new UsageError("--shard writes JSON lines; pass --out with a name that ends in .jsonl");
  }
  await claimFile(context, "--out", path);
  const text = await readFile(path, "utf8").catch(() => "");
  const total = shardPieces(plan, shard, shards).length;
  const file = await open(path, "a");
  try {
    // What a killed run wrote of a line stays a line of its own, and is passed over.
    if (text !== "" && !text.endsWith("\n")) await file.write("\n");
    let writing = Promise.resolve();
    let done = 0;
    const computed = await output.withProgress(`shard ${shard}/${shards}`, (onProgress) =>
      computePieces(plan, {
        shard,
        shards,
        text,
        signal,
        ...(workers !== undefined && { workers }),
        onLine: (line) => {
          writing = writing.then(() => file.appendFile(`${line}\n`));
          onProgress(++done / total, `${done} pieces`);
        },
        onDamaged: ({ line, reason }) => {
          output.warn(`${path}: line ${line} is passed over: ${reason}`);
        },
      }),
    );
    await writing;
    await file.sync();
    output.tell(
      `shard ${shard} of ${shards}: ${computed} pieces computed, ${total - computed} were there, in ${path}`,
      {
        event: "shard",
        shard,
        shards,
        computed,
        pieces: total,
        file: path,
      },
    );
  } finally {
    await file.close();
  }
}
