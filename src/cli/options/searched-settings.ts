/** What a search chooses, as the options of `search` and `train` name it. */
import type { SearchResult } from "../../experiments/index";
import { choiceText } from "../../experiments/search/choice-text";
import type { Configuration } from "../../experiments/search/trial";
import type { ModelOptions } from "../../model/index";
import { significant } from "../model/scores";

type Name = keyof Configuration;

/** A choice under its name in a search. */
interface Searched {
  /** The option of `Model.train`, which is the command's in other letters. */
  readonly option: keyof ModelOptions;
  /** Over its column of the table. */
  readonly head: string;
  /** What `train` does without the option, which is then left out; and what the table leaves empty. */
  readonly usual?: string;
}

/** In the order in which commands and tables have them. */
const SEARCHED: Readonly<Record<Name, Searched>> = {
  layers: { option: "hidden", head: "hidden" },
  activation: { option: "activation", head: "activation" },
  initializer: { option: "initializer", head: "start", usual: "auto" },
  normalization: { option: "normalization", head: "norm", usual: "none" },
  dropout: { option: "dropout", head: "drop" },
  optimizer: { option: "optimizer", head: "rule" },
  learningRate: { option: "learningRate", head: "rate" },
  l2: { option: "weightDecay", head: "decay" },
  batchSize: { option: "batchSize", head: "batch" },
  maxNorm: { option: "maxNorm", head: "limit", usual: "0" },
  averaging: { option: "averaging", head: "average", usual: "none" },
};
const NAMES = Object.keys(SEARCHED) as Name[];

/** Heads of the columns of choices. */
export const HEADS: readonly string[] = NAMES.map((name) => SEARCHED[name].head);

/** Heads of columns that are no numbers. */
export const TEXT_HEADS: ReadonlySet<string> = new Set(
  (["layers", "activation", "initializer", "normalization", "optimizer", "averaging"] as const).map(
    (name) => SEARCHED[name].head,
  ),
);

/** The choices of a search that options give, under its names. */
export function askedChoices(options: Readonly<Partial<Record<keyof ModelOptions, unknown>>>): object {
  const asked = NAMES.map((name) => [name, options[SEARCHED[name].option]] as const);
  return Object.fromEntries(asked.filter(([, value]) => value !== undefined));
}

/** A configuration as options of `Model.train`. */
export function trainOptionsOf(configuration: Configuration): Partial<ModelOptions> {
  const set = NAMES.filter((name) => !isUsual(name, configuration));
  return Object.fromEntries(set.map((name) => [SEARCHED[name].option, configuration[name]]));
}

/** A configuration as options of `wasm-mlp train`. */
export function trainFlagsOf(configuration: Configuration): string {
  const set = NAMES.filter((name) => !isUsual(name, configuration));
  return set.map((name) => `--${kebab(SEARCHED[name].option)} ${choiceText(configuration, name)}`).join(" ");
}

/** A configuration as cells of the table; an empty one is what `train` does anyway. */
export function cellsOf(configuration: SearchResult["best"]["configuration"]): string[] {
  return NAMES.map((name) => {
    if (isUsual(name, configuration)) return "";
    const value = configuration[name];
    return typeof value === "number" ? significant(value) : choiceText(configuration, name);
  });
}

function isUsual(name: Name, configuration: Configuration): boolean {
  return choiceText(configuration, name) === SEARCHED[name].usual;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
