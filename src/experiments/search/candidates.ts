import { checkEach } from "../../core/array-of";
import { isArray, isObject } from "../../core/kind";
import {
  assertFraction,
  assertInteger,
  assertNonNegative,
  assertPositive,
  rangeError,
  show,
  typeError,
} from "../../core/check";
import { integer, oneOf, single, type Check, type RowsFor, type SettingsOf } from "../../core/option-table";
import { ACTIVATION_NAMES, type ActivationName } from "../../network/activations";
import { assertOptimizerChoice, type OptimizerChoice } from "../../extras/optimizer-choice";
import { assertInitializer, type Initializer } from "../../layers/initializers";
import { NORMALIZATION_NAMES, type Normalization } from "../../network/perceptron";
import type { Averaging } from "../../training/averaging-option";
import { assertAveraging } from "../../training/extras/averaging";
import { RandomUse, randomUniform } from "../../wasm/random";
import type { Configuration } from "./trial";

/** Configurations of one search: each stands in its result. */
export const MOST_CONFIGURATIONS = 2 ** 20;

/** A range from which random search draws, on a logarithmic scale. */
export interface LogRange {
  /** Lower end of the range, above 0; random search draws from this to `max`. */
  readonly min: number;
  /** `min` or above; random search draws from `min` to this. */
  readonly max: number;
}

/** What a search may try; a list gives choices. */
export interface SearchSpace {
  /** Widths of the hidden layers. Default `[[32], [64], [64, 64]]`. */
  readonly layers?: readonly (readonly number[])[];
  /** Activations after the hidden layers. Default `["relu"]`. */
  readonly activation?: readonly ActivationName[];
  /** Learning rates above 0; a range is for random search. Default from 1e-4 to 1e-1, for a grid its 4 powers of 10. */
  readonly learningRate?: readonly number[] | LogRange;
  /** Values of the optimizer's `weightDecay`, 0 or more; a range is for random search. Default `[0]`. */
  readonly l2?: readonly number[] | LogRange;
  /** Samples of an update, each 1 or more. Default `[32]`. */
  readonly batchSize?: readonly number[];
  /** Shares of the hidden units that are left out at random in training, 0 to below 1. Default `[0]`. */
  readonly dropout?: readonly number[];
  /** Rules of the updates, one or some, by name or with options as `{ type: "momentum", momentum: 0.8 }`. Default `"adam"`. */
  readonly optimizer?: OptimizerChoice | readonly OptimizerChoice[];
  /** Limits of the L2 norm of the weights into each unit, 0 for none. Default `[0]`. */
  readonly maxNorm?: readonly number[];
  /** Averages of the parameters with which networks answer. Default `["none"]`. */
  readonly averaging?: readonly ("none" | Averaging)[];
  /** How weights begin; `"auto"` is as suits the activation. Default `["auto"]`. */
  readonly initializer?: readonly ("auto" | Initializer)[];
  /** By what hidden layers are normalized. Default `["none"]`. */
  readonly normalization?: readonly Normalization[];
}

/** A search space with its defaults. */
export type CompleteSpace = Required<Omit<SearchSpace, "optimizer">> & {
  readonly optimizer: readonly OptimizerChoice[];
};

const widths: Check<readonly number[]> = (who, name, value) => {
  if (!isArray(value)) throw typeError(who, `${name} is ${show(value)}`, "pass widths such as [64, 64]");
  checkEach<unknown>(value, (width, i) => {
    assertInteger(who, `${name}[${i}]`, width, 1);
  });
};

/** Choices, one or more, each of which passes a check. */
function choicesOf<Choice>(check: Check<Choice>): Check<readonly Choice[]> {
  const checkChoice: (who: string, name: string, value: unknown) => void = check;
  return (who, name, choices) => {
    if (!isArray(choices)) throw typeError(who, `${name} is ${show(choices)}`, "pass an array of choices");
    if (choices.length === 0) throw rangeError(who, `${name} is empty`, "pass at least one choice");
    checkEach<unknown>(choices, (choice, i) => {
      checkChoice(who, `${name}[${i}]`, choice);
    });
  };
}

/** Choices, or a range above 0. */
function choicesOrRange(check: Check<number>): Check<readonly number[] | LogRange> {
  const checkChoices: (who: string, name: string, value: unknown) => void = choicesOf(check);
  const checkEnd: (who: string, name: string, value: unknown) => asserts value is number = single(assertPositive);
  return (who, name, value) => {
    if (!isRange(value)) {
      checkChoices(who, name, value);
      return;
    }
    const { min, max } = value;
    checkEnd(who, `${name}.min`, min);
    checkEnd(who, `${name}.max`, max);
    if (max < min) throw rangeError(who, `${name} is from ${min} to ${max}`, "pass the smaller as min");
  };
}

