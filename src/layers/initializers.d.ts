import type { Tensor } from "../wasm/tensor";
/**
 * How the weights of a `Linear` layer begin, for f = fanIn and g = fanOut:
 *
 * - `"xavier"`: uniform on ±√(6 / (f + g)) (Glorot and Bengio, 2010, eq. 16); biases 0
 * - `"he"`: uniform on ±√(6 / f) (He et al., 2015, eq. 10, as a uniform distribution); biases 0
 * - `"uniform"`: uniform on ±1 / √f (LeCun et al., 1998); biases 0
 * - `"normal"`: N(0, 1), biases too
 */
export type Initializer = "xavier" | "he" | "uniform" | "normal";
export declare const INITIALIZERS: readonly Initializer[];
/** Half the width of the uniform distribution; undefined for `"normal"`. */
export declare function uniformBound(initializer: Initializer, fanIn: number, fanOut: number): number | undefined;
/** Fills weights (fanIn x fanOut) and biases. The seed and the layer's index fix every bit. */
export declare function initialize(
  initializer: Initializer,
  seed: number,
  layer: number,
  fanIn: number,
  fanOut: number,
  weights: Tensor,
  biases: Tensor | undefined,
): void;
