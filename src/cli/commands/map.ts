import { Command, Option } from "commander";
import { performanceMap } from "../../experiments/index";
import type { CommandContext } from "../frame/context";
import { addExamples } from "../options/examples";
import { integer, nonNegative } from "../options/numbers";
import { integerRange, range } from "../options/range";
import { runStudy } from "../studies/run-study";
import { addStudyOptions } from "../studies/study-options";
import { mapStudy, type MapOptions } from "../studies/study-request";
import { tellMap } from "../studies/tell-study";

/** `wasm-mlp map`: who succeeds, by learning rate and epochs. */
export function mapCommand(context: CommandContext): Command {
  const command = new Command("map")
    .description("Map the share of networks that succeed, by learning rate and epochs.")
    .addOption(
      new Option("--learning-rates <range>", "from:to:count, from:to:count:log or a list")
        .argParser(range)
        .default(range("0.00001:0.1:51"), "0.00001:0.1:51"),
    )
    .addOption(
      new Option("--epochs <range>", "likewise")
        .argParser(integerRange(0))
        .default(integerRange(0)("0:1400:51"), "0:1400:51"),
    )
    .addOption(new Option("--runs <count>", "networks a cell").argParser(integer(1)).default(16))
    .addOption(new Option("--l2 <factor>", "L2 term").argParser(nonNegative).default(0.02))
    .option("--independent-cells", "train the networks of each cell separately");
  addExamples(
    addStudyOptions(command),
    ["map --dataset circles --architecture 2,3,2,1 --out map.svg", "51 x 51 cells, 16 runs each, in a second"],
    ["map --learning-rates 0.001:1:31:log --epochs 100,200,400 --out map.csv", "another range, as numbers"],
    ["map --shard 1/4 --out part1.jsonl", "a quarter of it; merge puts the parts together"],
  );
  return command.action(async (options: MapOptions) => {
    const study = mapStudy(options);
    await runStudy(
      context,
      { kind: "map", options },
      { compute: (run) => performanceMap({ ...study, ...run }), tell: tellMap },
    );
  });
}
