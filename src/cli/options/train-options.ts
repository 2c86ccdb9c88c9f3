import { InvalidArgumentError, Option, type Command } from "commander";
import { ACTIVATION_NAMES } from "../../index";
import type { ClassWeight, ModelOptions } from "../../model/index";
import { MOST_MEMBERS } from "../../model/model-options";
import { NORMALIZATION_NAMES } from "../../model/settings";
import { UsageError } from "../frame/failure";
import { fraction, integer, list, nonNegative, numberOf, openFraction, positive, type Parser } from "./numbers";
import { names } from "./names";
import { averaging, initializer, loss, optimizer } from "./parts";
import { precisionOption } from "./precision";

/** The settings of a training that options give: those left out are the defaults of `Model.train`. */
export type TrainCliOptions = Pick<
  ModelOptions,
  | "hidden"
  | "activation"
  | "initializer"
  | "normalization"
  | "batchNorm"
  | "dropout"
  | "optimizer"
  | "learningRate"
  | "schedule"
  | "weightDecay"
  | "loss"
  | "clipNorm"
  | "maxNorm"
  | "averaging"
  | "epochs"
  | "batchSize"
  | "patience"
  | "members"
  | "classWeight"
  | "interval"
  | "validation"
  | "test"
  | "seed"
  | "precision"
>;

/** An option with a value and its parser; the default is said in words, since the model knows it. */
export function valued<Value>(flags: string, description: string, parse: Parser<Value>) {
  return new Option(flags, description).argParser(parse);
}

export const widths: Parser<number[]> = (text) => (text === "none" ? [] : list(integer(1))(text));

export const classWeight: Parser<ClassWeight> = (text) => {
  if (text === "balanced") return text;
  const pairs = names(text).map((pair): [string, number] => {
    const at = pair.lastIndexOf("=");
    const weight = numberOf(pair.slice(at + 1));
    if (at > 0 && weight >= 0 && weight < Infinity) return [pair.slice(0, at), weight];
    throw new InvalidArgumentError('Pass "balanced", or classes with weights of 0 or more, as yes=2,no=1.');
  });
  return Object.fromEntries(pairs);
};

/** Every setting of training: name, meaning, range and default. */
const OPTIONS: readonly (() => Option)[] = [
  () => valued("--hidden <widths>", 'of the hidden layers; "none" for none (default: 256)', widths),
  () => new Option("--activation <name>", "after each hidden layer (default: relu)").choices(ACTIVATION_NAMES),
  () =>
    valued("--initializer <name>", "such as heNormal or normal=0.05 (default: as suits the activation)", initializer),
  () => new Option("--normalization <kind>", "of each hidden layer (default: none)").choices(NORMALIZATION_NAMES),
  () => new Option("--batch-norm", "short for --normalization batch").conflicts("normalization"),
  () =>
    valued("--dropout <share>", "of hidden units left out at random (default: 0.2 or 0.4, by validation)", fraction),
  () => valued("--optimizer <name>", "such as lion or momentum:momentum=0.8:nesterov (default: adamw)", optimizer),
  () => valued("--learning-rate <rate>", "size of the updates (default: 0.004)", positive),
  () => new Option("--schedule <name>", "of the rate (default: cosine)").choices(["constant", "cosine"]),
  () =>
    valued(
      "--weight-decay <factor>",
      "L2 term; decoupled with adamw (default: by the number of rows, and by validation)",
      nonNegative,
    ),
  () => valued("--loss <kind>", "such as huber=0.5 or focal (default: crossEntropy, meanSquaredError)", loss),
  () => valued("--clip-norm <norm>", "limit of the gradient's L2 norm (default: none)", positive),
  () => valued("--max-norm <norm>", "limit of the weights into each unit (default: none)", positive),
  () => valued("--averaging <kind>", "of the weights: ema, ema=0.99, swa or swa=30 (default: none)", averaging),
  () => valued("--epochs <count>", "passes over the training rows (default: by rows)", integer(1)),
  () => valued("--batch-size <rows>", "of an update (default: by rows)", integer(1)),
  () => valued("--patience <epochs>", "without a lower loss before it stops (default: none)", integer(1)),
  () => valued("--members <count>", "networks that answer together (default: 1)", integer(1, MOST_MEMBERS)),
  () => valued("--class-weight <weights>", '"balanced", or as yes=2,no=1 (default: all alike)', classWeight),
  () => valued("--interval <share>", "of true numbers within intervals (default: 0.9)", openFraction),
  () => valued("--validation <share>", "held out to calibrate if --test is 0 (default: 0.2)", fraction),
  () => valued("--test <share>", "of the rows, held out to judge by (default: 0.2)", fraction),
  () => valued("--seed <number>", "fixes every random choice (default: 1)", integer(0)),
  () => precisionOption("of the arithmetic (default: strict)"),
];

export function addTrainOptions(command: Command): Command {
  for (const create of OPTIONS) command.addOption(create());
  return command;
}

const NAMES = OPTIONS.map((create) => create().attributeName());

/** What the options say of the training, without what they say of other things. */
export function trainSettings(options: TrainCliOptions): TrainCliOptions {
  const { validation = 0, test = 0 } = options;
  if (validation + test >= 1) {
    throw new UsageError(
      `--validation ${validation} and --test ${test} leave no rows to train on; let their sum be below 1`,
    );
  }
  const given: Readonly<Record<string, unknown>> = { ...options };
  return Object.fromEntries(NAMES.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));
}
