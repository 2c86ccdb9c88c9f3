/** Finds sizes that cost more than their flop count and the neighboring sizes predict. */

/** The cost of one size. */
export interface Point {
  readonly size: number;
  /** Flop of the matrix products. */
  readonly flop: number;
  /** Seconds. */
  readonly seconds: number;
}

/** A size's cost beside what was predicted for it. */
export interface Judged extends Point {
  /** Seconds; NaN for the first size, which has no smaller neighbor. */
  readonly predicted: number;
  /** Cost over prediction. */
  readonly excess: number;
}

/** Above it a size is a cliff. */
export const CLIFF = 1.3;

/**
 * Predicts each cost from the neighbors, the lower of two ways: a smaller size's cost times the
 * ratio of flop (finds a step that stays), and the straight line between both neighbors on
 * logarithmic axes of flop and time (finds a single size that sticks out, where fixed costs weigh).
 *
 * @param points - In order of size.
 */
export function judge(points: readonly Point[]): Judged[] {
  return points.map((point, i) => {
    const predicted =
      i === 0 ? NaN : Math.min(scaled(point, points[i - 1]), between(point, points[i - 1], points[i + 1]));
    return { ...point, predicted, excess: point.seconds / predicted };
  });
}

/** The sizes that are cliffs. */
export function cliffs(points: readonly Judged[]): Judged[] {
  return points.filter(({ excess }) => excess > CLIFF);
}

function scaled({ flop }: Point, smaller: Point): number {
  return (smaller.seconds * flop) / smaller.flop;
}

function between({ flop }: Point, smaller: Point, larger: Point | undefined): number {
  if (larger === undefined) return Infinity;
  const share = Math.log(flop / smaller.flop) / Math.log(larger.flop / smaller.flop);
  return smaller.seconds * (larger.seconds / smaller.seconds) ** share;
}
