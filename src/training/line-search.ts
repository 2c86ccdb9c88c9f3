/** A function of many numbers, measured at a point of a line. */
export interface LinePoint {
  /** Distance from the start, in lengths of the direction. */
  readonly step: number;
  readonly value: number;
  /** Derivative along the line. */
  readonly slope: number;
}

/** Share of the first slope by which the value must fall, and to which the slope must. Nocedal and Wright, p. 62. */
const DECREASE = 1e-4;
const CURVATURE = 0.9;
const MAX_MEASURES = 25;

/**
 * A point that satisfies the strong Wolfe conditions; if none is found, the best one that falls enough, or undefined.
 * Source: Nocedal and Wright (2006), "Numerical Optimization", algorithms 3.5 and 3.6, with bisection.
 *
 * @param start - At step 0, with a slope below 0.
 * @param measure - May give values that are not finite: such points are too far.
 */
export async function searchLine<Point extends LinePoint>(
  start: LinePoint,
  firstStep: number,
  measure: (step: number) => Promise<Point>,
): Promise<Point | undefined> {
  let [low, high] = [start.step, Infinity];
  let lowValue = start.value;
  let best: Point | undefined;
  let step = firstStep;
  for (let i = 0; i < MAX_MEASURES; i++) {
    const point = await measure(step);
    const falls = point.value <= start.value + DECREASE * step * start.slope;
    if (!falls || point.value >= lowValue) {
      high = step;
    } else {
      if (best === undefined || point.value < best.value) best = point;
      if (Math.abs(point.slope) <= -CURVATURE * start.slope) return point;
      // The minimum lies behind a point whose slope rises, before one whose slope falls.
      if (point.slope >= 0) high = step;
      else [low, lowValue] = [step, point.value];
    }
    step = high === Infinity ? 2 * step : (low + high) / 2;
  }
  return best;
}
