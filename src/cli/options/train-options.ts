import { InvalidArgumentError, Option, type Command } from "commander";
import { ACTIVATION_NAMES, OPTIMIZER_NAMES } from "../../index";
import type { ClassWeight, ModelOptions } from "../../model/index";
import { lookUp } from "../../core/look-up";
import { assertTaskLoss, TASK_LOSSES } from "../../model/settings";
import { UsageError } from "../frame/failure";
import { fraction, integer, list, nonNegative, numberOf, positive, type Parser } from "./numbers";
import { names } from "./names";
import { precisionOption } from "./precision";

/** The settings of a training that options give: those left out are the defaults of `Model.train`. */
export type TrainCliOptions = Pick<
  ModelOptions,
  | "hidden"
  | "activation"
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

/** `ema` with the decay of an update, or `swa` with the first epoch that counts. */
export const averaging: Parser<NonNullable<ModelOptions["averaging"]>> = (text) => {
  const [type, value] = text.split("=", 2);
  if (type === "ema") return value === undefined ? { type } : { type, decay: fraction(value) };
  if (type === "swa") return value === undefined ? { type } : { type, start: integer(1)(value) };
  throw new InvalidArgumentError("Pass ema or swa, or with a number, as ema=0.99 (decay) or swa=30 (first epoch).");
};

/** The option of each loss that has one. */
const LOSS_OPTIONS = { crossEntropy: "labelSmoothing", focal: "gamma", huber: "delta" } as const;

/** A loss by its name, or with the number that its option is: the model checks its range. */
export const loss: Parser<NonNullable<ModelOptions["loss"]>> = (text) => {
  const [name, value] = text.split("=", 2);
  const type = TASK_LOSSES.find((known) => known === name);
  if (type === undefined) {
    throw new InvalidArgumentError(`Choose from ${TASK_LOSSES.join(", ")}, some with a number, as huber=0.5.`);
  }
  if (value === undefined) return type;
  const number = numberOf(value);
  const option = lookUp(LOSS_OPTIONS, type);
  const config =
    type === "quantile" ? { type, levels: [number] } : { type, ...(option !== undefined && { [option]: number }) };
  try {
    if (option !== undefined || type === "quantile") assertTaskLoss("--loss", "loss", config);
    else throw new RangeError(`${type} takes no number.`);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
  return config;
};

/** Every setting of training: name, meaning, range and default. */
const OPTIONS: readonly (() => Option)[] = [
  () => valued("--hidden <widths>", 'of the hidden layers; "none" for none (default: 256)', widths),
  () => new Option("--activation <name>", "after each hidden layer (default: relu)").choices(ACTIVATION_NAMES),
  () => new Option("--batch-norm", "normalize each hidden layer by batches"),
  () =>
    valued("--dropout <share>", "of hidden units left out at random (default: 0.2 or 0.4, by validation)", fraction),
  () => new Option("--optimizer <name>", "rule of the updates (default: adamw)").choices(OPTIMIZER_NAMES),
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
  () => valued("--members <count>", "networks that answer together (default: 1)", integer(1)),
  () => valued("--class-weight <weights>", '"balanced", or as yes=2,no=1 (default: all alike)', classWeight),
  () => valued("--interval <share>", "of true numbers within intervals (default: 0.9)", fraction),
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
