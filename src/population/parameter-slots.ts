/** One tensor of a network's parameters, in the order of memory. */
export interface ParameterSlot {
  readonly layer: number;
  readonly kind: "weights" | "biases";
  /** First element among the parameters. */
  readonly offset: number;
  readonly length: number;
  readonly fanIn: number;
  readonly fanOut: number;
}

/** Weights and biases of each layer; layers without biases have them too, as zeros. */
export function parameterSlots(architecture: readonly number[]): ParameterSlot[] {
  let offset = 0;
  return architecture.slice(1).flatMap((fanOut, layer) => {
    const fanIn = architecture[layer];
    const sizes = { layer, fanIn, fanOut };
    const weights: ParameterSlot = { ...sizes, kind: "weights", offset, length: fanIn * fanOut };
    const biases: ParameterSlot = { ...sizes, kind: "biases", offset: offset + weights.length, length: fanOut };
    offset = biases.offset + biases.length;
    return [weights, biases];
  });
}

/** Number of trained values of an architecture with biases. */
export function parameterCount(architecture: readonly number[]): number {
  return architecture.slice(1).reduce((sum, fanOut, i) => sum + (architecture[i] + 1) * fanOut, 0);
}
