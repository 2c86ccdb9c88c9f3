import { Command, Option } from "commander";
import { normStudy, type NormStudy, type NormStudyOptions } from "../../experiments/index";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { addExamples } from "../options/examples";
import { integer } from "../options/numbers";
import { integerRange, range } from "../options/range";
import { runStudy } from "../studies/run-study";
import { addStudyOptions } from "../studies/study-options";
import { normsStudy, type NormsOptions } from "../studies/study-request";
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
    .addOption(new Option("--trace <epochs>", "keep the norms every so many epochs").argParser(integer(1)))
    .addOption(
      new Option("--test-samples <count>", "further points: their loss and accuracy are kept too").argParser(
        integer(2),
      ),
    );
  addExamples(
    addStudyOptions(command),
    ["norms --architecture 2,3,1 --out norms.svg", "2,048 networks, four panels"],
    ["norms --l2 0,0.01,0.05 --trace 10 --out trends.svg", "norms over the epochs, for three factors"],
  );
  return command.action(async (options: NormsOptions) => {
    if (options.testSamples !== undefined && options.trace === undefined) {
      throw new UsageError("--test-samples are judged where the norms are kept; add --trace 20, for example");
    }
    const study = normsStudy(options);
    await runStudy(
      context,
      { kind: "norms", options },
      { compute: (run) => computeNorms({ ...study, ...run }), tell: tellNorms },
    );
  });
}

/** One study or several, as a list. */
async function computeNorms(options: NormStudyOptions): Promise<readonly NormStudy[]> {
  const result: NormStudy | readonly NormStudy[] = await normStudy(options);
  return "kind" in result ? [result] : result;
}
