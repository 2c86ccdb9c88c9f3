import { Command, Option } from "commander";
import { normStudy, planNormStudy, type NormStudy, type NormStudyOptions } from "../../experiments/index";
import type { CommandContext } from "../frame/context";
import { claimFile } from "../frame/output-file";
import { addExamples } from "../options/examples";
import { integer } from "../options/numbers";
import { integerRange, range } from "../options/range";
import { enqueue } from "../queue/enqueue";
import { runShard } from "../studies/run-study";
import { addStudyOptions, queuePlace } from "../studies/study-options";
import { normsStudy, type NormsOptions } from "../studies/study-request";
import { assertResultFile, writeResult } from "../studies/study-results";
import { tellNorms } from "../studies/tell-study";

/** `wasm-mlp norms`: the norms of thousands of networks. */
export function normsCommand(context: CommandContext): Command {
  const command = new Command("norms")
    .description("Train thousands of networks; compare the norms of their solutions.")
    .addOption(new Option("--networks <count>", "to train").argParser(integer(1)).default(2048))
    .addOption(
      new Option("--learning-rate <rates>", "one, or a list or range").argParser(range).default([0.025], "0.025"),
    )
    .addOption(new Option("--epochs <counts>", "likewise").argParser(integerRange(0)).default([400], "400"))
    .addOption(new Option("--l2 <factors>", "L2 term, likewise").argParser(range).default([0.02], "0.02"))
    .addOption(new Option("--trace <epochs>", "keep the norms every so many epochs").argParser(integer(1)));
  addExamples(
    addStudyOptions(command),
    ["norms --architecture 2,3,1 --out norms.svg", "2,048 networks, four panels"],
    ["norms --l2 0,0.01,0.05 --trace 10 --out trends.svg", "norms over the epochs, for three factors"],
  );
  return command.action((options: NormsOptions) => norms(context, options));
}

async function norms(context: CommandContext, options: NormsOptions): Promise<void> {
  const { shard, out, workers } = options;
  const study = normsStudy(options);
  if (shard !== undefined) {
    await runShard(context, planNormStudy(study), shard, out, workers);
    return;
  }
  if (out !== undefined) {
    assertResultFile(out);
    await claimFile(context, "--out", out);
  }
  const start = performance.now();
  const place = queuePlace(options);
  const studies =
    place === undefined
      ? await computeNorms(context, study, workers)
      : ((await enqueue(context, place, { kind: "norms", options })) as NormStudy[]);
  if (out !== undefined) await writeResult(context, out, studies);
  tellNorms(context, studies, performance.now() - start, out);
}

async function computeNorms(
  { output, signal }: CommandContext,
  study: NormStudyOptions,
  workers: number | undefined,
): Promise<readonly NormStudy[]> {
  const result: NormStudy | readonly NormStudy[] = await output.withProgress("norms", (onProgress) =>
    normStudy({
      ...study,
      signal,
      ...(workers !== undefined && { workers }),
      onProgress: ({ done, total }) => {
        onProgress(done / total, `${done} of ${total} networks`);
      },
    }),
  );
  return "kind" in result ? [result] : result;
}
