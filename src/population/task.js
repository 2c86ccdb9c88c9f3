/** Number of trained values of an architecture. */
export function parameterCount(architecture) {
  return architecture.slice(1).reduce((sum, fanOut, i) => sum + (architecture[i] + 1) * fanOut, 0);
}
