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
import { OPTIMIZER_NAMES, type OptimizerName } from "../../optimizers/create-optimizer";
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
  /** Rules of the updates, one or some. Default `"adam"`. */
  readonly optimizer?: OptimizerName | readonly OptimizerName[];
  /** Limits of the L2 norm of the weights into each unit, 0 for none. Default `[0]`. */
  readonly maxNorm?: readonly number[];
  /** Averages of the parameters with which networks answer. Default `["none"]`. */
  readonly averaging?: readonly ("none" | Averaging)[];
}

/** A search space with its defaults. */
export type CompleteSpace = Required<Omit<SearchSpace, "optimizer">> & { readonly optimizer: readonly OptimizerName[] };

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

const optimizerNames: Check<OptimizerName | readonly OptimizerName[]> = (who, name, value) => {
  const checkNames: (who: string, name: string, value: unknown) => void = choicesOf(oneOf(...OPTIMIZER_NAMES));
  checkNames(who, name, typeof value === "string" ? [value] : value);
};

const averagingOrNone: Check<"none" | Averaging> = (who, name, value) => {
  if (value !== "none") assertAveraging(who, name, value);
};

/** Rows of what a search may try. */
export const SPACE_ROWS = {
  layers: [choicesOf(widths), [[32], [64], [64, 64]]],
  activation: [choicesOf(oneOf(...ACTIVATION_NAMES)), ["relu"]],
  learningRate: [choicesOrRange(single(assertPositive))],
  l2: [choicesOrRange(single(assertNonNegative)), [0]],
  batchSize: [choicesOf(integer(1)), [32]],
  dropout: [choicesOf(assertFraction), [0]],
  optimizer: [optimizerNames, "adam"],
  maxNorm: [choicesOf(single(assertNonNegative)), [0]],
  averaging: [choicesOf(averagingOrNone), ["none"]],
} satisfies RowsFor<SearchSpace>;

/** Fills in the defaults that depend on the method. @throws RangeError for a range in a grid */
export function completeSpace(who: string, space: SettingsOf<typeof SPACE_ROWS>, isGrid: boolean): CompleteSpace {
  const { layers, activation, l2, batchSize, dropout, maxNorm, averaging } = space;
  const { learningRate = isGrid ? [1e-4, 1e-3, 1e-2, 1e-1] : { min: 1e-4, max: 1e-1 } } = space;
  const optimizer = typeof space.optimizer === "string" ? [space.optimizer] : space.optimizer;
  for (const [name, choices] of Object.entries({ learningRate, l2 })) {
    if (isGrid && isRange(choices)) throw rangeError(who, `${name} is a range`, 'pass a list, or use method "random"');
  }
  return { layers, activation, learningRate, l2, batchSize, dropout, optimizer, maxNorm, averaging };
}

function isRange(choices: unknown): choices is LogRange {
  return isObject(choices) && "min" in choices && "max" in choices;
}

/** Every combination of the choices. */
export function gridOf(who: string, space: CompleteSpace): Configuration[] {
  const { layers, activation, batchSize, dropout, optimizer, maxNorm, averaging } = space;
  const learningRate = space.learningRate as readonly number[];
  const l2 = space.l2 as readonly number[];
  const choices = { layers, activation, learningRate, l2, batchSize, dropout, optimizer, maxNorm, averaging };
  const count = Object.values(choices).reduce((product, values) => product * values.length, 1);
  if (count > MOST_CONFIGURATIONS) {
    const needed = `give shorter lists, of at most ${MOST_CONFIGURATIONS} combinations, or use method "random"`;
    throw rangeError(who, `the grid has ${count} configurations`, needed);
  }
  return Object.entries(choices).reduce<Partial<Configuration>[]>(
    (combinations, [name, values]) =>
      combinations.flatMap((combination) => values.map((value) => ({ ...combination, [name]: value }))),
    [{}],
  ) as Configuration[];
}

/** `count` combinations at random; the first of a longer search are those of a shorter one. */
export function randomConfigurations(space: CompleteSpace, count: number, seed: number): Configuration[] {
  return Array.from({ length: count }, (_, index) => {
    const draws = randomUniform({ seed, use: RandomUse.member, layer: 1, index }, 9);
    return {
      layers: pick(space.layers, draws[0]),
      activation: pick(space.activation, draws[1]),
      learningRate: draw(space.learningRate, draws[2]),
      l2: draw(space.l2, draws[3]),
      batchSize: pick(space.batchSize, draws[4]),
      dropout: pick(space.dropout, draws[5]),
      optimizer: pick(space.optimizer, draws[6]),
      maxNorm: pick(space.maxNorm, draws[7]),
      averaging: pick(space.averaging, draws[8]),
    };
  });
}

function pick<Choice>(choices: readonly Choice[], share: number): Choice {
  return choices[Math.min(choices.length - 1, Math.floor(share * choices.length))];
}

function draw(choices: readonly number[] | LogRange, share: number): number {
  if (!isRange(choices)) return pick(choices, share);
  const { min, max } = choices;
  return Number((min * (max / min) ** share).toPrecision(6));
}

/** As the command line takes it: `ema=0.99`, `swa=30`, or `none`. */
export function averagingText(averaging: "none" | Averaging): string {
  if (averaging === "none") return averaging;
  const value = averaging.type === "ema" ? averaging.decay : averaging.start;
  return value === undefined ? averaging.type : `${averaging.type}=${value}`;
}
