import { RandomUse, seedHigh, seedLow, streamUse } from "../../wasm/random";
import type { ExtraInitializerName, InitialTensors } from "../initializers";

type Name = Exclude<ExtraInitializerName, "lecun" | "orthogonal">;

/** Standard deviations. */
const DEVIATIONS: Readonly<Record<Name, (fanIn: number, fanOut: number) => number>> = {
  xavierNormal: (fanIn, fanOut) => Math.sqrt(2 / (fanIn + fanOut)),
  heNormal: (fanIn) => Math.sqrt(2 / fanIn),
  lecunNormal: (fanIn) => 1 / Math.sqrt(fanIn),
};

/** Fills weights and biases, from the streams of the plain initializers. */
export function initializeExtra(
  initializer: ExtraInitializerName | { readonly normal: number } | { readonly constant: number },
  tensors: InitialTensors,
): void {
  const { seed, layer, fanIn, fanOut, weights, biases } = tensors;
  const { kernels } = weights.engine;
  const stream = [seedLow(seed), seedHigh(seed), streamUse(RandomUse.initialWeights, layer)] as const;
  biases?.floats.fill(0);
  if (initializer === "lecun") {
    const limit = Math.sqrt(3 / fanIn);
    kernels.randomUniform(weights.pointer, weights.length, -limit, limit, ...stream, 0);
    return;
  }
  if (typeof initializer === "object" && "constant" in initializer) {
    weights.floats.fill(initializer.constant);
    return;
  }
  kernels.randomNormal(weights.pointer, weights.length, ...stream, 0);
  if (initializer === "orthogonal") {
    orthogonalize(weights.floats, fanIn, fanOut);
    return;
  }
  const isSpread = typeof initializer === "object";
  if (isSpread && biases !== undefined) {
    kernels.randomNormal(biases.pointer, biases.length, ...stream, 1);
    scale(biases.floats, initializer.normal);
  }
  scale(weights.floats, isSpread ? initializer.normal : DEVIATIONS[initializer](fanIn, fanOut));
}

function scale(values: Float32Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] *= factor;
}

/** Rows or columns of (rows x columns), whichever are fewer, made orthonormal by Gram and Schmidt, twice, in double precision. */
function orthogonalize(values: Float32Array, rows: number, columns: number): void {
  const byRows = rows <= columns;
  const [count, length] = byRows ? [rows, columns] : [columns, rows];
  const at = (vector: number, i: number) => (byRows ? vector * columns + i : i * columns + vector);
  const vectors = Array.from({ length: count }, (_, v) => Float64Array.from({ length }, (__, i) => values[at(v, i)]));
  vectors.forEach((vector, v) => {
    // The second pass takes away what rounding left in the first.
    for (let pass = 0; pass < 2; pass++) {
      for (const other of vectors.slice(0, v)) {
        const share = dot(vector, other);
        for (let i = 0; i < length; i++) vector[i] -= share * other[i];
      }
      const norm = Math.sqrt(dot(vector, vector));
      for (let i = 0; i < length; i++) vector[i] /= norm;
    }
    for (let i = 0; i < length; i++) values[at(v, i)] = vector[i];
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
