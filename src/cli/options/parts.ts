/** Parts of a network and its training as options take them: a name, some with options of their own. */
import { InvalidArgumentError } from "commander";
import { lookUp } from "../../core/look-up";
import { OPTIMIZER_NAMES } from "../../index";
import type { TrainingOptions } from "../../experiments/index";
import { STUDY_OPTIMIZERS, studyOptimizer as assertStudyOptimizer } from "../../experiments/study-optimizer";
import type { ModelOptions } from "../../model/index";
import { assertInitializer, assertOptimizerChoice, assertTaskLoss, TASK_LOSSES } from "../../model/settings";
import { nameOf } from "./name-of";
import { fraction, integer, numberOf, type Parser } from "./numbers";

type PartOf<Name extends keyof ModelOptions> = NonNullable<ModelOptions[Name]>;

/** `ema` with the decay of an update, or `swa` with the first epoch that counts. */
export const averaging: Parser<PartOf<"averaging">> = (text) => {
  const [type, value] = text.split("=", 2);
  if (type === "ema") return value === undefined ? { type } : { type, decay: fraction(value) };
  if (type === "swa") return value === undefined ? { type } : { type, start: integer(1)(value) };
  throw new InvalidArgumentError("Pass ema or swa, or with a number, as ema=0.99 (decay) or swa=30 (first epoch).");
};

/** The option of each loss that has one. */
const LOSS_OPTIONS = { crossEntropy: "labelSmoothing", focal: "gamma", huber: "delta", quantile: "levels" } as const;

/** A loss by its name, or with the number, or numbers, that its option is: `huber=0.5`, `quantile=0.1,0.9`. */
export const loss: Parser<PartOf<"loss">> = (text) => {
  const [name, value] = text.split(/[=:]/, 2);
  const type = TASK_LOSSES.find((known) => known === name);
  if (type === undefined) {
    throw new InvalidArgumentError(`Choose from ${TASK_LOSSES.join(", ")}, some with a number, as huber=0.5.`);
  }
  if (value === undefined) return type;
  const option = lookUp(LOSS_OPTIONS, type);
  if (option === undefined) throw new InvalidArgumentError(`${type} takes no number.`);
  const config = { type, [option]: option === "levels" ? value.split(",").map(numberOf) : numberOf(value) };
  return checked(() => {
    assertTaskLoss("--loss", "loss", config);
    return config;
  });
};

const BESIDE = { learningRate: "--learning-rate", weightDecay: "--weight-decay" };

/** An optimizer by its name, or with options of its own: `momentum:momentum=0.8:nesterov`. */
export const optimizer: Parser<PartOf<"optimizer">> = (text) => {
  const choice = withOptions(OPTIMIZER_NAMES, text);
  return checked(() => {
    assertOptimizerChoice("--optimizer", "optimizer", choice, BESIDE);
    return choice;
  });
};

/** The same of a study, which has fewer. */
export const studyOptimizer: Parser<NonNullable<TrainingOptions["optimizer"]>> = (text) => {
  const choice = withOptions(STUDY_OPTIMIZERS, text);
  return checked(() => {
    assertStudyOptimizer("--optimizer", "optimizer", choice);
    return choice;
  });
};

/** A name, or an object of its type and options. */
function withOptions(names: readonly string[], text: string): unknown {
  const [name, ...options] = text.split(":");
  const type = nameOf(names)(name);
  return options.length === 0 ? type : { type, ...Object.fromEntries(options.map(optionOf)) };
}

/** `nesterov` and `nesterov=true` switch on; other values are numbers. */
function optionOf(text: string): [string, number | boolean] {
  const [name, value = "true"] = text.split("=", 2);
  const read = value === "true" || value === "false" ? value === "true" : numberOf(value);
  if (name !== "" && !Number.isNaN(read)) return [name, read];
  throw new InvalidArgumentError("Pass options of an optimizer as momentum:momentum=0.8.");
}

/** An initializer by its name, or `normal=0.05` (spread), `constant=0.1`. */
export const initializer: Parser<PartOf<"initializer">> = (text) => {
  const [name, value] = text.split("=", 2);
  const given: unknown = value === undefined ? name : { [name]: numberOf(value) };
  return checked(() => {
    assertInitializer("--initializer", "initializer", given);
    return given;
  });
};

/** What a check of the library refuses is wrong usage. */
function checked<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
