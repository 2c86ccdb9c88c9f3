/** The choices of a search as the command line takes them. */
import type { OptimizerChoice } from "../../extras/optimizer-choice";
import type { Initializer } from "../../layers/initializers";
import type { Averaging } from "../../training/averaging-option";
import type { Configuration } from "./trial";

/** `ema=0.99`, `swa=30`, or `none`. */
function averagingText(averaging: "none" | Averaging): string {
  if (averaging === "none") return averaging;
  const value = averaging.type === "ema" ? averaging.decay : averaging.start;
  return value === undefined ? averaging.type : `${averaging.type}=${value}`;
}

/** `adam`, or with options of its own `momentum:momentum=0.8:nesterov=true`. */
function optimizerText(optimizer: OptimizerChoice): string {
  if (typeof optimizer === "string") return optimizer;
  const { type, ...options } = optimizer;
  const given = Object.entries<unknown>(options).filter(([, value]) => value !== undefined);
  return [type, ...given.map(([name, value]) => `${name}=${String(value)}`)].join(":");
}

/** `he`, `normal=0.05`, `constant=0.1`, or `auto`. */
function initializerText(initializer: "auto" | Initializer): string {
  if (typeof initializer === "string") return initializer;
  return Object.entries(initializer)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join("");
}

/** How each choice is written, by its name. */
const TEXTS: { readonly [Name in keyof Configuration]: (choice: Configuration[Name]) => string } = {
  layers: (layers) => layers.join(",") || "none",
  activation: String,
  learningRate: String,
  l2: String,
  batchSize: String,
  dropout: String,
  optimizer: optimizerText,
  maxNorm: String,
  averaging: averagingText,
  initializer: initializerText,
  normalization: String,
};

/** A choice of a configuration as a text. */
export function choiceText(configuration: Configuration, name: keyof Configuration): string {
  return (TEXTS[name] as (choice: unknown) => string)(configuration[name]);
}
