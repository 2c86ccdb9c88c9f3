import type { LayerStack } from "../network/layer-stack";

/** Passes that are no training: the parameters' gradients, which come on the side, are those of the last training pass again. */
export function withKeptGradients<Result>({ gradients }: LayerStack, compute: () => Result): Result {
  const kept = gradients.floats.slice();
  try {
    return compute();
  } finally {
    gradients.floats.set(kept);
  }
}
