/** Beyond this nothing is learned: sums and products of two such numbers are finite. */
const LARGEST = 1e153;

/** Whether a value from a file is a number that a model computes with without overflow. */
export function isModerate(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= LARGEST;
}

/** Whether something may be divided by a value from a file, 0 for what is constant. */
export function isSize(value: unknown): value is number {
  return value === 0 || (isModerate(value) && value >= 1 / LARGEST);
}
