/** Places of the plane that are pointed at. */
import { plotFrame } from "../figures/axes";
import { planeScales, squareFrame, valuesAt } from "../figures/plane";
import { sampleAt, type SamplePlace } from "../figures/samples";
import type { Domain } from "../training/frame";
import type { Task } from "../training/messages";

/** A place that is pointed at, in values. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** In pixels of the drawing. */
  readonly left: number;
  readonly top: number;
  readonly sample?: SamplePlace;
}

/** Width and height of a canvas. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Steps of the cross over the plane. */
const KEY_STEPS = 32;

/** What lies at pixels of a canvas; undefined outside the plane. */
export function placeAt(
  task: Task | undefined,
  domain: Domain,
  size: Size,
  left: number,
  top: number,
): Place | undefined {
  if (task?.features.length === 1) {
    const frame = plotFrame(size);
    const share = (left - frame.left) / frame.width;
    const x = domain.x[0] + share * (domain.x[1] - domain.x[0]);
    return share < 0 || share > 1 ? undefined : { x, y: 0, left, top };
  }
  const values = valuesAt(size, domain, left, top);
  if (values === undefined) return undefined;
  const [x, y] = values;
  const sample = task && sampleAt(task, domain, planeScales(squareFrame(size), domain), left, top);
  return { x, y, left, top, sample };
}

/** The next place of the cross for an arrow key. */
export function moved(
  place: Place | undefined,
  domain: Domain,
  [right, up]: readonly [number, number],
  size: Size,
): Place {
  const middle = ([low, high]: readonly [number, number]) => (low + high) / 2;
  const step = (value: number, [low, high]: readonly [number, number], steps: number) =>
    Math.max(low, Math.min(high, value + (steps * (high - low)) / KEY_STEPS));
  const x = step(place?.x ?? middle(domain.x), domain.x, right);
  const y = step(place?.y ?? middle(domain.y), domain.y, up);
  const scales = planeScales(squareFrame(size), domain);
  return { x, y, left: scales.x.place(x), top: scales.y.place(y) };
}

/** The sample of a place: other inputs are at their mean, unless it is one of the data. */
export function sampleOf(
  { x, y, sample }: Place,
  task: Task,
  mean: Float32Array,
  { xFeature, yFeature }: Domain,
): Float32Array {
  const { length } = task.features;
  if (sample !== undefined) return task[sample.part].inputs.slice(sample.row * length, (sample.row + 1) * length);
  const row = mean.slice();
  if (length > 1) row[yFeature] = y;
  row[xFeature] = x;
  return row;
}
