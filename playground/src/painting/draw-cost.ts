/** After so many drawings in a row that take longer than `SLOW_MS`, less detail is drawn. */
const SLOW_MS = 30;
const SLOW_FRAMES = 4;
/** After so many drawings in a row that take less than `QUICK_MS`, more detail is tried. */
const QUICK_MS = 12;
const QUICK_FRAMES = 40;

const DETAILS = [1, 0.5, 0.25];

/** Says how much detail drawings can have by the time that they take. */
export class DrawCost {
  #level = 0;
  #slow = 0;
  #quick = 0;

  /** Share of the detail to draw, from 0 to 1. */
  get detail(): number {
    return DETAILS[this.#level];
  }

  /** Counts a drawing that took a time. */
  add(ms: number): void {
    this.#slow = ms > SLOW_MS ? this.#slow + 1 : 0;
    this.#quick = ms < QUICK_MS ? this.#quick + 1 : 0;
    if (this.#slow === SLOW_FRAMES) this.#shift(1);
    else if (this.#quick === QUICK_FRAMES) this.#shift(-1);
  }

  #shift(by: 1 | -1): void {
    this.#level = Math.max(0, Math.min(DETAILS.length - 1, this.#level + by));
    [this.#slow, this.#quick] = [0, 0];
  }
}
