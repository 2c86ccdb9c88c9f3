import { Option, type Command } from "commander";
import { UsageError } from "../frame/failure";
import { ACTIVATION_NAMES, OPTIMIZER_NAMES } from "../../index";
import type { TrainSettings } from "../model/train-settings";
import { fraction, integer, list, nonNegative, positive, type Parser } from "./numbers";

/** An option with a value, its parser and its default. */
function valued<Value>(flags: string, description: string, parse: Parser<Value>, preset?: Value, shown?: string) {
  const option = new Option(flags, description).argParser(parse);
  return preset === undefined ? option : option.default(preset, shown);
}

/** Every setting of training: name, meaning, range and default. The command line and its page are made of this. */
const OPTIONS: readonly (() => Option)[] = [
  () => valued("--hidden <widths>", 'of the hidden layers; "none" for none', widths, [32, 16], "32,16"),
  () => new Option("--activation <name>", "after each hidden layer").choices(ACTIVATION_NAMES).default("relu"),
  () => new Option("--batch-norm", "normalise each hidden layer by batches"),
  () => valued("--dropout <share>", "of hidden units left out at random", fraction, 0),
  () => new Option("--optimizer <name>", "rule of the updates").choices(OPTIMIZER_NAMES).default("adam"),
  () => valued("--learning-rate <rate>", "size of the updates", positive, 0.003),
  () => new Option("--schedule <name>", "of the learning rate").choices(["constant", "cosine"]).default("constant"),
  () => valued("--weight-decay <factor>", "L2 term; decoupled with adamw", nonNegative, 0),
  () => valued("--clip-norm <norm>", "limit of the gradient's L2 norm (default: none)", positive),
  () => valued("--epochs <count>", "passes over the training rows at most", integer(1), 200),
  () => valued("--batch-size <rows>", "of an update", integer(1), 32),
  () => valued("--patience <epochs>", "without improvement before it stops", integer(1), 20),
  () => valued("--validation <share>", "of the rows, to stop early; 0 for none", fraction, 0.2),
  () => valued("--test <share>", "of the rows, held out to judge by", fraction, 0.2),
  () => valued("--seed <number>", "fixes every random choice", integer(0), 1),
  () => new Option("--precision <name>", "of the arithmetic").choices(["strict", "fast"]).default("strict"),
];

export function addTrainOptions(command: Command): Command {
  for (const create of OPTIONS) command.addOption(create());
  return command;
}

/** What the options say, as settings. */
export function trainSettings(options: Omit<TrainSettings, "batchNorm"> & { batchNorm?: boolean }): TrainSettings {
  const { validation, test } = options;
  if (validation + test >= 1) {
    throw new UsageError(
      `--validation ${validation} and --test ${test} leave no rows to train on; let their sum be below 1`,
    );
  }
  return { ...options, batchNorm: options.batchNorm ?? false, clipNorm: options.clipNorm };
}

const widths: Parser<number[]> = (text) => (text === "none" ? [] : list(integer(1))(text));
