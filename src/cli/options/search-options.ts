import { Option, type Command } from "commander";
import {
  ACTIVATION_NAMES,
  type ActivationName,
  type Averaging,
  type Initializer,
  type Normalization,
} from "../../index";
import type { SearchMethod, SearchSettings } from "../../experiments/index";
import { MOST_CONFIGURATIONS } from "../../experiments/search/candidates";
import { SEARCH_METRICS } from "../../experiments/search/search-metric";
import type { ClassWeight } from "../../model/index";
import { NORMALIZATION_NAMES } from "../../model/settings";
import { nameOf } from "./name-of";
import { fraction, integer, list, nonNegative, positive, type Parser } from "./numbers";
import { addTableOptions, type TableCliOptions } from "./table-options";
import { averaging, initializer, loss, optimizer } from "./parts";
import { classWeight, valued, widths } from "./train-options";

/** What `search` tries and how; lists are choices, left out where the defaults are meant. */
export interface SearchCliOptions extends TableCliOptions {
  readonly method: SearchMethod;
  readonly trials: number;
  readonly folds: number;
  readonly epochs?: number;
  readonly hidden?: number[][];
  readonly activation?: ActivationName[];
  readonly dropout?: number[];
  readonly optimizer?: SearchSettings["optimizer"];
  readonly initializer?: ("auto" | Initializer)[];
  readonly normalization?: Normalization[];
  readonly learningRate?: number[];
  readonly weightDecay?: number[];
  readonly batchSize?: number[];
  readonly maxNorm?: number[];
  readonly averaging?: ("none" | Averaging)[];
  readonly loss?: SearchSettings["loss"];
  readonly metric?: SearchSettings["metric"];
  readonly classWeight?: ClassWeight;
  readonly seed: number;
  readonly workers?: number;
  readonly out?: string;
  readonly testFile?: string;
}

/** Layers with commas between widths, networks with semicolons. */
const architectures: Parser<number[][]> = (text) => text.split(";").map((one) => widths(one.trim()));

const averagingOrNone: Parser<"none" | Averaging> = (text) => (text === "none" ? text : averaging(text));

const initializerOrAuto: Parser<"auto" | Initializer> = (text) => (text === "auto" ? text : initializer(text));

const OPTIONS: readonly (() => Option)[] = [
  () =>
    new Option("--method <name>", "halving trains only the best third on; random and grid all")
      .choices(["halving", "random", "grid"])
      .default("halving"),
  () => valued("--trials <count>", "configurations to try", integer(1, MOST_CONFIGURATIONS)).default(32),
  () => valued("--folds <count>", "of cross-validation; 1 holds a part out", integer(1)).default(5),
  () => valued("--epochs <count>", "of each network (default: by rows, as train)", integer(1)),
  () => valued("--hidden <networks>", 'to choose from, as "64;128,64;none"', architectures),
  () => valued("--activation <names>", "to choose from", list(nameOf(ACTIVATION_NAMES))),
  () => valued("--dropout <shares>", "to choose from", list(fraction)),
  () => valued("--initializer <names>", "to choose from, as auto,heNormal,normal=0.05", list(initializerOrAuto)),
  () => valued("--normalization <kinds>", "to choose from", list(nameOf(NORMALIZATION_NAMES))),
  () => valued("--optimizer <names>", "to choose from, as adamw,momentum:momentum=0.8", list(optimizer)),
  () => valued("--learning-rate <rates>", "to choose from", list(positive)),
  () => valued("--weight-decay <factors>", "to choose from", list(nonNegative)),
  () => valued("--batch-size <rows>", "to choose from", list(integer(1))),
  () => valued("--max-norm <norms>", "to choose from, 0 for none", list(nonNegative)),
  () => valued("--averaging <kinds>", "to choose from, as none,ema=0.99,swa=30", list(averagingOrNone)),
  () => valued("--loss <kind>", "as train takes it", loss),
  () => new Option("--metric <name>", "to rank by (default: accuracy; of values the loss)").choices(SEARCH_METRICS),
  () => valued("--class-weight <weights>", '"balanced", or as yes=2,no=1 (default: all alike)', classWeight),
  () => new Option("--test-file <file>", "rows to judge the best settings by, after all data were learned with them"),
  () => valued("--seed <number>", "fixes every random choice", integer(0)).default(1),
  () => valued("--workers <count>", "threads; 0 is none (default: all)", integer(0)),
];

/** Adds the options of a search and of its table. */
export function addSearchOptions(command: Command): Command {
  for (const create of OPTIONS) command.addOption(create());
  return addTableOptions(command);
}
