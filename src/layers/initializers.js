import { RandomUse, seedHigh, seedLow, streamUse } from "../wasm/random";
export const INITIALIZERS = ["xavier", "he", "uniform", "normal"];
/** Half the width of the uniform distribution; undefined for `"normal"`. */
export function uniformBound(initializer, fanIn, fanOut) {
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
export function initialize(initializer, seed, layer, fanIn, fanOut, weights, biases) {
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
