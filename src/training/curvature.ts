/** Pairs of changes from which the curvature is guessed. */
export const MEMORY = 10;

/** A place, and the gradient there. */
interface Place {
  readonly place: Float64Array;
  readonly gradient: Float64Array;
}

/** How an iteration changed the parameters, and the gradient with them. */
export interface Change {
  readonly change: Float64Array;
  readonly turn: Float64Array;
}

interface Pair extends Change {
  readonly product: number;
}

/** What the last changes tell of the curvature: an estimate of the inverse of the Hessian. */
export class Curvature {
  #pairs: Pair[];

  constructor(changes: readonly Change[] = []) {
    this.#pairs = changes.map(({ change, turn }) => ({ change, turn, product: dot(change, turn) }));
  }

  /** The newest last. */
  get pairs(): readonly Change[] {
    return this.#pairs;
  }

  get isEmpty(): boolean {
    return this.#pairs.length === 0;
  }

  forget(): void {
    this.#pairs = [];
  }

  add(before: Place, after: Place): void {
    const change = after.place.map((value, i) => value - before.place[i]);
    const turn = after.gradient.map((value, i) => value - before.gradient[i]);
    const product = dot(change, turn);
    // Without positive curvature the estimate would not stay positive definite.
    if (!(product > 1e-10 * dot(turn, turn))) return;
    this.#pairs.push({ change, turn, product });
    if (this.#pairs.length > MEMORY) this.#pairs.shift();
  }

  /** The estimate times a gradient: algorithm 7.4, the two loops. */
  times(gradient: Float64Array): Float64Array {
    const result = gradient.slice();
    const shares = this.#pairs.toReversed().map(({ change, turn, product }) => {
      const share = dot(change, result) / product;
      addTo(result, turn, -share);
      return share;
    });
    const last = this.#pairs.at(-1);
    const scale = last === undefined ? 1 : last.product / dot(last.turn, last.turn);
    result.forEach((value, i) => (result[i] = scale * value));
    this.#pairs.forEach(({ change, turn, product }, i) => {
      addTo(result, change, shares[shares.length - 1 - i] - dot(turn, result) / product);
    });
    return result;
  }
}

function addTo(sum: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] += factor * values[i];
}

/** The inner product. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
