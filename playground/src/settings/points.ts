/**
 * Points that a person drew, as text for an address: five characters a point, the class, then
 * two for each coordinate. Coordinates lie on a grid of 4,096 steps from -1 to 1.
 */

/** A point of a class in the plane, x and y from -1 to 1. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const STEPS = DIGITS.length ** 2 - 1;
const WIDTH = 5;

/** Classes that points may be of. */
export const POINT_CLASSES = 4;
/** Points that an address holds at most. */
export const MAX_POINTS = 400;

/** Ends of the plane that points are drawn into. */
export const DRAWN_RANGE = 1.1;

export function writePoints(points: readonly DrawnPoint[]): string {
  return points.map(({ x, y, label }) => DIGITS[label] + twoDigits(x) + twoDigits(y)).join("");
}

/** The points that a text holds; undefined when it is not such a text. */
export function readPoints(text: string): DrawnPoint[] | undefined {
  if (text.length % WIDTH !== 0 || text.length > WIDTH * MAX_POINTS) return undefined;
  const points: DrawnPoint[] = [];
  for (let at = 0; at < text.length; at += WIDTH) {
    const [label, ...digits] = Array.from(text.slice(at, at + WIDTH), (digit) => DIGITS.indexOf(digit));
    if (label < 0 || label >= POINT_CLASSES || digits.includes(-1)) return undefined;
    points.push({ label, x: coordinate(digits[0], digits[1]), y: coordinate(digits[2], digits[3]) });
  }
  return points;
}

function twoDigits(value: number): string {
  const step = Math.round(((Math.max(-1, Math.min(1, value)) + 1) / 2) * STEPS);
  return DIGITS[Math.floor(step / DIGITS.length)] + DIGITS[step % DIGITS.length];
}

function coordinate(high: number, low: number): number {
  return ((high * DIGITS.length + low) / STEPS) * 2 - 1;
}
