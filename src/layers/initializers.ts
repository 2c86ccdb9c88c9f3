import { RandomUse, seedHigh, seedLow, streamUse } from "../wasm/random";
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

export const INITIALIZERS: readonly Initializer[] = ["xavier", "he", "uniform", "normal"];

/** Half the width of the uniform distribution; undefined for `"normal"`. */
export function uniformBound(initializer: Initializer, fanIn: number, fanOut: number): number | undefined {
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

/** Fills weights (fanIn x fanOut) and biases. The seed and the layer's index fix every bit. */
export function initialize(
  initializer: Initializer,
  seed: number,
  layer: number,
  fanIn: number,
  fanOut: number,
  weights: Tensor,
  biases: Tensor | undefined,
): void {
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