const optimizer: Check<OptimizerChoice> = (who, name, value) => {
  assertOptimizerChoice(who, name, value, { learningRate: "learningRate", weightDecay: "l2" });
};

const optimizers: Check<OptimizerChoice | readonly OptimizerChoice[]> = (who, name, value) => {
  const check: (who: string, name: string, value: unknown) => void = isArray(value) ? choicesOf(optimizer) : optimizer;
  check(who, name, value);
};

const initializerOrAuto: Check<"auto" | Initializer> = (who, name, value) => {
  if (value !== "auto") assertInitializer(who, name, value);
};

const averagingOrNone: Check<"none" | Averaging> = (who, name, value) => {
  if (value !== "none") assertAveraging(who, name, value);
};

/** Rows of what a search may try: it draws in their order. */
export const SPACE_ROWS = {
  layers: [choicesOf(widths), [[32], [64], [64, 64]]],
  activation: [choicesOf(oneOf(...ACTIVATION_NAMES)), ["relu"]],
  learningRate: [choicesOrRange(single(assertPositive))],
  l2: [choicesOrRange(single(assertNonNegative)), [0]],
  batchSize: [choicesOf(integer(1)), [32]],
  dropout: [choicesOf(assertFraction), [0]],
  optimizer: [optimizers, "adam"],
  maxNorm: [choicesOf(single(assertNonNegative)), [0]],
  averaging: [choicesOf(averagingOrNone), ["none"]],
  initializer: [choicesOf(initializerOrAuto), ["auto"]],
  normalization: [choicesOf(oneOf(...NORMALIZATION_NAMES)), ["none"]],
} satisfies RowsFor<SearchSpace>;

const SPACE_NAMES = Object.keys(SPACE_ROWS) as (keyof Configuration & keyof typeof SPACE_ROWS)[];

/** Fills in the defaults that depend on the method. @throws RangeError for a range in a grid */
export function completeSpace(who: string, space: SettingsOf<typeof SPACE_ROWS>, isGrid: boolean): CompleteSpace {
  const { l2 } = space;
  const { learningRate = isGrid ? [1e-4, 1e-3, 1e-2, 1e-1] : { min: 1e-4, max: 1e-1 } } = space;
  const optimizer = isArray(space.optimizer) ? space.optimizer : [space.optimizer as OptimizerChoice];
  for (const [name, choices] of Object.entries({ learningRate, l2 })) {
    if (isGrid && isRange(choices)) throw rangeError(who, `${name} is a range`, 'pass a list, or use method "random"');
  }
  return Object.fromEntries(
    SPACE_NAMES.map((name) => [name, { ...space, learningRate, optimizer }[name]]),
  ) as unknown as CompleteSpace;
}

function isRange(choices: unknown): choices is LogRange {
  return isObject(choices) && "min" in choices && "max" in choices;
}

/** Every combination of the choices. */
export function gridOf(who: string, space: CompleteSpace): Configuration[] {
  const choices = SPACE_NAMES.map((name) => [name, space[name] as readonly unknown[]] as const);
  const count = choices.reduce((product, [, values]) => product * values.length, 1);
  if (count > MOST_CONFIGURATIONS) {
    const needed = `give shorter lists, of at most ${MOST_CONFIGURATIONS} combinations, or use method "random"`;
    throw rangeError(who, `the grid has ${count} configurations`, needed);
  }
  return choices.reduce<Partial<Configuration>[]>(
    (combinations, [name, values]) =>
      combinations.flatMap((combination) => values.map((value) => ({ ...combination, [name]: value }))),
    [{}],
  ) as Configuration[];
}

/** `count` combinations at random; the first of a longer search are those of a shorter one. */
export function randomConfigurations(space: CompleteSpace, count: number, seed: number): Configuration[] {
  return Array.from({ length: count }, (_, index) => {
    const draws = randomUniform({ seed, use: RandomUse.member, layer: 1, index }, SPACE_NAMES.length);
    const drawn = SPACE_NAMES.map((name, i) => [name, draw(space[name], draws[i])] as const);
    return Object.fromEntries(drawn) as unknown as Configuration;
  });
}

function draw(choices: readonly unknown[] | LogRange, share: number): unknown {
  if (!isRange(choices)) return choices[Math.min(choices.length - 1, Math.floor(share * choices.length))];
  const { min, max } = choices;
  return Number((min * (max / min) ** share).toPrecision(6));
}
