import type { CurvePoint, Curves } from "./messages";

/** Points that a curve is drawn from at most. */
const CAPACITY = 800;

const NAMES = [
  "epoch",
  "loss",
  "validationLoss",
  "accuracy",
  "validationAccuracy",
  "weights",
  "biases",
] as const satisfies readonly (keyof Curves)[];

/**
 * Records every epoch at first, then every second, fourth and so on: which ones depends on
 * their numbers only, so that the same training gives the same curves.
 */
export class CurveRecorder {
  #points: CurvePoint[] = [];
  #stride = 1;

  isDue(epoch: number): boolean {
    return epoch % this.#stride === 0;
  }

  add(point: CurvePoint): void {
    this.#points.push(point);
    if (this.#points.length < CAPACITY) return;
    this.#stride *= 2;
    this.#points = this.#points.filter(({ epoch }) => epoch % this.#stride === 0);
  }

  /** The last point; there is one from the start. */
  get latest(): CurvePoint {
    return this.#points[this.#points.length - 1];
  }

  get curves(): Curves {
    const list = (name: (typeof NAMES)[number]) => Float32Array.from(this.#points, (point) => point[name]);
    return Object.fromEntries(NAMES.map((name) => [name, list(name)])) as unknown as Curves;
  }
}
