import { isArray } from "../core/kind";
import { assertBoolean, assertFraction, assertInteger, rangeError, show, typeError } from "../core/check";
import { defineOptions, oneOf, type RowsFor } from "../core/option-table";
import { assertInitializer, type Initializer } from "../layers/initializers";
import type { LayerConfig } from "../layers/layer-config";
import { NORMALIZATION_NAMES, NORMALIZATIONS, type Normalization } from "../layers/normalization-table/index";
import {
  ACTIVATION_NAMES,
  activationLayers,
  initializerBefore,
  OUTPUT_ACTIVATION_NAMES,
  type ActivationName,
  type OutputActivationName,
} from "./activations";

/** What the layers of a perceptron are. */
export interface PerceptronOptions {
  /** After each hidden layer; `"none"` leaves hidden layers linear. Default `"relu"`. */
  readonly activation?: ActivationName | undefined;
  /** After the last layer. Default `"none"`. */
  readonly outputActivation?: OutputActivationName | undefined;
  /** Of all layers. Default `"he"` before rectifiers, else `"xavier"`. */
  readonly initializer?: Initializer | undefined;
  /**
   * By what each hidden layer is normalized, before its activation: `"batch"` (BatchNorm1d), `"layer"` (LayerNorm), `"rms"`
   * (RMSNorm), or `"none"` (default).
   */
  readonly normalization?: Normalization | undefined;
  /** `true` is a short form of `normalization: "batch"`. Default `false`. */
  readonly batchNorm?: boolean | undefined;
  /** Share of each hidden layer that dropout sets to 0, at least 0 and below 1. Default 0. */
  readonly dropout?: number | undefined;
}

export { NORMALIZATION_NAMES, type Normalization };

/** The options of `perceptronLayers`. */
export const PERCEPTRON_OPTIONS = defineOptions({
  activation: [oneOf(...ACTIVATION_NAMES), "relu"],
  outputActivation: [oneOf(...OUTPUT_ACTIVATION_NAMES), "none"],
  initializer: [assertInitializer],
  normalization: [oneOf(...NORMALIZATION_NAMES)],
  batchNorm: [assertBoolean, false],
  dropout: [assertFraction, 0],
} satisfies RowsFor<PerceptronOptions>);

/**
 * The layers of a multilayer perceptron of the given widths, as plain JSON: the only place that
 * knows what stands between two linear layers.
 *
 * @param sizes - Widths, inputs first: two integers of 1 or more, or more of them.
 * @throws TypeError, RangeError for sizes and options that are not valid.
 *
 * @example
 * ```ts
 * const network = Network.fromConfig({
 *   layers: perceptronLayers([4, 16, 3], { activation: "tanh", dropout: 0.1 }),
 *   seed: 1,
 *   precision: "strict",
 * });
 * ```
 */
export function perceptronLayers(
  sizes: readonly number[],
  options: PerceptronOptions = {},
  who = "perceptronLayers",
): LayerConfig[] {
  const settings = PERCEPTRON_OPTIONS.complete(who, options);
  const { activation, outputActivation, dropout, initializer = initializerBefore(activation) } = settings;
  assertSizes(who, sizes);
  const normalize = NORMALIZATIONS[normalizationOf(who, settings)];
  const hidden = (features: number): LayerConfig[] => [
    ...normalize(features),
    ...activationLayers(activation),
    ...(dropout > 0 ? [{ type: "Dropout", rate: dropout } as const] : []),
  ];
  return [...sizes].slice(1).flatMap((fanOut, i): LayerConfig[] => {
    const linear: LayerConfig = { type: "Linear", fanIn: sizes[i], fanOut, bias: true, initializer };
    return [linear, ...(i === sizes.length - 2 ? activationLayers(outputActivation) : hidden(fanOut))];
  });
}

/** The name that two options say. @throws RangeError where they say different things. */
export function normalizationOf(
  who: string,
  { normalization, batchNorm }: Pick<PerceptronOptions, "normalization" | "batchNorm">,
): Normalization {
  if (batchNorm !== true) return normalization ?? "none";
  if (normalization === undefined || normalization === "batch") return "batch";
  throw rangeError(who, `batchNorm is true, normalization ${show(normalization)}`, "leave one of them out");
}

function assertSizes(who: string, sizes: unknown): asserts sizes is readonly number[] {
  if (!isArray(sizes)) throw typeError(who, `sizes are ${show(sizes)}`, "pass an array such as [2, 3, 1]");
  if (sizes.length < 2)
    throw rangeError(who, `sizes are ${show(sizes)}`, "give inputs and outputs at least, as in [2, 1]");
  for (let i = 0; i < sizes.length; i++) assertInteger(who, `sizes[${i}]`, sizes[i], 1);
}
