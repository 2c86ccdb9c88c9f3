import { isObject } from "../core/kind";
import { assertNumber, assertOneOf, assertOptions, rangeError, show } from "../core/check";
import { RandomUse, seedHigh, seedLow, streamUse } from "../wasm/random";
import type { Tensor } from "../wasm/tensor";
import {
  INITIALIZER_NAMES,
  INITIALIZERS,
  type ExtraInitializerName,
  type PlainInitializer,
} from "./initializer-names/index";

/**
 * How the weights of a `Linear` layer begin, for f = fanIn and g = fanOut:
 *
 * - `"xavier"`: uniform on ±√(6 / (f + g)) (Glorot and Bengio, 2010, eq. 16); biases 0
 * - `"he"`: uniform on ±√(6 / f) (He et al., 2015, eq. 10, as a uniform distribution); biases 0
 * - `"uniform"`: uniform on ±1 / √f (LeCun et al., 1998); biases 0
 * - `"normal"`: N(0, 1), biases too; `{ normal: spread }`: N(0, spread²), biases too
 * - `"xavierNormal"`, `"heNormal"`: N(0, 2 / (f + g)) and N(0, 2 / f); biases 0
 * - `"lecun"`, `"lecunNormal"`: uniform on ±√(3 / f), and N(0, 1 / f), for SELU (LeCun et al., 1998); biases 0
 * - `"orthogonal"`: rows or columns, whichever are fewer, of length 1 and at right angles (Saxe et al., 2014); biases 0
 * - `{ constant: value }`: all weights the same; biases 0
 */
export type Initializer =
  | PlainInitializer
  | ExtraInitializerName
  | {
      /** Standard deviation of weights and biases around 0: a finite number, 0 or more. */
      readonly normal: number;
    }
  | {
      /** Value of every weight: any finite number. Biases are 0. */
      readonly constant: number;
    };

export { INITIALIZERS, type ExtraInitializerName, type PlainInitializer };

/** @throws TypeError, RangeError for what is no initializer. */
export function assertInitializer(who: string, name: string, value: unknown): asserts value is Initializer {
  if (!isObject(value)) {
    assertOneOf(who, name, value, INITIALIZER_NAMES);
    return;
  }
  assertOptions(`${who}: ${name}`, value, ["normal", "constant"]);
  const [[key, number] = ["normal", undefined], ...others] = Object.entries(value);
  assertNumber(who, `${name}.${key}`, number);
  if (others.length === 0 && Number.isFinite(Math.fround(number)) && (key === "constant" || number >= 0)) return;
  const given = [[key, number], ...others].map((entry) => entry.join(": ")).join(", ");
  throw rangeError(who, `${name} is { ${given} }`, "pass one finite number, 0 or more for normal");
}

/** Where weights begin, and what fixes their numbers. */
export interface InitialTensors {
  readonly seed: number;
  /** Place of the layer in its network. */
  readonly layer: number;
  readonly fanIn: number;
  readonly fanOut: number;
  /** (fanIn x fanOut) */
  readonly weights: Tensor;
  readonly biases: Tensor | undefined;
}

type ExtraInitializer = Exclude<Initializer, PlainInitializer>;
let initializeExtra: ((initializer: ExtraInitializer, tensors: InitialTensors) => void) | undefined;

/** Makes more initializers known. */
export function registerInitializers(initialize: typeof initializeExtra): void {
  initializeExtra = initialize;
}

/** Whether weights can begin so, or as is the default: those of the extras can once they are installed. */
export function isInitializerAtHand(initializer: unknown): boolean {
  return initializer === undefined || initializeExtra !== undefined || isPlain(initializer);
}

/** Half the width of the uniform distribution; undefined for `"normal"`. */
export function uniformBound(initializer: PlainInitializer, fanIn: number, fanOut: number): number | undefined {
  switch (initializer) {
    case "xavier":
      return Math.sqrt(6 / (fanIn + fanOut));
    case "he":
      return Math.sqrt(6 / fanIn);
    case "uniform":
      return 1 / Math.sqrt(fanIn);
    case "normal":
      return undefined;
  }
}

/** Fills weights and biases. The seed and the layer's place fix every bit. */
export function initialize(initializer: Initializer, tensors: InitialTensors): void {
  if (!isPlain(initializer)) {
    if (initializeExtra !== undefined) initializeExtra(initializer, tensors);
    else throw rangeError("Linear", `initializer ${show(initializer)} is an extra`, "call installExtras() first");
    return;
  }
  const { seed, layer, fanIn, fanOut, weights, biases } = tensors;
  const { kernels } = weights.engine;
  const use = streamUse(RandomUse.initialWeights, layer);
  const limit = uniformBound(initializer, fanIn, fanOut);
  if (limit !== undefined) {
    kernels.randomUniform(weights.pointer, weights.length, -limit, limit, seedLow(seed), seedHigh(seed), use, 0);
    biases?.floats.fill(0);
    return;
  }
  kernels.randomNormal(weights.pointer, weights.length, seedLow(seed), seedHigh(seed), use, 0);
  if (biases !== undefined) {
    kernels.randomNormal(biases.pointer, biases.length, seedLow(seed), seedHigh(seed), use, 1);
  }
}

function isPlain(initializer: unknown): initializer is PlainInitializer {
  return INITIALIZERS.includes(initializer as PlainInitializer);
}
