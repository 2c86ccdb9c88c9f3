import { InvalidArgumentError, Option, type Command } from "commander";
import type { TrainingOptions } from "../../experiments/index";
import { INITIALIZERS, POPULATION_ACTIVATIONS } from "../../experiments/study-options";
import { precisionOption } from "../options/precision";
import { integer, list, positive, type Parser } from "../options/numbers";
import { studyOptimizer } from "../options/parts";
import { addDataOptions, studyData, type StudyDataOptions } from "./study-data";

/** One part of a study that is computed in several. */
export interface Shard {
  /** From 1. */
  readonly shard: number;
  readonly shards: number;
}

/** How a study is computed and where its result goes. */
export interface StudyRunOptions {
  readonly workers?: number;
  readonly shard?: Shard;
  readonly queue?: string;
  readonly wait: number;
  readonly out?: string;
}

/** Options of every study of data. */
export interface StudyCliOptions extends StudyDataOptions, StudyRunOptions {
  readonly architecture: number[];
  readonly activation: NonNullable<TrainingOptions["activation"]>;
  readonly initializer?: NonNullable<TrainingOptions["initializer"]>;
  readonly optimizer: NonNullable<TrainingOptions["optimizer"]>;
  readonly regularize: "all" | "weights";
  readonly batchSize?: number;
  readonly seed: number;
  readonly precision: "strict" | "fast";
}

export function addStudyOptions(command: Command): Command {
  const withData = addDataOptions(command)
    .addOption(
      new Option("--architecture <widths>", "inputs first")
        .argParser(list(integer(1)))
        .default([2, 3, 2, 1], "2,3,2,1"),
    )
    .addOption(new Option("--activation <name>", "of hidden layers").choices(POPULATION_ACTIVATIONS).default("sigmoid"))
    .addOption(new Option("--initializer <name>", "of weights").choices(INITIALIZERS).default("normal"))
    .addOption(
      new Option("--optimizer <name>", "sgd, adam, momentum, or with options momentum:momentum=0.8")
        .argParser(studyOptimizer)
        .default("sgd"),
    )
    .addOption(new Option("--regularize <what>", "by the L2 term").choices(["all", "weights"]).default("all"))
    .addOption(new Option("--batch-size <rows>", "of an update (default: all)").argParser(integer(1)))
    .addOption(new Option("--seed <number>", "fixes the initial weights").argParser(integer(0)).default(1))
    .addOption(precisionOption().default("strict"));
  return addRunOptions(withData);
}

export function addRunOptions(command: Command): Command {
  return command
    .addOption(new Option("--workers <count>", "threads; 0 is none (default: all)").argParser(integer(0)))
    .addOption(new Option("--shard <i/n>", "compute part i of n only, into --out").argParser(shard))
    .option("--queue <url>", "hand the pieces to workers, as redis://host:port")
    .addOption(new Option("--wait <seconds>", "for Redis when it is gone").argParser(positive).default(60))
    .option("--out <file>", ".svg, .png, .json or .csv; .jsonl for parts");
}

/** What a study trains. */
export function trainingOptions(options: StudyCliOptions): TrainingOptions {
  const { architecture, activation, initializer, optimizer, regularize, batchSize, seed, precision } = options;
  const own = { architecture, activation, initializer, optimizer, regularize, seed, precision };
  return { ...own, dataset: studyData(options), ...(batchSize !== undefined && { batchSize }) };
}

/** Where the queue is, if the study goes to one. */
export function queuePlace({ queue, wait }: StudyRunOptions): { url: string; waitMs: number } | undefined {
  return queue === undefined ? undefined : { url: queue, waitMs: 1000 * wait };
}

const shard: Parser<Shard> = (text) => {
  const [i, n] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number);
  if (i >= 1 && i <= n) return { shard: i, shards: n };
  throw new InvalidArgumentError("Pass i/n with i from 1 to n, such as 1/4.");
};
